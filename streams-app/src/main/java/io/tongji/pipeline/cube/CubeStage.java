package io.tongji.pipeline.cube;

import io.tongji.pipeline.ports.PreviousFigures;
import io.tongji.pipeline.ports.Publication;
import io.tongji.pipeline.stage.Notes;
import io.tongji.returns.Target;
import io.tongji.returns.Verdict;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.SeriesKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The cube stage of one task. It adds contributions and targets to the tables of its indicators,
 * and publishes inside each commit a cut of each indicator that changed.
 *
 * <p>A cut is what one commit publishes of one indicator, under one number, which rises by one. A
 * withdrawal has no value and so no number. Withdrawals come last in their cut: a reader who sees a
 * new number has the whole cut before.
 *
 * <p>The first cut of an indicator replaces everything that stood of it. First cuts wait until the
 * backlog has gone through unit stage and cube stage, so nobody sees half a table.
 */
public final class CubeStage {

  /** The note that all first cuts are published; the other notes are numbers of last cuts. */
  static final String ALL_PUBLISHED = "";

  private final Cube cube;
  private final Notes<Long> cuts;
  private final Publication publication;
  private final Supplier<PreviousFigures> previous;
  private final CubeOutputs outputs;
  private final Duration portion;

  private FirstCuts firstCuts;
  private boolean changed;

  /** How far the first cuts are. */
  private sealed interface FirstCuts {

    /** They wait until they may be published. */
    record Waiting() implements FirstCuts {}

    /** They are published, one indicator after the other, and replace what stood. */
    record Replacing(PreviousFigures previous) implements FirstCuts {}

    /** All are published: only changes are from now on. */
    record AllPublished() implements FirstCuts {}
  }

  /** Where the stage's cuts go. */
  interface CubeOutputs {

    /** A figure in a cut; null: it is withdrawn. */
    void publish(SeriesKey key, @Nullable FigureInCut figure);
  }

  /** A figure, with the number of the cut that it is published in. */
  public record FigureInCut(Aggregate aggregate, long cut) {}

  /**
   * Goes on where the last owner of the task left off.
   *
   * @param cube tables and targets, as committed
   * @param cuts numbers of the last cuts, as committed
   * @param publication says when first cuts may be published
   * @param previous figures that they replace
   * @param portion first cuts of further indicators wait for the next commit after so long, which
   *     keeps the transaction of a commit well below its timeout
   */
  CubeStage(
      Cube cube,
      Notes<Long> cuts,
      Publication publication,
      Supplier<PreviousFigures> previous,
      CubeOutputs outputs,
      Duration portion) {
    this.cube = cube;
    this.cuts = cuts;
    this.publication = publication;
    this.previous = previous;
    this.outputs = outputs;
    this.portion = portion;
    this.firstCuts =
        cuts.get(ALL_PUBLISHED) == null ? new FirstCuts.Waiting() : new FirstCuts.AllPublished();
    cube.tables().codes().forEach(this::takeForPublished);
  }

  /** What stands in a restored table is published: only later changes of it go into a cut. */
  private void takeForPublished(String indicator) {
    if (isPublished(indicator)) {
      cube.tables().rollUp(indicator).takeForPublished(cube.references());
    }
  }

  /** Takes contributions to an indicator. */
  void takeContributions(String indicator, byte[] contributions) {
    cube.tables().add(indicator, contributions);
    changed = true;
  }

  /** Takes a target that breaks no hard edit, and puts it in force unless it is stale. */
  Verdict takeTarget(Target handedIn) {
    Verdict verdict = cube.targets().judge(handedIn);
    if (verdict == Verdict.ACCEPTED) {
      cube.put(handedIn);
    }
    return verdict;
  }

  /** Takes what a release states of a series and period: the base of a year later. */
  void takeRelease(SeriesKey key, FirstReleases.ReleasedTotals released) {
    cube.take(key, released);
  }

  /** True once the task's first cuts are published. */
  boolean hasPublishedAll() {
    return firstCuts instanceof FirstCuts.AllPublished;
  }

  /** True if contributions have come that are in no cut, and may be published. */
  boolean hasChanges() {
    return changed && (hasPublishedAll() || mayPublish());
  }

  private boolean mayPublish() {
    return publication.hasReached(Publication.Phase.PUBLISHING);
  }

  /** Publishes a cut of each indicator that changed, once its first cut may be published. */
  void commit() {
    Set<String> codes = cube.tables().codes();
    for (String code : codes) {
      if (isPublished(code)) {
        cut(code);
      }
    }
    if (firstCuts instanceof FirstCuts.Waiting && mayPublish()) {
      firstCuts = new FirstCuts.Replacing(previous.get());
    }
    if (firstCuts instanceof FirstCuts.Replacing replacing) {
      begin(codes, replacing.previous());
    }
    changed = false;
  }

  private boolean isPublished(String indicator) {
    return hasPublishedAll() || cuts.get(indicator) != null;
  }

  private void cut(String indicator) {
    IndicatorTable table = cube.tables().rollUp(indicator);
    if (table.hasChanges()) {
      Cut cut = new Cut(lastCut(indicator) + 1);
      table.cut(cube.references(), cut::add);
      cut.end(indicator);
    }
  }

  /** 0: only where previous figures leave the indicator out, as in tests. */
  private long lastCut(String indicator) {
    Long last = cuts.get(indicator);
    return last == null ? 0 : last;
  }

  /** Publishes first cuts: all indicators that have a table, or had one when another stood. */
  private void begin(Set<String> computed, PreviousFigures replaced) {
    long start = System.nanoTime();
    Set<String> indicators = new TreeSet<>(replaced.standing().keySet());
    indicators.addAll(computed);
    indicators.removeIf(this::isPublished);
    for (String indicator : indicators) {
      begin(indicator, computed.contains(indicator), replaced);
      if (System.nanoTime() - start >= portion.toNanos()) {
        return;
      }
    }
    cuts.put(ALL_PUBLISHED, 0L);
    firstCuts = new FirstCuts.AllPublished();
  }

  private void begin(String indicator, boolean computed, PreviousFigures before) {
    Cut cut = new Cut(before.firstCut(indicator));
    Set<SeriesKey> gone = new TreeSet<>(before.standing(indicator));
    if (computed) {
      cube.tables()
          .rollUp(indicator)
          .forwardAll(
              cube.references(),
              (key, aggregate) -> {
                cut.add(key, aggregate);
                gone.remove(key);
              });
    }
    gone.forEach(key -> cut.add(key, null));
    cut.end(indicator);
  }

  /** What one commit publishes of an indicator. */
  private final class Cut {
    private final long number;
    private final List<SeriesKey> withdrawn = new ArrayList<>();
    private boolean empty = true;

    Cut(long number) {
      this.number = number;
    }

    void add(SeriesKey key, @Nullable Aggregate aggregate) {
      empty = false;
      if (aggregate == null) {
        withdrawn.add(key);
      } else {
        outputs.publish(key, new FigureInCut(aggregate, number));
      }
    }

    /** Notes the number of the cut, or that of the last one if there is nothing in it. */
    void end(String indicator) {
      withdrawn.forEach(key -> outputs.publish(key, null));
      cuts.put(indicator, empty ? number - 1 : number);
    }
  }

  /** How many cells the tables have. */
  long cells() {
    return cube.tables().cells();
  }
}
