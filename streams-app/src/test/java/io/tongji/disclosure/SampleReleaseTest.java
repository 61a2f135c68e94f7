package io.tongji.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Form;
import io.tongji.catalogue.Indicator;
import io.tongji.disclosure.ReleasePlan.CellStatus;
import io.tongji.disclosure.ReleasePlan.Decision;
import io.tongji.ingest.FedSample;
import io.tongji.oracle.LogRecord;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.RegisterRules;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.ReturnRules;
import io.tongji.returns.Target;
import io.tongji.returns.TargetBook;
import io.tongji.returns.Verdict;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first release of the sample: the headline table comes out entirely, with growth. */
class SampleReleaseTest {

  private static final String ZONE = "330483K01";
  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Month DECEMBER = Month.of(2023, 12);

  private static final Map<SeriesKey, Aggregate> TOTALS = new TreeMap<>();
  private static @Nullable ReleasePlan planned;

  @BeforeAll
  static void planFirstRelease(@TempDir Path scratch) throws IOException {
    Map<String, RegisterHistory> register = new TreeMap<>();
    Map<String, Map<Form, ReturnLedger>> returns = new TreeMap<>();
    TargetBook targets = new TargetBook();
    ReturnRules returnRules = new ReturnRules(CATALOGUE);
    RegisterRules registerRules = new RegisterRules(CATALOGUE);
    for (LogRecord record : FedSample.records(scratch)) {
      if (record instanceof LogRecord.OfRegister of) {
        RegisterRecord entry = of.handedIn();
        if (registerRules.check(entry).isEmpty()) {
          RegisterHistory history =
              register.computeIfAbsent(entry.unitId(), none -> new RegisterHistory());
          if (history.judge(entry) == Verdict.ACCEPTED) {
            history.put(entry);
          }
        }
      } else if (record instanceof LogRecord.OfTarget of) {
        if (targets.judge(of.handedIn()) == Verdict.ACCEPTED) {
          targets.put(of.handedIn());
        }
      } else if (record instanceof LogRecord.OfReturn of) {
        Return handedIn = of.handedIn();
        if (returnRules.check(handedIn, 1_800_000_000_000L).isEmpty()) {
          ReturnLedger ledger =
              returns
                  .computeIfAbsent(handedIn.unitId(), none -> new EnumMap<>(Form.class))
                  .computeIfAbsent(handedIn.form(), ReturnLedger::new);
          if (ledger.judge(handedIn) == Verdict.ACCEPTED) {
            ledger.put(handedIn);
          }
        }
      }
    }
    List<IndicatorTable> tables = new ArrayList<>();
    for (Indicator indicator : CATALOGUE.indicators()) {
      tables.add(
          new IndicatorTable(
              CATALOGUE,
              indicator,
              (code, area, year) -> targets.inForce(new Target.Key(code, area, year))));
    }
    Numbering numbering = new Numbering();
    gather(numbering, Set.of(), register, returns, (n, some) -> tables.get(n).add(some));
    tables.forEach(table -> table.forwardAll(TOTALS::put));
    ReleaseScope scope =
        new ReleaseScope(
            DECEMBER,
            null,
            ZONE,
            (code, area, year) -> targets.inForce(new Target.Key(code, area, year)));
    ReleasePlanner planner =
        new ReleasePlanner(CATALOGUE, RulesFile.read(RulesFile.usual(new byte[16]), CATALOGUE));
    PublishedHistory history = new PublishedHistory();
    Set<Month> months = planner.months(scope, TOTALS.keySet(), history);
    Microdata microdata = gather(numbering, months, register, returns, (n, some) -> {});
    planned = planner.plan(scope, microdata, TOTALS, history);
  }

  private static Microdata gather(
      Numbering numbering,
      Set<Month> months,
      Map<String, RegisterHistory> register,
      Map<String, Map<Form, ReturnLedger>> returns,
      BiConsumer<Integer, Map<Placement, MonthlySums>> totals) {
    Microdata.Builder builder = new Microdata.Builder(CATALOGUE, numbering, months, register::get);
    register.forEach(
        (unit, history) ->
            builder.add(unit, returns.getOrDefault(unit, Map.of()), history, totals));
    return builder.build();
  }

  private static ReleasePlan plan() {
    return Objects.requireNonNull(planned);
  }

  private static Decision decision(String indicator, String area, String activity, String period) {
    return Objects.requireNonNull(
        plan().decisions().get(new SeriesKey(Period.parse(period), area, indicator, activity)));
  }

  @Test
  void theHeadlineTableIsPublishedWithGrowth() {
    assertThat(plan().refusals()).isEmpty();
    assertThat(CATALOGUE.indicators())
        .filteredOn(indicator -> indicator.display().headline() > 0)
        .hasSize(12)
        .allSatisfy(
            indicator -> {
              String readAt = indicator.display().readAt();
              Decision decision =
                  decision(indicator.code(), readAt.isEmpty() ? ZONE : readAt, "_T", "2023-12");
              assertThat(decision.status()).isEqualTo(CellStatus.PUBLISHED);
              assertThat(decision.shown())
                  .contains(
                      PublishedPart.AMOUNT,
                      PublishedPart.GROWTH,
                      PublishedPart.TARGET,
                      PublishedPart.UNITS);
            });
  }
}
