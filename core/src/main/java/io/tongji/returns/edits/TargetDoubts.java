package io.tongji.returns.edits;

import io.tongji.returns.Target;
import io.tongji.returns.TargetBook;
import io.tongji.returns.Verdict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
  private final Map<Aimed, TreeMap<Integer, Target.Key>> years = new HashMap<>();

  /** What is aimed at, each year anew. */
  private record Aimed(String indicator, String area) {

    private static Aimed of(Target target) {
      return new Aimed(target.key().indicator(), target.key().area());
    }
  }

  /** Doubts in a year, as long as nothing stands. */
  public TargetDoubts(int thisYear) {
    this.thisYear = thisYear;
  }

  /** Takes the next target that was handed in before. */
  public void take(Target handedIn) {
    if (book.judge(handedIn) == Verdict.ACCEPTED) {
      book.put(handedIn);
      years
          .computeIfAbsent(Aimed.of(handedIn), absent -> new TreeMap<>())
          .put(handedIn.key().year(), handedIn.key());
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
    return years.getOrDefault(Aimed.of(handedIn), new TreeMap<>()).values().stream()
        .map(book::inForce)
        .filter(Objects::nonNull)
        .filter(target -> target.growth() == null)
        .min(Comparator.comparingInt(target -> Math.abs(target.key().year() - year)))
        .orElse(null);
  }
}
