package io.tongji.returns;

import io.tongji.catalogue.Form;
import org.jspecify.annotations.Nullable;

/**
 * H7: if one of the four components is given, they add up to the cumulative; empty ones are 0.
 *
 * @param prior empty, or {@code prior_} for the year before
 */
record ComponentsAddUp(String prior) implements HardEdit {

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    Figures figures = handedIn.figures();
    int total = Form.INVESTMENT.slot(prior + "ytd");
    long sum = 0;
    boolean given = false;
    for (int slot = total + 1; slot <= total + 4; slot++) {
      sum += figures.get(slot);
      given |= figures.has(slot);
    }
    if (!given || (figures.has(total) && sum == figures.get(total))) {
      return null;
    }
    String stated = figures.has(total) ? Long.toString(figures.get(total)) : "";
    return new Rejection(Reason.COMPONENTS, prior + "ytd", stated);
  }
}
