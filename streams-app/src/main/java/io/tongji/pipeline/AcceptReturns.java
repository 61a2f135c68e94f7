package io.tongji.pipeline;

import io.tongji.catalogue.Form;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.Verdict;
import io.tongji.rollup.Residence;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Puts returns of one form in force: what the unit contributes changes where it counts. */
final class AcceptReturns implements Acceptance<Return> {

  private final Form form;
  private long entries;
  private @Nullable ReturnBook returns;
  private @Nullable Function<String, Residence> register;
  private @Nullable UnitDesk desk;

  AcceptReturns(Form form) {
    this.form = form;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    returns = UnitStores.returns(context, form);
    entries = returns.size();
    register = UnitStores.register(context)::residence;
    desk = UnitStores.desk(context);
  }

  @Override
  public void advance(long timestamp) {
    Objects.requireNonNull(desk).queries().advance(form, timestamp);
  }

  @Override
  public Verdict judge(Return handedIn) {
    return Objects.requireNonNull(returns).judge(handedIn);
  }

  @Override
  public void accept(Return accepted) {
    ReturnLedger ledger = Objects.requireNonNull(returns).open(accepted.unitId());
    UnitDesk unitDesk = Objects.requireNonNull(desk);
    unitDesk.queries().touch(accepted, ledger);
    int before = ledger.size();
    unitDesk.accounts().revise(ledger, Objects.requireNonNull(register), accepted);
    entries += ledger.size() - before;
    unitDesk.passOnIfLarge();
  }

  @Override
  public long entries() {
    return entries;
  }
}
