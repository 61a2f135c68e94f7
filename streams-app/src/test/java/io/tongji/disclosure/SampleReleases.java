package io.tongji.disclosure;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.microdata.Numbering;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.ReleasePlan.CellStatus;
import io.tongji.disclosure.rules.RulesFile;
import io.tongji.oracle.LogRecord;
import io.tongji.period.Month;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.TargetBook;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.RegisterEdits;
import io.tongji.returns.edits.ReturnEdits;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.References;
import io.tongji.rollup.SeriesKey;
import io.tongji.rollup.unit.Totals;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Releases of the sample one after the other, as the planner plans them, under the usual rules. */
final class SampleReleases {

  /** When the returns are looked at, in milliseconds since 1970. */
  private static final long NOW = 1_800_000_000_000L;

  private final Catalogue catalogue;
  private final ReleasePlanner planner;
  private final Numbering numbering = new Numbering();
  private final PublishedHistory history = new PublishedHistory();
  private final Map<String, List<LogRecord>> released = new TreeMap<>();
  private final List<LogRecord> records = new ArrayList<>();

  SampleReleases(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.planner =
        new ReleasePlanner(catalogue, RulesFile.read(RulesFile.usual(new byte[16]), catalogue));
  }

  /** Records are handed in. */
  void handIn(List<LogRecord> more) {
    records.addAll(more);
  }

  /**
   * Releases all months through one.
   *
   * @param headlineArea whose headline figures must not be missing
   * @param revise first month that is published again; null: none
   */
  ReleasePlan release(String id, String headlineArea, Month through, @Nullable Month revise) {
    Books books = new Books(records);
    ReleaseScope scope = new ReleaseScope(through, revise, headlineArea, books.targets);
    Map<SeriesKey, Aggregate> totals = new TreeMap<>();
    new Totals(catalogue, new References(books.targets, key -> FirstReleases.ReleasedTotals.NONE))
        .forEach(books::forEachUnit, totals::put);
    Set<Month> months = planner.months(scope, totals.keySet(), history);
    released.forEach((earlier, then) -> history.attach(earlier, new Books(then).microdata(months)));
    ReleasePlan plan = planner.plan(scope, books.microdata(months), totals, history);
    plan.decisions()
        .forEach(
            (key, decision) -> {
              if (decision.status() != CellStatus.HELD) {
                history.add(id, key, decision.shown());
              }
            });
    released.put(id, List.copyOf(records));
    return plan;
  }

  /** What stands in force. */
  private final class Books {

    private final Map<String, RegisterHistory> register = new TreeMap<>();
    private final Map<String, Map<Form, ReturnLedger>> returns = new TreeMap<>();
    private final TargetBook targets = new TargetBook();
    private final ReturnEdits returnRules = new ReturnEdits(catalogue);
    private final RegisterEdits registerRules = new RegisterEdits(catalogue);

    private Books(List<LogRecord> handedIn) {
      for (LogRecord record : handedIn) {
        if (record instanceof LogRecord.OfRegister of) {
          take(of.handedIn());
        } else if (record instanceof LogRecord.OfReturn of) {
          take(of.handedIn());
        } else if (record instanceof LogRecord.OfTarget of
            && targets.judge(of.handedIn()) == Verdict.ACCEPTED) {
          targets.put(of.handedIn());
        }
      }
    }

    private void take(RegisterRecord entry) {
      if (registerRules.check(entry).isEmpty()) {
        RegisterHistory entries =
            register.computeIfAbsent(entry.unitId(), none -> new RegisterHistory());
        if (entries.judge(entry) == Verdict.ACCEPTED) {
          entries.put(entry);
        }
      }
    }

    private void take(Return handedIn) {
      if (returnRules.check(handedIn, NOW).isEmpty()) {
        ReturnLedger ledger =
            returns
                .computeIfAbsent(handedIn.unitId(), none -> new EnumMap<>(Form.class))
                .computeIfAbsent(handedIn.form(), ReturnLedger::new);
        if (ledger.judge(handedIn) == Verdict.ACCEPTED) {
          ledger.put(handedIn);
        }
      }
    }

    private void forEachUnit(Totals.UnitReceiver receiver) {
      register.forEach(
          (unit, entries) -> receiver.take(unit, returns.getOrDefault(unit, Map.of()), entries));
    }

    private Microdata microdata(Set<Month> months) {
      Microdata.Builder builder =
          new Microdata.Builder(catalogue, numbering, months, register::get);
      forEachUnit(builder::add);
      return builder.build();
    }
  }
}
