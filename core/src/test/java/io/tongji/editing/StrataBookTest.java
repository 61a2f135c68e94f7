package io.tongji.editing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
  void whatIsWrittenGoesOnAsItWould() throws IOException {
    StrataBook before = read(strata);
    forwardAll(before);
    assertThat(totals(before, NOW)).as("not whole when it was written").containsExactly(7L);

    forwardAll();
    change(5, NOW);
    StrataBook waiting = read(strata);
    assertThat(totals(waiting, NOW)).as("it was to be computed").containsExactly(12L);

    strata.due(NOW + 1_000_000);
    StrataBook quiet = read(strata);
    assertThat(totals(quiet, NOW)).as("sent before").isEmpty();
    quiet.change(Form.OUTPUT, false, new Pair(MONTH.index(), "39", 3, 1), NOW);
    assertThat(totals(quiet, NOW + 3_000)).as("pairs may be taken out").containsExactly(9L);
  }

  private static StrataBook read(StrataBook written) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    written.writeTo(new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    StrataBook read = StrataBook.read(CatalogueFiles.builtIn(), 2, in);
    assertThat(in.read()).as("all of it is read").isNegative();
    return read;
  }

  @Test
  void aFormWithoutOutliersHasNoStrata() {
    strata.sentAll(Form.EVENT, 0);
    strata.sentAll(Form.EVENT, 1);
    assertThat(strata.isWhole(Form.EVENT)).isFalse();
    assertThat(new ParameterBook(CatalogueFiles.builtIn()).isComplete(Form.EVENT)).isTrue();
  }

  private void forwardAll() {
    forwardAll(strata);
  }

  private static void forwardAll(StrataBook book) {
    book.sentAll(Form.OUTPUT, 0);
    book.sentAll(Form.OUTPUT, 1);
  }

  private List<Long> totals(long now) {
    return totals(strata, now);
  }

  private static List<Long> totals(StrataBook book, long now) {
    return book.due(now).stream().map(EditParameters::total).toList();
  }
}
