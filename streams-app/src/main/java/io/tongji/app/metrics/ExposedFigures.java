package io.tongji.app.metrics;

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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The figures that this instance exports, each held by the owner of its task, and the numbers of
 * open queries.
 *
 * <p>An owner holds a lease: if it has not said for so long that it is alive, its rows are shown no
 * more, since another instance may own them by now. One that comes back from a pause is believed
 * only after it has been alive for the time of a lease, in which it would have heard from the group
 * that it lost the task.
 */
public final class ExposedFigures {

  private final Duration lease;
  private final Clock clock;
  private final FigureBounds bounds;
  private final Map<String, Owner> owners = new ConcurrentHashMap<>();
  private final AtomicLong generations = new AtomicLong();

  /**
   * Nothing is shown yet.
   *
   * @param lease at most the time after which others take over the work of a silent instance
   * @param bounds within which figures are exported: what they can never choose is not kept
   */
  public ExposedFigures(Duration lease, Clock clock, FigureBounds bounds) {
    this.lease = lease;
    this.clock = clock;
    this.bounds = bounds;
  }

  /** The clock of these figures and of all that is shown beside them. */
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

  /**
   * Open queries of a form.
   *
   * @param form its code
   * @param edit code of the soft edit that asks
   */
  record Asked(String form, String edit) implements Comparable<Asked> {
    @Override
    public int compareTo(Asked other) {
      return Comparator.comparing(Asked::form).thenComparing(Asked::edit).compare(this, other);
    }
  }

  /** How many queries are open of the owners that are believed to be alive, where any is. */
  SortedMap<Asked, Integer> openQueries() {
    Instant now = clock.instant();
    SortedMap<Asked, Integer> open = new TreeMap<>();
    for (Owner owner : owners.values()) {
      if (owner.believed(now)) {
        owner.queries.forEach((asked, number) -> open.merge(asked, number, Integer::sum));
      }
    }
    return open;
  }

  /** The rows of one task, for as long as the task is this instance's. */
  public final class Owner implements AutoCloseable {

    private final String task;
    private final long generation;
    private final Map<SeriesKey, ExposedFigure> rows = new ConcurrentHashMap<>();
    private final Map<Asked, Integer> queries = new ConcurrentHashMap<>();

    /** Of the thread that puts figures. */
    private final Map<String, FigureWindow> windows = new HashMap<>();

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
      if (window(key.indicator()).take(key, rows::remove)) {
        rows.put(key, new ExposedFigure(aggregate));
      }
    }

    /** A figure was withdrawn. */
    public void remove(SeriesKey key) {
      rows.remove(key);
      window(key.indicator()).remove(key);
    }

    /**
     * True, once, if figures of an indicator were not kept that can be exported now, since those of
     * a later month are gone: all of its figures are to be put again.
     */
    public boolean wantsAll(String indicator) {
      return window(indicator).wantsAll();
    }

    private FigureWindow window(String indicator) {
      return windows.computeIfAbsent(indicator, absent -> new FigureWindow(bounds));
    }

    /** So many queries of a form and edit are open. */
    public void openQueries(String form, String edit, int number) {
      if (number == 0) {
        queries.remove(new Asked(form, edit));
      } else {
        queries.put(new Asked(form, edit), number);
      }
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
      queries.clear();
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
