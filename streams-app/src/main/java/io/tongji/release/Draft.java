package io.tongji.release;

import io.tongji.failure.Failure;
import io.tongji.log.releases.ReleaseOutcome.Point;
import io.tongji.log.releases.ReleasedFigure;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a request would publish, or why nothing.
 *
 * @param point what was read; null: the request was refused before
 * @param planDigest of the plan; null: there is none
 * @param refusals why nothing may be published, a sentence each; none: it may
 * @param counts numbers of figures by what becomes of them
 * @param held figures whose revision is held
 * @param figures to be written, in {@link ReleasedFigure#ORDER}
 */
public record Draft(
    @Nullable Point point,
    @Nullable String planDigest,
    List<String> refusals,
    SortedMap<String, Long> counts,
    List<String> held,
    List<ReleasedFigure> figures) {

  /** Copies the lists. */
  public Draft {
    refusals = List.copyOf(refusals);
    held = List.copyOf(held);
    figures = List.copyOf(figures);
  }

  /** The refusal of a request before anything is read. */
  static Draft refused(Failure why) {
    return new Draft(null, null, List.of(why.sentence()), new TreeMap<>(), List.of(), List.of());
  }

  /** True if the figures may be published. */
  boolean mayBePublished() {
    return refusals.isEmpty();
  }
}
