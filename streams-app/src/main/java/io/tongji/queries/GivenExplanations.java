package io.tongji.queries;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.ReturnEdits;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What units said to explain their returns, of those in force. */
public final class GivenExplanations {

  private final ReturnEdits rules;
  private final Map<ExplainingUnit, ReturnLedger> ledgers = new HashMap<>();
  private final Map<StandingExplanation, GivenExplanation> standing = new HashMap<>();

  private record ExplainingUnit(Form form, String unit) {}

  private record StandingExplanation(Form form, String unit, String number) {}

  /**
   * An explanation.
   *
   * @param of the return that has it
   * @param text the explanation
   * @param at when it was handed in
   */
  public record GivenExplanation(Return of, String text, Instant at) {}

  /** None yet, under a catalogue. */
  public GivenExplanations(Catalogue catalogue) {
    this.rules = new ReturnEdits(catalogue);
  }

  /** Takes the next return, unless a rule refuses it. */
  public synchronized void take(Return handedIn, long timestamp) {
    if (rules.check(handedIn, timestamp).isPresent()) {
      return;
    }
    ReturnLedger ledger =
        ledgers.computeIfAbsent(
            new ExplainingUnit(handedIn.form(), handedIn.unitId()),
            absent -> new ReturnLedger(handedIn.form()));
    if (ledger.judge(handedIn) != Verdict.ACCEPTED) {
      return;
    }
    ledger.put(handedIn);
    StandingExplanation of =
        new StandingExplanation(handedIn.form(), handedIn.unitId(), handedIn.number());
    String text = handedIn.remarks().explanation();
    if (text == null || text.isBlank() || handedIn.withdrawn()) {
      standing.remove(of);
    } else {
      standing.put(of, new GivenExplanation(handedIn, text, Instant.ofEpochMilli(timestamp)));
    }
  }

  /** Those that stand, the latest first. */
  public synchronized List<GivenExplanation> list() {
    return standing.values().stream()
        .sorted(
            Comparator.comparing(GivenExplanation::at)
                .reversed()
                .thenComparing(one -> one.of().unitId())
                .thenComparing(one -> one.of().number()))
        .toList();
  }
}
