package io.tongji.release;

import io.tongji.catalogue.Language;
import io.tongji.digest.Sha256;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.ReleasePlan.CellStatus;
import io.tongji.disclosure.plan.ReleasePlan.Decision;
import io.tongji.disclosure.plan.ReleasePlan.Remark;
import io.tongji.failure.Failure;
import io.tongji.log.releases.ReleaseOutcome.Point;
import io.tongji.log.releases.ReleasedFigure;
import io.tongji.rollup.SeriesKey;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a request would publish, or why nothing.
 *
 * @param point what was read; null: the request was refused before
 * @param plan what is to become of each figure; null: there is none
 * @param refusals why nothing may be published, a sentence each; none: it may
 * @param figures to be written, in {@link ReleasedFigure#ORDER}; none if nothing may be published
 */
public record Draft(
    @Nullable Point point,
    @Nullable ReleasePlan plan,
    List<String> refusals,
    List<ReleasedFigure> figures) {

  private static final String KEY = ": ";
  private static final String SEAM = " / ";

  /** Copies the lists. */
  public Draft {
    refusals = List.copyOf(refusals);
    figures = List.copyOf(figures);
  }

  /** The refusal of a request before anything is read. */
  static Draft refused(Failure why) {
    return new Draft(null, null, List.of(why.sentence()), List.of());
  }

  /** The same without its figures, which are many: for who only says what becomes of them. */
  public Draft withoutFigures() {
    return new Draft(point, plan, refusals, List.of());
  }

  /** True if the figures may be published. */
  public boolean mayBePublished() {
    return refusals.isEmpty();
  }

  private SortedMap<SeriesKey, Decision> decisions() {
    return plan == null ? new TreeMap<>() : plan.decisions();
  }

  /**
   * Numbers of figures by what becomes of them: {@code published}, {@code suppressed}, {@code
   * held}, {@code ceased}; {@code newly-suppressed} of the suppressed; {@code written} records; and
   * of what is suppressed or held, {@code because-} each reason.
   */
  public SortedMap<String, Long> counts() {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (Decision decision : decisions().values()) {
      count(counts, word(decision.status().name()));
      if (decision.newly()) {
        count(counts, "newly-suppressed");
      }
      if (decision.status() != CellStatus.PUBLISHED && decision.reason() != null) {
        count(counts, "because-" + word(decision.reason().name()));
      }
    }
    if (!figures.isEmpty()) {
      counts.put("written", (long) figures.size());
    }
    return counts;
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static void count(SortedMap<String, Long> counts, String what) {
    counts.merge(what, 1L, Long::sum);
  }

  /** Figures whose revision is held, as texts. */
  public List<String> held() {
    return decisions().entrySet().stream()
        .filter(each -> each.getValue().status() == CellStatus.HELD)
        .map(each -> text(each.getKey()))
        .toList();
  }

  /** A series and period as people read it: indicator, area, activity, period. */
  static String text(SeriesKey key) {
    return String.join(" ", key.indicator(), key.area(), key.activity(), key.period().toString());
  }

  /**
   * What is to be said of a figure, in both languages: an outcome is read by anybody of the bureau.
   */
  static String sentence(Remark remark) {
    SeriesKey because = remark.because();
    String given = because == null ? "" : " (" + text(because) + ")";
    return "%s: %s%s / %s%s"
        .formatted(
            text(remark.key()), remark.reason().chinese(), given, remark.reason().english(), given);
  }

  /** A sentence of both languages in one of them; another one stays as it is. */
  public static String in(String sentence, Language language) {
    int seam = sentence.indexOf(SEAM);
    int key = sentence.indexOf(KEY);
    if (seam < 0 || key < 0 || key > seam) {
      return sentence;
    }
    return language == Language.ZH
        ? sentence.substring(0, seam)
        : sentence.substring(0, key + KEY.length()) + sentence.substring(seam + SEAM.length());
  }

  /** SHA-256 of the plan, hexadecimal; null if there is none. */
  @Nullable String planDigest() {
    if (plan == null) {
      return null;
    }
    MessageDigest digest = Sha256.empty();
    for (Map.Entry<SeriesKey, Decision> each : plan.decisions().entrySet()) {
      Decision decision = each.getValue();
      String line =
          each.getKey()
              + " "
              + decision.status()
              + " "
              + new TreeSet<>(decision.shown())
              + " "
              + new TreeMap<>(decision.withheld())
              + "\n";
      Sha256.update(digest, line);
    }
    return Sha256.hex(digest);
  }
}
