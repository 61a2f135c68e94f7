package io.tongji.returns;

import io.tongji.catalogue.AmountColumn;
import io.tongji.catalogue.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * H7: if one of the four components is given, they add up to the cumulative; empty ones are 0.
 *
 * @param prior empty, or {@code prior_} for the year before
 */
record ComponentsAddUp(String prior) implements HardEdit<Return> {

  private static final int COMPONENTS = 4;

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    Figures figures = handedIn.figures();
    int total = Form.INVESTMENT.slot(prior + "ytd");
    long sum = 0;
    boolean given = false;
    for (int slot = total + 1; slot <= total + COMPONENTS; slot++) {
      sum += figures.get(slot);
      given |= figures.has(slot);
    }
    if (!given || (figures.has(total) && sum == figures.get(total))) {
      return null;
    }
    String stated = figures.has(total) ? Long.toString(figures.get(total)) : "";
    return new Rejection(Reason.COMPONENTS, prior + "ytd", stated);
  }

  /** The cumulative and its components, which follow it. */
  @Override
  public List<String> columns() {
    int total = Form.INVESTMENT.slot(prior + "ytd");
    return Form.INVESTMENT.amounts().subList(total, total + COMPONENTS + 1).stream()
        .map(AmountColumn::name)
        .toList();
  }
}
