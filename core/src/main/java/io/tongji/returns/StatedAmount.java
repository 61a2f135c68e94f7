package io.tongji.returns;

import io.tongji.catalogue.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return states its month or its cumulative.
 *
 * @param month slot of the month, negative if the form has none
 */
record StatedAmount(int month) implements HardEdit<Return> {

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    Figures figures = handedIn.figures();
    return figures.has(Form.YTD) || (month >= 0 && figures.has(month))
        ? null
        : new Rejection(Reason.NO_AMOUNT, "ytd", "");
  }

  @Override
  public List<String> columns() {
    return List.of("ytd", "month");
  }
}
