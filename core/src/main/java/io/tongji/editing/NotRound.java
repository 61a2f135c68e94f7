package io.tongji.editing;

import io.tongji.catalogue.Form;
import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import org.jspecify.annotations.Nullable;

/**
 * S12: the cumulative, if it is stated and not 0, is no multiple of a round amount.
 *
 * @param multiple in whole yuan or US dollars
 */
record NotRound(long multiple) implements SoftCheck {

  @Override
  public SoftEdit edit() {
    return SoftEdit.ROUND_AMOUNT;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    Long stated = year.stated(m, Form.YTD);
    return stated != null && stated != 0 && stated % multiple == 0
        ? query("ytd", stated, null)
        : null;
  }
}
