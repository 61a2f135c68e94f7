package io.tongji.returns;

import io.tongji.period.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All events of one unit: of each number the revision in force.
 *
 * <p>An event counts while it is not withdrawn and no event that is not withdrawn supersedes it,
 * whichever of the two came first.
 */
final class EventLedger {

  private record Standing(Return handedIn, int revision) {}

  private final Map<String, Standing> byNumber = new TreeMap<>();

  Verdict judge(Return handedIn) {
    Standing standing = byNumber.get(handedIn.number());
    return standing == null
        ? Verdict.ACCEPTED
        : Verdict.of(
            standing.revision(), handedIn.revision(), sameContent(standing.handedIn(), handedIn));
  }

  private static boolean sameContent(Return one, Return other) {
    return one.withdrawn() == other.withdrawn()
        && one.periodText().equals(other.periodText())
        && one.remarks().equals(other.remarks())
        && Objects.equals(one.event(), other.event())
        && one.figures().sameAs(other.figures());
  }

  void put(Return accepted) {
    Standing standing = byNumber.get(accepted.number());
    int inForce = standing == null ? 0 : standing.revision();
    byNumber.put(
        accepted.number(), new Standing(accepted, Verdict.numberOf(inForce, accepted.revision())));
  }

  int size() {
    return byNumber.size();
  }

  List<Return> counting(int year) {
    List<Return> counting = new ArrayList<>();
    for (Standing standing : byNumber.values()) {
      Return event = standing.handedIn();
      if (month(event).year() == year && !event.withdrawn() && !isSuperseded(event.number())) {
        counting.add(event);
      }
    }
    return counting;
  }

  private boolean isSuperseded(String number) {
    return byNumber.values().stream()
        .map(Standing::handedIn)
        .anyMatch(other -> !other.withdrawn() && number.equals(supersedes(other)));
  }

  /** Of the event as it stands, and of those that it did or will supersede. */
  List<Month> monthsTouchedBy(Return accepted) {
    List<Month> months = new ArrayList<>();
    addMonth(months, supersedes(accepted));
    Standing standing = byNumber.get(accepted.number());
    if (standing != null) {
      months.add(month(standing.handedIn()));
      addMonth(months, supersedes(standing.handedIn()));
    }
    return months;
  }

  private void addMonth(List<Month> months, @Nullable String number) {
    Standing standing = number == null ? null : byNumber.get(number);
    if (standing != null) {
      months.add(month(standing.handedIn()));
    }
  }

  int @Nullable [] span() {
    int[] span = null;
    for (Standing standing : byNumber.values()) {
      int year = month(standing.handedIn()).year();
      span =
          span == null
              ? new int[] {year, year}
              : new int[] {Math.min(span[0], year), Math.max(span[1], year)};
    }
    return span;
  }

  private static @Nullable String supersedes(Return event) {
    return Objects.requireNonNull(event.event()).supersedes();
  }

  private static Month month(Return event) {
    return Objects.requireNonNull(event.period());
  }
}
