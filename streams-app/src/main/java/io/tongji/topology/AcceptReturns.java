package io.tongji.topology;

import io.tongji.catalogue.Form;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.Verdict;
import io.tongji.rollup.RegisterBook;
import io.tongji.rollup.Residence;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
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
    UnitDesk accounts = Objects.requireNonNull(desk);
    SortedSet<Month> touched = ledger.monthsTouchedBy(accepted);
    Set<Month> asked = outOfScope(ledger, residence, touched);
    accounts.accounts().revise(ledger, residence, accepted);
    Set<Month> ask = outOfScope(ledger, residence, touched);
    for (Month month : touched) {
      if (asked.contains(month) != ask.contains(month)) {
        Objects.requireNonNull(outOfScope)
            .tell(accepted.unitId(), form, month, ask.contains(month));
      }
    }
    accounts.passOnIfLarge();
  }

  /** Of these months those with a return that does not count anywhere. */
  private static Set<Month> outOfScope(
      ReturnLedger ledger, Residence residence, SortedSet<Month> months) {
    return months.stream()
        .filter(month -> ledger.reports(month) && !residence.inScope(month))
        .collect(Collectors.toSet());
  }
}
