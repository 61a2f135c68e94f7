package io.tongji.pipeline.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.avro.QueryKey;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.editing.ParameterBook;
import io.tongji.editing.StrataBook;
import io.tongji.log.codec.PairCodec;
import io.tongji.log.codec.ParameterCodec;
import io.tongji.period.Month;
import io.tongji.pipeline.NotesInMemory;
import io.tongji.pipeline.PhaseOfTest;
import io.tongji.pipeline.ports.Publication;
import io.tongji.pipeline.unit.UnitBooks;
import io.tongji.pipeline.unit.UnitStage;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.ReturnBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A form is asked about when the pairs of all tasks have been weighed: here those of two tasks,
 * whose units are a stratum only together, and of which one is out of line.
 */
class QueryStageTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final String MONTH = "2023-05";
  private static final QueryKey OUTLIER = new QueryKey("unit 0", "output", MONTH, "OUTLIER");
  private static final int UNITS = 24;
  private static final long CLOSED = Instant.parse("2023-07-01T00:00:00Z").toEpochMilli();
  private static final byte[] JUST_THE_TIME = new PairCodec.Batch().drain(CLOSED);

  /** Every other unit; what earlier owners of the task have noted is known. */
  private static final class Task implements QueryStage.QueryOutputs {
    private final NotesInMemory<Long> notes;
    private final UnitBooks books = UnitBooks.empty(CATALOGUE);
    private final QueryStage stage;
    private final List<byte[]> pairs = new ArrayList<>();
    private final List<@Nullable Object> asked = new ArrayList<>();

    Task(int number, Map<String, Long> noted) {
      notes = new NotesInMemory<>(noted);
      for (int unit = number; unit < UNITS; unit += 2) {
        books.register().put(registered(unit));
        books.returns(Form.OUTPUT).absorb(output(unit, unit == 0 ? 5_000_000 : ordinary(unit)));
      }
      stage =
          new QueryStage(
              new QueryBooks(books, new ParameterBook(CATALOGUE), new StandingQueries()),
              notes,
              PhaseOfTest.in(Publication.Phase.PUBLISHED),
              number,
              this,
              Duration.ofDays(1));
      take(output(number, number == 0 ? 5_000_000 : ordinary(number)));
    }

    void take(Return handedIn) {
      ReturnBook book = books.returns(Form.OUTPUT);
      stage.takeReturn(new UnitStage.Judged(handedIn, book.judge(handedIn)), CLOSED);
      book.absorb(handedIn);
    }

    @Override
    public void pairs(Form form, byte[] batch) {
      if (form == Form.OUTPUT) {
        pairs.add(batch);
      }
    }

    @Override
    public void query(Object key, @Nullable Object value) {
      if (key.equals(OUTLIER)) {
        asked.add(value);
      }
    }

    /** The pairs of output that go out with a commit. */
    List<byte[]> commit() {
      pairs.clear();
      asked.clear();
      stage.commit();
      return List.copyOf(pairs);
    }

    /** What is asked in a commit about the growth of the unit that is out of line. */
    List<@Nullable Object> asks() {
      commit();
      return asked;
    }

    void take(List<byte[]> parameters) {
      for (byte[] bytes : parameters) {
        if (ParameterCodec.isComplete(bytes)) {
          stage.takeComplete(Form.OUTPUT);
        } else {
          stage.takeParameters(ParameterCodec.decode(bytes));
        }
      }
    }
  }

  /** The strata of two tasks. */
  private static final class Strata {
    private final List<byte[]> parameters = new ArrayList<>();
    private final StrataStage stage =
        new StrataStage(
            new StrataBook(CATALOGUE, 2),
            new NotesInMemory<>(),
            (form, bytes) -> parameters.add(bytes));
    private long now = 1;

    /** What is sent after these pairs have come, and a while later. */
    List<byte[]> take(List<byte[]> pairs) {
      parameters.clear();
      pairs.forEach(batch -> stage.take(Form.OUTPUT, batch, now));
      now += 10_000;
      stage.commit(now);
      return List.copyOf(parameters);
    }
  }

  private static RegisterRecord registered(int unit) {
    return new RegisterRecord(
        "unit " + unit,
        new RegisterEntry(
            UnitKind.ENTERPRISE,
            UnitKind.ENTERPRISE.code(),
            "甲",
            new RegisterEntry.Place("330483004", List.of()),
            "3911",
            List.of("above-scale"),
            new RegisterEntry.Validity("2020-01", Month.parse("2020-01"), "", null),
            new RegisterEntry.Ownership(null, null),
            null),
        0,
        false);
  }

  private static long ordinary(int unit) {
    return 1_000_000 + 10_000L * unit;
  }

  private static Return output(int unit, long ytd) {
    ReturnAmounts figures = new ReturnAmounts(Form.OUTPUT);
    figures.put(Form.OUTPUT.slot("ytd"), ytd);
    figures.put(Form.OUTPUT.slot("prior_ytd"), 1_000_000L);
    return new Return(
        Form.OUTPUT,
        "unit " + unit,
        MONTH,
        Month.parse(MONTH),
        0,
        false,
        figures,
        Return.Remarks.NONE,
        null);
  }

  @Test
  void aFormIsAskedAboutOnceWhenAllPairsAreWeighed() {
    Task one = new Task(0, Map.of());
    Task two = new Task(1, Map.of());
    Strata strata = new Strata();
    assertThat(strata.take(one.commit())).as("half of the pairs").isEmpty();
    assertThat(one.asks()).isEmpty();

    one.take(strata.take(two.commit()));
    assertThat(one.stage.mayGoOn()).isTrue();
    assertThat(one.asks()).singleElement().isNotNull();
    assertThat(one.asks()).as("sent once").isEmpty();
    assertThat(one.stage.mayGoOn()).isFalse();
  }

  @Test
  void whatIsNotedIsNotSentAgainByWhoeverTakesOver() {
    Task one = new Task(0, Map.of());
    Task two = new Task(1, Map.of());
    Strata strata = new Strata();
    strata.take(one.commit());
    Task next = new Task(0, one.notes.all());
    assertThat(next.commit()).containsOnly(JUST_THE_TIME);

    next.take(strata.take(two.commit()));
    assertThat(next.asks()).singleElement().isNotNull();
    Task last = new Task(0, next.notes.all());
    assertThat(last.asks()).isEmpty();
  }

  @Test
  void aCorrectionMeanwhileIsWeighedAndAskedAboutInTheEnd() {
    Task one = new Task(0, Map.of());
    Task two = new Task(1, Map.of());
    Strata strata = new Strata();
    strata.take(one.commit());
    one.take(output(0, 1_000_000));
    List<byte[]> correction = one.commit();
    assertThat(correction).isNotEmpty();
    assertThat(one.asked).as("not begun").isEmpty();

    strata.take(correction);
    one.take(strata.take(two.commit()));
    assertThat(one.asks()).isEmpty();
  }

  @Test
  void theStrataWaitUntilAClosedMonthIsQuietAndThenForNothing() {
    Task one = new Task(0, Map.of());
    Task two = new Task(1, Map.of());
    Strata strata = new Strata();
    strata.take(one.commit());
    assertThat(strata.stage.isWaiting()).as("for pairs, which are records").isFalse();
    strata.take(two.commit());
    assertThat(strata.stage.isWaiting()).isFalse();

    one.take(output(0, 1_000_000));
    one.commit().forEach(batch -> strata.stage.take(Form.OUTPUT, batch, strata.now));
    assertThat(strata.stage.isWaiting()).isTrue();
    assertThat(strata.take(List.of())).isNotEmpty();
    assertThat(strata.stage.isWaiting()).isFalse();
  }
}
