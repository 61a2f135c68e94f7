package io.tongji.app.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.metrics.figures.FigureBounds.Depth;
import io.tongji.log.cuts.CutReceiver;
import io.tongji.log.cuts.Published;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExposedFiguresTest {

  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Aggregate OLD = Sample.of("GIO", 5).ofMonth();
  private static final Aggregate NEW = Sample.of("GIO", 6).ofMonth();
  private static final Aggregate NOVEMBER = Sample.of("GIO", 7).at("2023-11").ofMonth();
  private static final FigureBounds ONE_MONTH = BuiltIn.bounds(1, 1, Depth.DIVISION, 1_000);

  private final HandClock clock = new HandClock();
  private final ExposedFigures figures = new ExposedFigures("live", LEASE, clock, BuiltIn.WIDE);

  @Test
  void aPartitionShowsWhatWasPublishedAndNotWithdrawn() {
    CutReceiver share = Shown.show(figures, OLD);
    Shown.put(share, NEW);
    assertThat(shown()).containsExactly(NEW);
    share.withdraw(NEW.key());
    share.whole("GIO");
    assertThat(shown()).isEmpty();
  }

  @Test
  void nothingIsShownOfACutThatIsNotWhole() {
    CutReceiver share = Shown.show(figures, OLD);
    share.put(new Published(NEW, 2, Instant.EPOCH));
    share.withdraw(NOVEMBER.key());
    assertThat(shown()).containsExactly(OLD);
    share.whole("GIO");
    assertThat(shown()).containsExactly(NEW);
  }

  @Test
  void aCutOfAnotherIndicatorMakesNothingElseWhole() {
    CutReceiver share = Shown.show(figures, OLD);
    share.put(new Published(NEW, 2, Instant.EPOCH));
    share.whole("FDI");
    assertThat(shown()).containsExactly(OLD);
  }

  @Test
  void nothingRemainsOfAPartitionThatIsAnothers() {
    CutReceiver share = Shown.show(figures, OLD);
    share.close();
    assertThat(shown()).isEmpty();
    Shown.put(share, OLD);
    assertThat(shown()).isEmpty();
  }

  @Test
  void nothingIsShownBeforeTheGroupHasConfirmed() {
    Shown.put(figures.open(), OLD);
    assertThat(shown()).isEmpty();
    figures.confirmed(clock.instant());
    assertThat(shown()).containsExactly(OLD);
  }

  @Test
  void figuresAreShownUntilTheLeaseEnds() {
    Shown.show(figures, OLD);
    clock.advance(LEASE);
    assertThat(shown()).containsExactly(OLD);
    clock.advance(MOMENT);
    assertThat(shown()).isEmpty();
  }

  @Test
  void theLeaseBeginsWhenTheGroupWasAskedAndNotWhenItAnswered() {
    Shown.show(figures, OLD);
    Instant asked = clock.instant();
    clock.advance(LEASE);
    figures.confirmed(asked);
    clock.advance(MOMENT);
    assertThat(shown()).isEmpty();
    figures.confirmed(clock.instant());
    assertThat(shown()).as("the group says that they are still ours").containsExactly(OLD);
  }

  @Test
  void aMonthThatWasNotKeptComesBackWhenTheLatestIsWithdrawn() {
    ExposedFigures narrow = new ExposedFigures("live", LEASE, clock, ONE_MONTH);
    CutReceiver share = Shown.show(narrow, NOVEMBER, OLD);
    assertThat(shown(narrow)).containsExactly(OLD);
    assertThat(share.successor()).isEmpty();

    share.withdraw(OLD.key());
    share.whole("GIO");
    CutReceiver successor = share.successor().orElseThrow();
    assertThat(share.successor()).as("once").isEmpty();
    successor.put(new Published(NOVEMBER, 1, Instant.EPOCH));
    successor.put(new Published(OLD, 1, Instant.EPOCH));
    successor.withdraw(OLD.key());
    successor.whole("GIO");
    assertThat(shown(narrow)).containsExactly(NOVEMBER);
    assertThat(successor.successor()).as("what was withdrawn before is no reason").isEmpty();

    successor.close();
    assertThat(shown(narrow)).isEmpty();
  }

  @Test
  void theFormerIsShownUntilItsSuccessorIsWhole() {
    ExposedFigures narrow = new ExposedFigures("live", LEASE, clock, ONE_MONTH);
    Aggregate other = Sample.of("FDI", 3).ofMonth();
    CutReceiver share = Shown.show(narrow, NOVEMBER, OLD, other);
    share.withdraw(OLD.key());
    share.whole("GIO");
    CutReceiver successor = share.successor().orElseThrow();
    successor.put(new Published(NOVEMBER, 1, Instant.EPOCH));
    assertThat(shown(narrow)).containsExactly(other);
    successor.whole("GIO");
    assertThat(shown(narrow)).containsExactlyInAnyOrder(NOVEMBER, other);
    assertThat(successor.successor()).isEmpty();
    assertThat(shown(narrow)).as("the end, and no other figure is there").containsExactly(NOVEMBER);
  }

  private List<Aggregate> shown() {
    return shown(figures);
  }

  private static List<Aggregate> shown(ExposedFigures figures) {
    return figures.shown().figures().stream().map(ExposedFigure::aggregate).toList();
  }
}
