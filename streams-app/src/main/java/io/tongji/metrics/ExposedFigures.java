package io.tongji.metrics;

import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The figures that this instance exports, each held by the owner of its task.
 *
 * <p>An owner holds a lease: if it has not said for so long that it is alive, its rows are shown no
 * more, since another instance may own them by now. One that comes back from a pause is believed
 * only after it has been alive for the time of a lease, in which the group would have told it that
 * it lost the task.
 */
public final class ExposedFigures {

  private final Duration lease;
  private final Clock clock;
  private final Map<String, Owner> owners = new ConcurrentHashMap<>();
  private final AtomicLong generations = new AtomicLong();

  /**
   * Nothing is shown yet.
   *
   * @param lease at most the time after which others take over the work of a silent instance
   */
  public ExposedFigures(Duration lease, Clock clock) {
    this.lease = lease;
    this.clock = clock;
  }

  /** What tells these figures, and all that is shown beside them, the time. */
  Clock clock() {
    return clock;
  }

  /** A task took over its indicators; an earlier owner of the same task is heard no more. */
  public Owner open(String task) {
    Owner owner = new Owner(task, generations.incrementAndGet());
    owners.put(task, owner);
    return owner;
  }

  /** All rows of owners that are believed to be alive, each series and period once. */
  List<ExposedFigure> alive() {
    Instant now = clock.instant();
    Map<SeriesKey, ExposedFigure> rows = new HashMap<>();
    List<Owner> believed = new ArrayList<>(owners.values());
    believed.removeIf(owner -> !owner.believed(now));
    believed.sort(Comparator.comparingLong(owner -> owner.generation));
    believed.forEach(owner -> owner.copyTo(rows));
    return new ArrayList<>(rows.values());
  }

  /** The rows of one task, for as long as the task is this instance's. */
  public final class Owner implements AutoCloseable {

    private final String task;
    private final long generation;
    private final Map<SeriesKey, ExposedFigure> rows = new ConcurrentHashMap<>();
    private Instant lastAlive;
    private Instant believedFrom;

    private Owner(String task, long generation) {
      this.task = task;
      this.generation = generation;
      this.lastAlive = clock.instant();
      this.believedFrom = lastAlive;
    }

    /** A figure was published; never waits for a scrape. */
    public void put(SeriesKey key, Aggregate aggregate) {
      rows.put(key, new ExposedFigure(aggregate));
    }

    /** A figure was withdrawn. */
    public void remove(SeriesKey key) {
      rows.remove(key);
    }

    /** The task is still this instance's; said at least each second. */
    public synchronized void alive() {
      Instant now = clock.instant();
      if (lapsed(now)) {
        believedFrom = now.plus(lease);
      }
      lastAlive = now;
    }

    /** The task is this instance's no longer. */
    @Override
    public synchronized void close() {
      owners.remove(task, this);
      rows.clear();
    }

    private boolean lapsed(Instant now) {
      return lastAlive.plus(lease).isBefore(now);
    }

    private synchronized boolean believed(Instant now) {
      return !lapsed(now) && !now.isBefore(believedFrom);
    }

    private void copyTo(Map<SeriesKey, ExposedFigure> all) {
      all.putAll(rows);
    }
  }
}
