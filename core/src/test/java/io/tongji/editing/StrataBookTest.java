package io.tongji.editing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Months are computed when all tasks have sent their pairs, and later when they are quiet. */
class StrataBookTest {

  private static final Month MONTH = Month.parse("2023-06");
  private static final long NOW = 1_000_000;

  private final StrataBook strata = new StrataBook(CatalogueFiles.builtIn(), 2);

  @BeforeEach
  void twoUnitsOfAClosedMonth() {
    change(3, NOW);
    change(4, NOW);
    strata.advance(Form.OUTPUT, Instant.parse("2023-12-31T00:00:00Z").toEpochMilli());
  }

  private void change(long figure, long when) {
    strata.change(Form.OUTPUT, true, new Pair(MONTH.index(), "39", figure, 1), when);
  }

  @Test
  void nothingIsComputedBeforeAllTasksHaveSentAll() {
    strata.sentAll(Form.OUTPUT, 1);
    strata.sentAll(Form.OUTPUT, 1);
    strata.sentAll(Form.RD, 0);
    assertThat(strata.isWhole(Form.OUTPUT)).isFalse();
    assertThat(strata.due(NOW + 1_000_000)).isEmpty();
  }

  @Test
  void whenAllHaveSentAllIsComputedAtOnce() {
    forwardAll();
    assertThat(strata.isWhole(Form.OUTPUT)).isTrue();
    assertThat(totals(NOW)).containsExactly(7L);
    assertThat(totals(NOW)).as("sent before").isEmpty();
  }

  @Test
  void aMonthThatChangesLaterIsComputedWhenItIsQuiet() {
    forwardAll();
    strata.due(NOW);
    change(5, NOW);
    change(6, NOW + 2_000);
    assertThat(totals(NOW + 4_999)).isEmpty();
    assertThat(totals(NOW + 5_000)).containsExactly(18L);
  }

  @Test
  void aFormWithoutOutliersHasNoStrata() {
    strata.sentAll(Form.EVENT, 0);
    strata.sentAll(Form.EVENT, 1);
    assertThat(strata.isWhole(Form.EVENT)).isFalse();
    assertThat(new ParameterBook(CatalogueFiles.builtIn()).isComplete(Form.EVENT)).isTrue();
  }

  private void forwardAll() {
    strata.sentAll(Form.OUTPUT, 0);
    strata.sentAll(Form.OUTPUT, 1);
  }

  private List<Long> totals(long now) {
    return strata.due(now).stream().map(EditParameters::total).toList();
  }
}
