package io.tongji.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Sample;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExposedFiguresTest {

  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Aggregate OLD = Sample.of("GIO", 5).ofMonth();
  private static final Aggregate NEW = Sample.of("GIO", 6).ofMonth();

  private final HandClock clock = new HandClock();
  private final ExposedFigures figures = new ExposedFigures(LEASE, clock, BuiltIn.WIDE);

  @Test
  void anOwnerShowsWhatItPutAndDidNotRemove() {
    ExposedFigures.Owner owner = figures.open("1_0");
    owner.put(OLD.key(), OLD);
    owner.put(NEW.key(), NEW);
    assertThat(shown()).containsExactly(NEW);
    owner.remove(NEW.key());
    assertThat(shown()).isEmpty();
  }

  @Test
  void nothingOfAClosedOwnerRemains() {
    ExposedFigures.Owner owner = figures.open("1_0");
    owner.put(OLD.key(), OLD);
    owner.close();
    owner.put(OLD.key(), OLD);
    owner.alive();
    assertThat(shown()).isEmpty();
  }

  @Test
  void aLateCloseLeavesTheRowsOfTheNewOwner() {
    ExposedFigures.Owner former = figures.open("1_0");
    former.put(OLD.key(), OLD);
    ExposedFigures.Owner latter = figures.open("1_0");
    latter.put(NEW.key(), NEW);
    former.put(OLD.key(), OLD);
    former.remove(OLD.key());
    former.close();
    assertThat(shown()).containsExactly(NEW);
  }

  @Test
  void aFigureThatTwoTasksHoldIsShownOnceAsTheLaterHasIt() {
    figures.open("1_0").put(OLD.key(), OLD);
    figures.open("1_1").put(NEW.key(), NEW);
    assertThat(shown()).containsExactly(NEW);
  }

  @Test
  void aSilentOwnerIsShownUntilItsLeaseEnds() {
    figures.open("1_0").put(OLD.key(), OLD);
    clock.advance(LEASE);
    assertThat(shown()).containsExactly(OLD);
    clock.advance(MOMENT);
    assertThat(shown()).isEmpty();
  }

  @Test
  void anOwnerThatSaysItIsAliveIsShown() {
    ExposedFigures.Owner owner = figures.open("1_0");
    owner.put(OLD.key(), OLD);
    stayAlive(owner, 60);
    assertThat(shown()).containsExactly(OLD);
  }

  @Test
  void anOwnerThatWakesUpIsBelievedOnlyAfterALease() {
    ExposedFigures.Owner owner = figures.open("1_0");
    owner.put(OLD.key(), OLD);
    clock.advance(LEASE.plus(MOMENT));
    owner.alive();
    assertThat(shown()).isEmpty();
    stayAlive(owner, 9);
    assertThat(shown()).isEmpty();
    stayAlive(owner, 1);
    assertThat(shown()).containsExactly(OLD);
  }

  @Test
  void anOwnerThatWakesUpToHearThatItLostTheTaskIsNeverShownAgain() {
    ExposedFigures.Owner owner = figures.open("1_0");
    owner.put(OLD.key(), OLD);
    clock.advance(LEASE.multipliedBy(6));
    owner.alive();
    owner.put(OLD.key(), OLD);
    owner.close();
    clock.advance(LEASE);
    owner.alive();
    assertThat(shown()).isEmpty();
  }

  private void stayAlive(ExposedFigures.Owner owner, int seconds) {
    for (int second = 0; second < seconds; second++) {
      clock.advance(Duration.ofSeconds(1));
      owner.alive();
    }
  }

  private List<Aggregate> shown() {
    return figures.alive().stream().map(ExposedFigure::aggregate).toList();
  }

  @Test
  void aFigureIsPutWhoeverHoldsTheOwner() {
    ExposedFigures.Owner owner = figures.open("1_0");
    synchronized (owner) {
      CompletableFuture.runAsync(() -> owner.put(OLD.key(), OLD))
          .orTimeout(10, TimeUnit.SECONDS)
          .join();
    }
    assertThat(shown()).containsExactly(OLD);
  }
}
