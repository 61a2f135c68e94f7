package io.tongji.bench.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.bench.contend.AggregateCells;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.log.aggregates.Vintage;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import io.tongji.returns.edits.RegisterEdits;
import io.tongji.returns.edits.ReturnEdits;
import io.tongji.returns.edits.TargetEdits;
import io.tongji.verify.BatchRecomputation;
import io.tongji.verify.InputRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkloadTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Workload.Size SIZE = new Workload.Size(150, 14);

  /** No return of any length of workload is of a month to come. */
  private static final long NEW_YEAR = Instant.parse("2024-01-02T00:00:00Z").toEpochMilli();

  private final Workload workload = new Workload(CATALOGUE, SIZE);

  /** Keeps everything, in order. */
  private static final class Kept implements InputRecords.RecordReceiver {
    private final List<Return> returns = new ArrayList<>();
    private final List<RegisterRecord> register = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    @Override
    public void take(Return handedIn, long timestamp) {
      returns.add(handedIn);
    }

    @Override
    public void take(RegisterRecord handedIn) {
      register.add(handedIn);
    }

    @Override
    public void take(Vintage released) {}

    @Override
    public void take(Target handedIn) {
      targets.add(handedIn);
    }
  }

  private static Kept kept(Workload workload) {
    Kept kept = new Kept();
    workload.readAll(kept);
    return kept;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 14, 24, 25, 60})
  void noRecordBreaksARule(int months) {
    Workload.Size size = new Workload.Size(30, months);
    Kept kept = kept(new Workload(CATALOGUE, size));
    ReturnEdits returns = new ReturnEdits(CATALOGUE);
    RegisterEdits register = new RegisterEdits(CATALOGUE);
    TargetEdits targets = new TargetEdits(CATALOGUE);
    assertThat(kept.returns).allMatch(each -> returns.check(each, NEW_YEAR).isEmpty());
    assertThat(kept.register).allMatch(each -> register.check(each).isEmpty());
    assertThat(kept.targets).isNotEmpty().allMatch(each -> targets.check(each).isEmpty());
  }

  @Test
  void aTenthIsCorrectedAndSomeUnitsMove() {
    Kept kept = kept(workload);
    long corrections = kept.returns.stream().filter(each -> each.revision() == 2).count();
    long first = kept.returns.size() - corrections;
    assertThat((double) corrections / first).isBetween(0.07, 0.13);
    assertThat(kept.register).hasSizeGreaterThan(SIZE.units());
  }

  @Test
  void itIsTheSameEveryTime() {
    List<String> once = kept(workload).returns.stream().map(WorkloadTest::text).toList();
    List<String> again =
        kept(new Workload(CATALOGUE, SIZE)).returns.stream().map(WorkloadTest::text).toList();
    assertThat(again).isEqualTo(once);
  }

  private static String text(Return each) {
    return each.form() + each.unitId() + each.periodText() + each.figures().get(0);
  }

  @Test
  void thePlainOracleAgreesWithTheRecomputationInSql() {
    Map<CellKey, CellFigures> plain = PlainOracle.of(workload);
    Map<CellKey, CellFigures> sql =
        AggregateCells.of(BatchRecomputation.of(CATALOGUE, workload).values());
    assertThat(sql.keySet().equals(plain.keySet())).isTrue();
    List<CellKey> differing =
        plain.keySet().stream()
            .filter(key -> !requireNonNull(plain.get(key)).agrees(requireNonNull(sql.get(key))))
            .toList();
    assertThat(differing).isEmpty();
    assertThat(plain.values().stream().filter(cell -> cell.lastYear() != null))
        .hasSizeGreaterThan(99);
  }
}
