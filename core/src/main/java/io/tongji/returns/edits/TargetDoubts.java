package io.tongji.returns.edits;

import io.tongji.returns.Target;
import io.tongji.returns.TargetBook;
import io.tongji.returns.Verdict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Targets that keep every rule, and yet are mostly slips, which show only in rates of completion:
 * whoever feeds them has to say that they are meant.
 */
public final class TargetDoubts {

  /** As far ahead as plans go: those of five years. */
  private static final int YEARS_AHEAD = 5;

  /** Amounts apart by ten alone may be a plan that was raised. */
  private static final int FEWEST_POWERS = 2;

  private final int thisYear;
  private final TargetBook book = new TargetBook();
  private final Map<TargetSeries, Set<Target.Key>> years = new HashMap<>();

  /** The targets of an indicator in an area, one a year. */
  private record TargetSeries(String indicator, String area) {

    private static TargetSeries of(Target target) {
      return new TargetSeries(target.key().indicator(), target.key().area());
    }
  }

  /** Doubts of a year, in which no target is known yet. */
  public TargetDoubts(int thisYear) {
    this.thisYear = thisYear;
  }

  /** Takes the next target that was handed in before. */
  public void take(Target handedIn) {
    if (book.judge(handedIn) == Verdict.ACCEPTED) {
      book.put(handedIn);
      years
          .computeIfAbsent(TargetSeries.of(handedIn), absent -> new HashSet<>())
          .add(handedIn.key());
    }
  }

  /** Why a target is doubtful; null: it is not. */
  public @Nullable RejectionReason about(Target handedIn) {
    if (handedIn.withdrawn()) {
      return null;
    }
    if (handedIn.key().year() > thisYear + YEARS_AHEAD) {
      return RejectionReason.TARGET_FAR_AHEAD;
    }
    Target nearest = nearest(handedIn);
    boolean apart =
        nearest != null
            && Math.abs(FileDoubts.power(handedIn.amount(), nearest.amount())) >= FEWEST_POWERS;
    return apart ? RejectionReason.TARGET_IN_OTHER_UNIT : null;
  }

  /** The amount in force of the nearest year, the year itself first. */
  private @Nullable Target nearest(Target handedIn) {
    int year = handedIn.key().year();
    return years.getOrDefault(TargetSeries.of(handedIn), Set.of()).stream()
        .map(book::inForce)
        .filter(Objects::nonNull)
        .filter(target -> target.growth() == null)
        .min(
            Comparator.comparingInt((Target target) -> Math.abs(target.key().year() - year))
                .thenComparing(target -> target.key().year()))
        .orElse(null);
  }
}
