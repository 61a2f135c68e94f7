package io.tongji.pipeline;

import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.editing.EditParameters;
import io.tongji.log.codec.ContributionCodec;
import io.tongji.log.records.Queries;
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
import org.jspecify.annotations.Nullable;

/**
 * The unit stage of one task: judges returns and register entries by the rule of revisions and puts
 * them in force. Inside each commit it sends what has changed: contributions of its units, pairs of
 * figures, and queries.
 *
 * <p>A batch of contributions holds whole changes only: what a unit takes out of one place and puts
 * into another is in one record.
 */
final class UnitStage {

  /** Places and months in one batch: keeps its record well below Kafka's limit of 1 MiB. */
  private static final int LARGE = 8_000;

  private final UnitBooks books;
  private final List<Indicator> indicators;
  private final ContributionChanges changes;
  private final UnitAccounts accounts;
  private final InitialContributions initial;
  private final QueryOutput queries;
  private final UnitOutputs outputs;
  private final long[] entries = new long[Form.values().length];

  /** Where the stage's records go. */
  interface UnitOutputs {

    /** Changes of contributions to an indicator. */
    void contributions(String indicator, byte[] batch);

    /** Pairs of figures of a form's units that its strata gain or lose. */
    void pairs(Form form, byte[] batch);

    /** A query that is open, or another one than before; null: it is withdrawn. */
    void query(Object key, @Nullable Object value);
  }

  /**
   * Goes on where the last owner of the task left off.
   *
   * @param books what is known of the task's units, as committed
   * @param notes what the task has sent for the first time, as committed
   * @param publication says when contributions and queries may be sent
   * @param partition the number of the task
   * @param portion what is sent for the first time goes on in the next commit after so long
   */
  UnitStage(
      UnitBooks books,
      Notes<Long> notes,
      Publication publication,
      int partition,
      UnitOutputs outputs,
      Duration portion) {
    this.books = books;
    this.outputs = outputs;
    indicators = books.catalogue().indicators();
    changes = new ContributionChanges(indicators.size());
    accounts = new UnitAccounts(books.catalogue(), changes);
    initial = new InitialContributions(books, accounts, notes, publication, portion);
    queries = new QueryOutput(books, notes, publication, partition, outputs, portion);
    for (Form form : Form.values()) {
      entries[form.ordinal()] = books.returns(form).size();
    }
  }

  /** Takes a return that breaks no hard rule, of a time in milliseconds since 1970. */
  Verdict takeReturn(Return handedIn, long timestamp) {
    queries.advance(handedIn.form(), timestamp);
    ReturnBook book = books.returns(handedIn.form());
    Verdict verdict = book.judge(handedIn);
    if (verdict == Verdict.ACCEPTED) {
      ReturnLedger ledger = book.open(handedIn.unitId());
      int before = ledger.size();
      queries.touch(handedIn, ledger);
      accounts.revise(ledger, books::residence, handedIn);
      entries[handedIn.form().ordinal()] += ledger.size() - before;
      sendIfLarge();
    }
    return verdict;
  }

  /** Takes a register entry that breaks no hard rule: the unit moves to where it counts now. */
  Verdict takeEntry(RegisterRecord handedIn) {
    Verdict verdict = books.register().judge(handedIn);
    if (verdict == Verdict.ACCEPTED) {
      String unitId = handedIn.unitId();
      queries.touch(unitId);
      Residence before = books.residence(unitId);
      books.register().put(handedIn);
      accounts.move(books.ledgers(unitId), before, books.residence(unitId));
      sendIfLarge();
    }
    return verdict;
  }

  /** Takes parameters of a closed month, against which units are scored and weighed. */
  void takeParameters(EditParameters parameters) {
    queries.takeParameters(parameters);
  }

  /** Takes note that the parameters of a form are those of all tasks' units. */
  void takeComplete(Form form) {
    books.parameters().complete(form);
  }

  /**
   * Takes what stands in the topic of queries: what has no cause is withdrawn, whoever asked it, be
   * it this pipeline under an earlier catalogue.
   *
   * @param key of a unit of this task
   * @param value the query; null: it is withdrawn
   */
  void takeQuery(Object key, @Nullable Object value) {
    books.queries().take(key, value != null);
    if (value != null) {
      Queries.read(key, value).ifPresentOrElse(queries::doubt, () -> outputs.query(key, null));
      sendIfLarge();
    }
  }

  /** Sends before the commit what would make a batch too large. */
  private void sendIfLarge() {
    if (changes.size() >= LARGE || queries.size() >= LARGE) {
      sendGathered();
    }
  }

  /** Sends inside the commit all that has changed and is not sent yet. */
  void commit() {
    sendGathered();
  }

  private void sendGathered() {
    queries.send();
    initial.send(this::sendContributionsIfLarge);
    sendContributions();
  }

  private void sendContributionsIfLarge() {
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

  /** True until all that is sent for the first time is sent, or waits for records to come. */
  boolean isStarting() {
    return !initial.isComplete() || queries.isStarting();
  }

  /** True if something may be sent now for the first time. */
  boolean mayGoOn() {
    return initial.mayGoOn() || queries.mayGoOn();
  }

  /** How many returns on a form are kept. */
  long entries(Form form) {
    return entries[form.ordinal()];
  }
}
