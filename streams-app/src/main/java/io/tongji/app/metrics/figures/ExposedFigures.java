package io.tongji.app.metrics.figures;

import io.tongji.log.cuts.CutReceiver;
import io.tongji.log.cuts.Published;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one view that this instance exports: those of the partitions that its consumer
 * group assigned to it, in whole cuts only.
 *
 * <p>The instance holds a lease. If the group has not confirmed the assignment within its time,
 * nothing is shown, since another instance may have the partitions.
 */
public final class ExposedFigures {

  private static final long NOT_CONFIRMED = -1;

  private final String view;
  private final Duration lease;
  private final Clock clock;
  private final FigureBounds bounds;
  private final TreeMap<Long, Share> shares = new TreeMap<>();
  private Instant confirmed = Instant.MIN;
  private long opened;
  private long changes;
  private long losses;

  /**
   * Nothing is shown yet.
   *
   * @param view value of the label of that name
   * @param lease shorter than the time after which the group gives partitions of a silent instance
   *     to others
   * @param bounds within which figures are exported: what they can never choose is not kept
   */
  public ExposedFigures(String view, Duration lease, Clock clock, FigureBounds bounds) {
    this.view = view;
    this.lease = lease;
    this.clock = clock;
    this.bounds = bounds;
  }

  /** Value of the label view. */
  String view() {
    return view;
  }

  /** The clock of leases, and of all that is shown beside the figures. */
  public Clock clock() {
    return clock;
  }

  /** A partition has come to this instance: its figures are shown once they are whole. */
  public synchronized CutReceiver open() {
    return new Share(null);
  }

  /** The group confirmed, after it was asked at this moment, that the partitions are our own. */
  public synchronized void confirmed(Instant asked) {
    confirmed = asked;
  }

  /** True unless the lease has ended. */
  synchronized boolean isConfirmed() {
    return !confirmed.equals(Instant.MIN) && !confirmed.plus(lease).isBefore(clock.instant());
  }

  /**
   * What is shown at a moment.
   *
   * @param state differs if other figures are shown
   * @param figures each series and period once; none if the lease has ended
   */
  record ShownFigures(long state, List<ExposedFigure> figures) {}

  /** Differs from before if other figures are shown. */
  synchronized long state() {
    return isConfirmed() ? changes : NOT_CONFIRMED;
  }

  /** Differs from before if figures may be shown by others now: some were lost, or the lease. */
  synchronized long owned() {
    return isConfirmed() ? losses : NOT_CONFIRMED;
  }

  /** All that is shown. */
  synchronized ShownFigures shown() {
    if (!isConfirmed()) {
      return new ShownFigures(NOT_CONFIRMED, List.of());
    }
    Map<SeriesKey, ExposedFigure> rows = new HashMap<>();
    shares.values().forEach(share -> rows.putAll(share.rows));
    return new ShownFigures(changes, new ArrayList<>(rows.values()));
  }

  /**
   * The figures of one partition. What comes waits until it is whole.
   *
   * <p>If the latest month of an indicator is withdrawn, months can be shown that were not kept.
   * The partition is then read again for a successor, which keeps all that comes until it is whole
   * for the first time; so long the figures of the former are shown.
   */
  private final class Share implements CutReceiver {

    private final long number;
    private final @Nullable Share former;
    private final Map<SeriesKey, ExposedFigure> rows = new HashMap<>();
    private final Map<String, FigureWindow> windows = new HashMap<>();
    private final Map<String, PendingCut> pending = new HashMap<>();
    private boolean incomplete;
    private boolean superseded;

    private Share(@Nullable Share former) {
      this.number = ++opened;
      this.former = former;
      shares.put(number, this);
    }

    @Override
    public boolean wants(SeriesKey key) {
      FigureWindow window = windows.get(key.indicator());
      return window == null ? bounds.depth().shows(key.activity()) : window.wants(key);
    }

    @Override
    public void put(Published figure) {
      SeriesKey key = figure.aggregate().key();
      FigureWindow window = windows.get(key.indicator());
      if (window == null && former == null) {
        window = new FigureWindow(bounds);
        windows.put(key.indicator(), window);
      }
      PendingCut changed = pending.computeIfAbsent(key.indicator(), indicator -> new PendingCut());
      if (window == null
          ? bounds.depth().shows(key.activity())
          : window.take(figure.aggregate(), changed::remove)) {
        changed.put(key, new ExposedFigure(figure.aggregate()));
      }
    }

    @Override
    public void withdraw(SeriesKey key) {
      FigureWindow window = windows.get(key.indicator());
      if (window != null) {
        window.remove(key);
      }
      pending.computeIfAbsent(key.indicator(), indicator -> new PendingCut()).remove(key);
    }

    @Override
    public void whole(String indicator) {
      PendingCut changed = pending.remove(indicator);
      if (changed == null) {
        return;
      }
      FigureWindow window = windows.get(indicator);
      if (window == null) {
        window = new FigureWindow(bounds);
        windows.put(indicator, window);
        choose(changed, window);
      }
      synchronized (ExposedFigures.this) {
        changes++;
        changed.gone.forEach(rows::remove);
        rows.putAll(changed.put);
      }
      incomplete |= window.wantsAll();
    }

    /** Latest months first, so that none is kept that has to make room again. */
    private void choose(PendingCut changed, FigureWindow window) {
      List<Aggregate> latestFirst =
          new ArrayList<>(changed.put.values().stream().map(ExposedFigure::aggregate).toList());
      latestFirst.sort(
          Comparator.comparing((Aggregate one) -> one.key().period().lastMonth()).reversed());
      for (Aggregate aggregate : latestFirst) {
        if (!window.take(aggregate, changed::remove)) {
          changed.remove(aggregate.key());
        }
      }
    }

    @Override
    public Optional<CutReceiver> successor() {
      synchronized (ExposedFigures.this) {
        if (former != null) {
          former.close();
        }
        if (!incomplete || superseded) {
          return Optional.empty();
        }
        superseded = true;
        return Optional.of(new Share(this));
      }
    }

    @Override
    public void close() {
      synchronized (ExposedFigures.this) {
        changes++;
        losses++;
        shares.remove(number);
        if (former != null) {
          former.close();
        }
      }
    }
  }

  /** What has come of one indicator and is not whole yet. */
  private static final class PendingCut {

    private final Map<SeriesKey, ExposedFigure> put = new HashMap<>();
    private final Set<SeriesKey> gone = new HashSet<>();

    private void put(SeriesKey key, ExposedFigure figure) {
      put.put(key, figure);
    }

    private void remove(SeriesKey key) {
      put.remove(key);
      gone.add(key);
    }
  }
}
