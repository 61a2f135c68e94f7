package io.tongji.returns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * H6 and the second half of H7: parts are no more than the whole that they belong to, where both
 * are given.
 *
 * @param reason of the refusal
 * @param whole slot of the whole
 * @param parts slots of the parts
 * @param columns the part that is named, the other parts, and the whole
 */
record PartWithinWhole(Reason reason, int whole, int[] parts, List<String> columns)
    implements HardEdit<Return> {

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    Figures figures = handedIn.figures();
    long sum = 0;
    boolean given = false;
    for (int part : parts) {
      sum += figures.get(part);
      given |= figures.has(part);
    }
    return !given || !figures.has(whole) || sum <= figures.get(whole)
        ? null
        : new Rejection(reason, columns.get(0), Long.toString(sum));
  }
}
