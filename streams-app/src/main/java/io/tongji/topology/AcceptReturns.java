package io.tongji.topology;

import io.tongji.catalogue.Form;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.Verdict;
import io.tongji.returns.YearOfReturns;
import io.tongji.rollup.RegisterBook;
import io.tongji.rollup.Residence;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Puts returns of one form in force: what the unit contributes changes where it counts. */
final class AcceptReturns implements Acceptance<Return> {

  private final Form form;
  private @Nullable ReturnBook returns;
  private @Nullable RegisterBook register;
  private @Nullable UnitDesk desk;
  private @Nullable OutOfScope outOfScope;

  AcceptReturns(Form form) {
    this.form = form;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    returns = UnitStores.returns(context, form);
    register = UnitStores.register(context);
    desk = UnitStores.desk(context);
    outOfScope = new OutOfScope(context);
  }

  @Override
  public Verdict judge(Return handedIn) {
    return Objects.requireNonNull(returns).judge(handedIn);
  }

  @Override
  public void accept(Return accepted) {
    ReturnLedger ledger = Objects.requireNonNull(returns).open(accepted.unitId());
    Residence residence = Objects.requireNonNull(register).residence(accepted.unitId());
    Month period = Objects.requireNonNull(accepted.period());
    boolean asked = reports(ledger, period) && !residence.inScope(period);
    UnitDesk accounts = Objects.requireNonNull(desk);
    accounts.accounts().revise(ledger, residence, accepted);
    boolean ask = reports(ledger, period) && !residence.inScope(period);
    if (asked != ask) {
      Objects.requireNonNull(outOfScope).tell(accepted.unitId(), form, period, ask);
    }
    accounts.passOnIfLarge();
  }

  private static boolean reports(ReturnLedger ledger, Month period) {
    YearOfReturns year = ledger.year(period.year());
    return year != null && year.reports(period.month() - 1);
  }
}
