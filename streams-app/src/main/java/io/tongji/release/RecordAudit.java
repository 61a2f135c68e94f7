package io.tongji.release;

import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.failure.Failure;
import io.tongji.log.releases.ReleasedFigure;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * Looks over records before they are sent: none states a number that its plan does not show. What
 * may be published together is proved for the plan; from the plan to the records each figure stands
 * for itself. What is sent can never be taken back, so a fault of the program ends here.
 */
final class RecordAudit {

  /** The fields of each part; a field that is in none of them is never sent. */
  private static final Map<PublishedPart, Set<String>> FIELDS =
      Map.of(
          PublishedPart.AMOUNT, Set.of("YTD", "V"),
          PublishedPart.MONTH, Set.of("M"),
          PublishedPart.GROWTH, Set.of("YTD_YOY", "YOY"),
          PublishedPart.NOMINAL_GROWTH, Set.of("YTD_YOY_NOM", "YOY_NOM"),
          PublishedPart.MONTH_GROWTH, Set.of("M_YOY"),
          PublishedPart.NOMINAL_MONTH_GROWTH, Set.of("M_YOY_NOM"),
          PublishedPart.MONTH_ON_MONTH, Set.of("M_MOM"),
          PublishedPart.TARGET, Set.of("TARGET", "COMPLETION", "SCHED_GAP"),
          PublishedPart.UNITS, Set.of("UNITS", "EXPECTED", "RESPONSE_RATE"),
          PublishedPart.COVERAGE, Set.of("COVERAGE_RATE"));

  private RecordAudit() {}

  /**
   * Checks one record.
   *
   * @param shown parts that the plan publishes of it
   * @throws Failure if it states more
   */
  static void check(ReleasedFigure figure, Set<PublishedPart> shown) {
    SortedSet<String> more = figure.numbers();
    shown.forEach(part -> more.removeAll(FIELDS.getOrDefault(part, Set.of())));
    if (!more.isEmpty()) {
      throw Failure.bug(
          "nothing is released: the record of %s states %s, which the plan withholds"
              .formatted(Draft.text(figure.key()), String.join(", ", more)));
    }
  }
}
