package io.tongji.disclosure.suppression;

import java.util.List;

/**
 * The cells that may not be published, with the proof. Says what the bureau may know; readers of
 * what is published must not learn causes, nor targets.
 */
public final class Suppression {

  /** Why a cell is published, or not. */
  public enum Cause {
    /** It is published. */
    PUBLISHED,
    /** It was unsafe itself, or suppressed before. */
    UNSAFE,
    /** Else an unsafe figure could be computed by anybody. */
    DERIVABLE,
    /** Else a holding could compute an unsafe figure with its own amounts. */
    DERIVABLE_BY_INSIDER,
    /** Else an upper bound would come too close to an unsafe figure. */
    NARROW
  }

  /** What a target is. */
  public enum TargetKind {
    /** An unsafe cell, by its number. */
    CELL,
    /** An unsafe atom, by its number. */
    ATOM,
    /** One of the further sums, by its place in the request. */
    SUM
  }

  /** A figure that must not be derivable. */
  public record ProtectedFigure(TargetKind kind, int number) {}

  /** A cell that was to be published in any case, and would give a target away, and how. */
  public record Conflict(int cell, ProtectedFigure target, Cause cause) {}

  /**
   * A target for which no alternative table was found that is far enough.
   *
   * @param level the upper protection level
   */
  public record Unproven(ProtectedFigure target, int measure, long level) {}

  /**
   * How the work went.
   *
   * @param targets the distinct figures that must not be derivable
   * @param rank the number of independent published cells
   * @param levels the bounds to be proved: targets and measures with a level above 0
   * @param byExchange those proved by one exchange or a few
   * @param byProgramme those proved by local linear programmes
   * @param repaired those for which more was suppressed, or that were narrow before
   * @param programmes the linear programmes solved
   */
  public record Statistics(
      int targets,
      int rank,
      int levels,
      int byExchange,
      int byProgramme,
      int repaired,
      int programmes) {

    static Statistics ofExact(int targets, int rank) {
      return new Statistics(targets, rank, 0, 0, 0, 0, 0);
    }
  }

  private final Cause[] causes;
  private final List<Conflict> conflicts;
  private final List<Unproven> unproven;
  private final long[] shadow;
  private final Statistics statistics;

  Suppression(
      Cause[] causes,
      List<Conflict> conflicts,
      List<Unproven> unproven,
      long[] shadow,
      Statistics statistics) {
    this.causes = causes.clone();
    this.conflicts = List.copyOf(conflicts);
    this.unproven = List.copyOf(unproven);
    this.shadow = shadow.clone();
    this.statistics = statistics;
  }

  /** Whether a cell must not be published. */
  public boolean isSuppressed(int cell) {
    return causes[cell] != Cause.PUBLISHED;
  }

  /** Why a cell is published or not. */
  public Cause cause(int cell) {
    return causes[cell];
  }

  /** Cells that were to be published in any case, and cannot be; empty if all goes well. */
  public List<Conflict> conflicts() {
    return conflicts;
  }

  /** Targets whose upper protection level is not proved; empty if all goes well. */
  public List<Unproven> unproven() {
    return unproven;
  }

  /**
   * The shadow table: a change of the atoms that no published cell shows, and that changes every
   * target. It proves that no target can be computed from the published cells: whoever doubts it
   * sums it over the cells.
   *
   * @return a change for each atom
   */
  public long[] shadow() {
    return shadow.clone();
  }

  /** How the work went. */
  public Statistics statistics() {
    return statistics;
  }
}
