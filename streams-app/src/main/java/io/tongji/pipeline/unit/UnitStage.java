package io.tongji.pipeline.unit;

import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.log.codec.ContributionCodec;
import io.tongji.pipeline.ports.Publication;
import io.tongji.pipeline.stage.Notes;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.Verdict;
import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.unit.ContributionChanges;
import io.tongji.rollup.unit.Residence;
import io.tongji.rollup.unit.UnitAccounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The unit stage of one task: judges returns and register entries by the rule of revisions and puts
 * them in force. Inside each commit it sends how contributions of its units have changed.
 *
 * <p>A batch of contributions holds whole changes only: what a unit takes out of one place and puts
 * into another is in one record.
 */
public final class UnitStage {

  /** Places and months in one batch: keeps its record well below Kafka's limit of 1 MiB. */
  private static final int LARGE = 8_000;

  private final UnitBooks books;
  private final List<Indicator> indicators;
  private final ContributionChanges changes;
  private final UnitAccounts accounts;
  private final InitialContributions initial;
  private final UnitOutputs outputs;
  private final long[] entries = new long[Form.values().length];

  /** Where the stage's records go. */
  interface UnitOutputs {

    /** Changes of contributions to an indicator. */
    void contributions(String indicator, byte[] batch);

    /** A return has been judged; if it is accepted it is put in force afterwards. */
    void judged(Judged judged, long timestamp);

    /** An entry of the register is accepted, and put in force afterwards. */
    void accepted(RegisterRecord entry);
  }

  /** A return that breaks no hard edit, and what the rule of revisions says of it. */
  public record Judged(Return handedIn, Verdict verdict) {}

  /**
   * Goes on where the last owner of the task left off.
   *
   * @param books what is known of the task's units, as committed
   * @param notes what the task has sent for the first time, as committed
   * @param publication says when contributions may be sent
   * @param portion what is sent for the first time goes on in the next commit after so long
   */
  UnitStage(
      UnitBooks books,
      Notes<Long> notes,
      Publication publication,
      UnitOutputs outputs,
      Duration portion) {
    this.books = books;
    this.outputs = outputs;
    indicators = books.catalogue().indicators();
    changes = new ContributionChanges(indicators.size());
    accounts = new UnitAccounts(books.catalogue(), changes);
    initial = new InitialContributions(books, accounts, notes, publication, portion);
    for (Form form : Form.values()) {
      entries[form.ordinal()] = books.returns(form).size();
    }
  }

  /** Takes a return that breaks no hard edit, of a time in milliseconds since 1970. */
  Verdict takeReturn(Return handedIn, long timestamp) {
    ReturnBook book = books.returns(handedIn.form());
    Verdict verdict = book.judge(handedIn);
    outputs.judged(new Judged(handedIn, verdict), timestamp);
    if (verdict == Verdict.ACCEPTED) {
      ReturnLedger ledger = book.open(handedIn.unitId());
      int before = ledger.size();
      accounts.revise(ledger, books::residence, handedIn);
      entries[handedIn.form().ordinal()] += ledger.size() - before;
      sendIfLarge();
    }
    return verdict;
  }

  /** Takes a register entry that breaks no hard edit: the unit moves to where it counts now. */
  Verdict takeEntry(RegisterRecord handedIn) {
    Verdict verdict = books.register().judge(handedIn);
    if (verdict == Verdict.ACCEPTED) {
      String unitId = handedIn.unitId();
      outputs.accepted(handedIn);
      Residence before = books.residence(unitId);
      books.register().put(handedIn);
      accounts.move(books.ledgers(unitId), before, books.residence(unitId));
      sendIfLarge();
    }
    return verdict;
  }

  /** Sends inside the commit all that has changed and is not sent yet. */
  void commit() {
    initial.send(this::sendIfLarge);
    sendContributions();
  }

  /** Sends before the commit what would make a batch too large. */
  private void sendIfLarge() {
    if (changes.size() >= LARGE) {
      sendContributions();
    }
  }

  private void sendContributions() {
    if (changes.size() == 0) {
      return;
    }
    Map<Placement, MonthlySums>[] gathered = changes.drain();
    for (int number = 0; number < gathered.length; number++) {
      byte[] batch = ContributionCodec.encode(gathered[number]);
      if (batch.length > 0) {
        outputs.contributions(indicators.get(number).code(), batch);
      }
    }
  }

  /** True until all that is sent for the first time is sent. */
  boolean isStarting() {
    return !initial.isComplete();
  }

  /** True if something may be sent now for the first time. */
  boolean mayGoOn() {
    return initial.mayGoOn();
  }

  /** How many returns on a form are kept. */
  long entries(Form form) {
    return entries[form.ordinal()];
  }
}
