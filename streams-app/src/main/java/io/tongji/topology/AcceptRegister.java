package io.tongji.topology;

import io.tongji.catalogue.Form;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.Verdict;
import io.tongji.rollup.RegisterBook;
import io.tongji.rollup.Residence;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Puts register entries in force: all that the unit contributes moves to where it counts now. */
final class AcceptRegister implements Acceptance<RegisterRecord> {

  private final Map<Form, ReturnBook> returns = new EnumMap<>(Form.class);
  private @Nullable RegisterBook register;
  private @Nullable UnitDesk desk;
  private @Nullable OutOfScope outOfScope;

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    for (Form form : Form.values()) {
      returns.put(form, UnitStores.returns(context, form));
    }
    register = UnitStores.register(context);
    desk = UnitStores.desk(context);
    desk.passOnAtCommit(context);
    outOfScope = new OutOfScope(context);
  }

  @Override
  public Verdict judge(RegisterRecord handedIn) {
    return Objects.requireNonNull(register).judge(handedIn);
  }

  @Override
  public void accept(RegisterRecord accepted) {
    RegisterBook book = Objects.requireNonNull(register);
    Residence before = book.residence(accepted.unitId());
    book.put(accepted);
    Residence after = book.residence(accepted.unitId());
    Map<Form, ReturnLedger> ledgers = ledgers(accepted.unitId());
    UnitDesk accounts = Objects.requireNonNull(desk);
    accounts.accounts().move(ledgers, before, after);
    Move move = new Move(accepted.unitId(), before, after);
    ledgers.forEach((form, ledger) -> ask(move, form, ledger));
    accounts.passOnIfLarge();
  }

  private Map<Form, ReturnLedger> ledgers(String unitId) {
    Map<Form, ReturnLedger> ledgers = new EnumMap<>(Form.class);
    returns.forEach(
        (form, book) -> {
          ReturnLedger ledger = book.find(unitId);
          if (ledger != null) {
            ledgers.put(form, ledger);
          }
        });
    return ledgers;
  }

  private void ask(Move move, Form form, ReturnLedger ledger) {
    ledger.forEachReported(
        period -> {
          boolean inScope = move.after().inScope(period);
          if (move.before().inScope(period) != inScope) {
            Objects.requireNonNull(outOfScope).tell(move.unitId(), form, period, !inScope);
          }
        });
  }

  private record Move(String unitId, Residence before, Residence after) {}
}
