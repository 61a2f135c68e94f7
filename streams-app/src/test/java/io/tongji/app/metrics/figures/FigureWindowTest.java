package io.tongji.app.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.metrics.figures.FigureBounds.Depth;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Sample;
import io.tongji.rollup.SeriesKey;
import java.math.BigDecimal;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two months of totals, one of activities. */
class FigureWindowTest {

  private static final FigureBounds BOUNDS = BuiltIn.bounds(2, 1, Depth.DIVISION, 9);
  private static final Aggregate OCTOBER = figure("2023-10", "_T");
  private static final Aggregate NOVEMBER = figure("2023-11", "_T");
  private static final Aggregate DECEMBER = figure("2023-12", "_T");
  private static final Aggregate NOVEMBER_C39 = figure("2023-11", "C39");
  private static final Aggregate DECEMBER_C39 = figure("2023-12", "C39");

  private final FigureWindow window = new FigureWindow(BOUNDS);
  private final TreeSet<SeriesKey> kept = new TreeSet<>();

  private static Aggregate figure(String period, String activity) {
    return Sample.of("GIO", 1).at(period).of(activity).ofMonth();
  }

  private void put(Aggregate... figures) {
    for (Aggregate figure : figures) {
      if (window.take(figure, kept::remove)) {
        kept.add(figure.key());
      }
    }
  }

  private void remove(Aggregate figure) {
    kept.remove(figure.key());
    window.remove(figure.key());
  }

  private void assertKept(Aggregate... figures) {
    assertThat(kept)
        .containsExactlyInAnyOrderElementsOf(Stream.of(figures).map(Aggregate::key).toList());
  }

  @Test
  void keepsTheSameInWhateverOrderTheyCome() {
    put(OCTOBER, NOVEMBER, NOVEMBER_C39, DECEMBER, DECEMBER_C39);
    assertKept(NOVEMBER, DECEMBER, DECEMBER_C39);
    FigureWindow other = new FigureWindow(BOUNDS);
    for (Aggregate figure : new Aggregate[] {DECEMBER_C39, DECEMBER, NOVEMBER}) {
      assertThat(other.take(figure, kept::remove)).isTrue();
    }
    assertThat(other.take(NOVEMBER_C39, kept::remove)).isFalse();
    assertThat(other.take(OCTOBER, kept::remove)).isFalse();
  }

  @Test
  void whenTheLatestMonthGoesThoseBeforeItAreAskedForOnce() {
    put(OCTOBER, NOVEMBER, NOVEMBER_C39, DECEMBER, DECEMBER_C39);
    remove(DECEMBER);
    assertThat(window.wantsAll()).isFalse();
    remove(DECEMBER_C39);
    assertThat(window.wantsAll()).isTrue();
    assertThat(window.wantsAll()).isFalse();
    put(OCTOBER, NOVEMBER, NOVEMBER_C39);
    assertKept(OCTOBER, NOVEMBER, NOVEMBER_C39);
    remove(OCTOBER);
    assertThat(window.wantsAll()).isFalse();
  }

  @Test
  void whatIsNotWantedIsAskedForWhenItCanBeShown() {
    put(NOVEMBER, DECEMBER, DECEMBER_C39);
    assertThat(window.wants(OCTOBER.key())).isFalse();
    assertThat(window.wants(NOVEMBER_C39.key())).isFalse();
    assertThat(window.wants(figure("2024-01", "_T").key())).isTrue();
    remove(DECEMBER);
    remove(DECEMBER_C39);
    assertThat(window.wantsAll()).isTrue();
    assertThat(window.wants(OCTOBER.key())).isTrue();
    assertThat(window.wants(NOVEMBER_C39.key())).isTrue();
  }

  @Test
  void whatComesBackTakesItsPlaceAgain() {
    put(OCTOBER, NOVEMBER);
    remove(NOVEMBER);
    assertThat(window.wantsAll()).isFalse();
    put(DECEMBER, NOVEMBER);
    assertKept(NOVEMBER, DECEMBER);
  }

  @Test
  void aMonthThatHasOnlyBegunDrivesOutNoActivitiesAndOneThatIsCompleteDoes() {
    CompleteMonths complete =
        CompleteMonths.of(
            BuiltIn.vocabulary().catalogue(), new BigDecimal("0.5"), () -> BuiltIn.LATE);
    FigureBounds.Months months = new FigureBounds.Months(3, 1, 1, complete, () -> BuiltIn.LATE);
    FigureWindow ofCity =
        new FigureWindow(new FigureBounds(months, Depth.DIVISION, 9, FigureBounds.Measures.BOARDS));
    Sample city = Sample.of("GIO", 1).in("330483");
    TreeSet<SeriesKey> shown = new TreeSet<>();
    for (Aggregate figure :
        new Aggregate[] {
          city.covered(reported(99)).ofMonth(),
          city.of("C39").ofMonth(),
          city.at("2024-01").covered(reported(1)).ofMonth(),
          city.at("2024-01").of("C39").ofMonth()
        }) {
      assertThat(ofCity.take(figure, shown::remove)).isTrue();
      shown.add(figure.key());
    }
    assertThat(shown).hasSize(4);
    assertThat(ofCity.take(city.at("2024-01").covered(reported(80)).ofMonth(), shown::remove))
        .isTrue();
    assertThat(shown).hasSize(3).doesNotContain(city.of("C39").ofMonth().key());
    assertThat(ofCity.wantsAll()).isFalse();
    assertThat(ofCity.take(city.at("2024-01").covered(reported(1)).ofMonth(), shown::remove))
        .isTrue();
    assertThat(ofCity.wantsAll()).isTrue();
  }

  private static Coverage reported(int ofHundred) {
    return new Coverage(100, ofHundred, 100L, (long) ofHundred);
  }
}
