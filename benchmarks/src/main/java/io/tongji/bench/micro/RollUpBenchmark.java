package io.tongji.bench.micro;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.measure.Growth;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.ReturnEdits;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.Sums;
import io.tongji.rollup.unit.ContributionChanges;
import io.tongji.rollup.unit.Residence;
import io.tongji.rollup.unit.UnitAccounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What happens to a return between decoding and publishing, with everything in place already. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(java.util.concurrent.TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class RollUpBenchmark {

  private Bureau bureau;
  private ReturnEdits rules;
  private ReturnBook book;
  private UnitAccounts accounts;
  private IndicatorTable table;
  private Map<Placement, MonthlySums> changes;
  private Function<String, Residence> residences;
  private long[] change;
  private int next;

  /** Hands everything in once, so that nothing has to be made anew when it is measured. */
  @Setup
  public void handIn() {
    bureau = new Bureau();
    Catalogue catalogue = bureau.workload().catalogue();
    rules = new ReturnEdits(catalogue);
    book = new ReturnBook(Form.OUTPUT);
    ContributionChanges gathered = new ContributionChanges(catalogue.indicators().size());
    accounts = new UnitAccounts(catalogue, gathered);
    residences = bureau.register()::residence;
    bureau.returns().forEach(this::revise);
    Indicator indicator = Objects.requireNonNull(catalogue.indicator("GIO"));
    table = new IndicatorTable(catalogue, indicator);
    change = new long[Sums.SLOTS];
    change[Sums.YTD_KNOWN] = 1;
    change[Sums.YTD] = 12_345_678L;
    MonthlySums months = new MonthlySums();
    months.put(24_000, change);
    changes = new HashMap<>();
    changes.put(new Placement("330483004;330483K01P1", "39", "S_DIGI;S_HT"), months);
    rollUp();
  }

  private Return handedIn() {
    List<Return> returns = bureau.returns();
    next = next + 1 == returns.size() ? 0 : next + 1;
    return returns.get(next);
  }

  private void revise(Return accepted) {
    accounts.revise(book.open(accepted.unitId()), residences, accepted);
  }

  /** The hard edits of a return. */
  @Benchmark
  public boolean check() {
    return rules.check(handedIn(), Long.MAX_VALUE).isEmpty();
  }

  /** The rule of revisions, and the ledger. */
  @Benchmark
  public Verdict upsert() {
    Return handedIn = handedIn();
    Verdict verdict = book.judge(handedIn);
    book.open(handedIn.unitId()).put(handedIn);
    return verdict;
  }

  /** From a return in force to changes of contributions: two years of a unit, before and after. */
  @Benchmark
  public void delta() {
    revise(handedIn());
  }

  /** A change of contributions into all cells of its place. */
  @Benchmark
  public void rollUp() {
    table.add(changes);
  }

  /** A rate of growth. */
  @Benchmark
  public Growth growth() {
    return Growth.of(change[Sums.YTD] + next, change[Sums.YTD]);
  }
}
