package io.tongji.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.metrics.FigureBounds.Depth;
import io.tongji.rollup.Sample;
import io.tongji.rollup.SeriesKey;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Two months of totals, one of activities. */
class FigureWindowTest {

  private static final FigureBounds BOUNDS = new FigureBounds(2, 1, Depth.DIVISION, 9);
  private static final SeriesKey OCTOBER = key("2023-10", "_T");
  private static final SeriesKey NOVEMBER = key("2023-11", "_T");
  private static final SeriesKey DECEMBER = key("2023-12", "_T");
  private static final SeriesKey NOVEMBER_C39 = key("2023-11", "C39");
  private static final SeriesKey DECEMBER_C39 = key("2023-12", "C39");

  private final FigureWindow window = new FigureWindow(BOUNDS);
  private final TreeSet<SeriesKey> kept = new TreeSet<>();

  private static SeriesKey key(String period, String activity) {
    return Sample.of("GIO", 1).at(period).of(activity).ofMonth().key();
  }

  private void put(SeriesKey... keys) {
    for (SeriesKey key : keys) {
      if (window.take(key, kept::remove)) {
        kept.add(key);
      }
    }
  }

  private void remove(SeriesKey key) {
    kept.remove(key);
    window.remove(key);
  }

  @Test
  void keepsTheSameInWhateverOrderTheyCome() {
    put(OCTOBER, NOVEMBER, NOVEMBER_C39, DECEMBER, DECEMBER_C39);
    assertThat(kept).containsExactlyInAnyOrder(NOVEMBER, DECEMBER, DECEMBER_C39);
    FigureWindow other = new FigureWindow(BOUNDS);
    for (SeriesKey key : new SeriesKey[] {DECEMBER_C39, DECEMBER, NOVEMBER}) {
      assertThat(other.take(key, kept::remove)).isTrue();
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
    assertThat(kept).containsExactlyInAnyOrder(OCTOBER, NOVEMBER, NOVEMBER_C39);
    remove(OCTOBER);
    assertThat(window.wantsAll()).isFalse();
  }

  @Test
  void whatComesBackTakesItsPlaceAgain() {
    put(OCTOBER, NOVEMBER);
    remove(NOVEMBER);
    assertThat(window.wantsAll()).isFalse();
    put(DECEMBER, NOVEMBER);
    assertThat(kept).containsExactlyInAnyOrder(NOVEMBER, DECEMBER);
  }
}
