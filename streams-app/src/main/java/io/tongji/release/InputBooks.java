package io.tongji.release;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.log.records.Input;
import io.tongji.log.records.InputReading;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.Target;
import io.tongji.returns.TargetBook;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.RegisterEdits;
import io.tongji.returns.edits.ReturnEdits;
import io.tongji.returns.edits.TargetEdits;
import io.tongji.rollup.unit.Totals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands in force in the inputs up to a point, by the same rules as in the pipeline. */
public final class InputBooks {

  private final Map<Form, ReturnBook> returns = new EnumMap<>(Form.class);
  private final Map<String, RegisterHistory> register = new HashMap<>();
  private final TargetBook targets = new TargetBook();
  private final ReturnEdits returnRules;
  private final RegisterEdits registerRules;
  private final TargetEdits targetRules;

  /** Empty books under a catalogue. */
  public InputBooks(Catalogue catalogue) {
    returnRules = new ReturnEdits(catalogue);
    registerRules = new RegisterEdits(catalogue);
    targetRules = new TargetEdits(catalogue);
    for (Form form : Form.values()) {
      returns.put(form, new ReturnBook(form));
    }
  }

  /** Takes what a reading of all inputs gives, which may go on where one before has ended. */
  public void read(Topics topics, SerdeFactory serdes, InputReading reading) {
    reading.read(Input.register(topics, serdes), (entry, timestamp) -> take(entry));
    reading.read(Input.targets(topics, serdes), (target, timestamp) -> take(target));
    for (Form form : Form.values()) {
      reading.read(Input.returns(form, topics, serdes), this::take);
    }
  }

  private void take(Return handedIn, long timestamp) {
    if (returnRules.check(handedIn, timestamp).isEmpty()) {
      Objects.requireNonNull(returns.get(handedIn.form())).absorb(handedIn);
    }
  }

  private void take(RegisterRecord handedIn) {
    if (registerRules.check(handedIn).isPresent()) {
      return;
    }
    RegisterHistory history =
        register.computeIfAbsent(handedIn.unitId().intern(), unit -> new RegisterHistory());
    if (history.judge(handedIn) == Verdict.ACCEPTED) {
      history.put(handedIn);
    }
  }

  private void take(Target handedIn) {
    if (targetRules.check(handedIn).isEmpty() && targets.judge(handedIn) == Verdict.ACCEPTED) {
      targets.put(handedIn);
    }
  }

  /** The targets in force. */
  public TargetBook targets() {
    return targets;
  }

  /** The entries of a unit; null: the register does not know it. */
  public @Nullable RegisterHistory history(String unitId) {
    return register.get(unitId);
  }

  /** Hands over each unit that the register knows, by code; others count nowhere. */
  public void forEachUnit(Totals.UnitReceiver receiver) {
    List<String> units = new ArrayList<>(register.keySet());
    Collections.sort(units); // so that nothing depends on the order of the log
    for (String unitId : units) {
      receiver.take(unitId, ledgers(unitId), Objects.requireNonNull(register.get(unitId)));
    }
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
}
