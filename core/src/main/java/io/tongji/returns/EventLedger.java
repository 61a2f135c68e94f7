package io.tongji.returns;

import io.tongji.period.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All events of one unit: of each number the revision in force.
 *
 * <p>An event counts while it is not withdrawn and no event that is not withdrawn supersedes it,
 * whichever of the two came first.
 */
final class EventLedger {

  private final Map<String, InForce<Return>> byNumber = new TreeMap<>();

  /** The events that count, by year; null: to be derived anew. */
  private @Nullable Map<Integer, List<Return>> countingByYear;

  Verdict judge(Return handedIn) {
    InForce<Return> standing = byNumber.get(handedIn.number());
    return standing == null
        ? Verdict.ACCEPTED
        : Verdict.of(
            standing.number(), handedIn.revision(), sameContent(standing.record(), handedIn));
  }

  private static boolean sameContent(Return one, Return other) {
    return one.withdrawn() == other.withdrawn()
        && one.periodText().equals(other.periodText())
        && one.remarks().equals(other.remarks())
        && Objects.equals(one.event(), other.event())
        && one.figures().sameAs(other.figures());
  }

  void put(Return accepted) {
    InForce<Return> standing = byNumber.get(accepted.number());
    int inForce = standing == null ? 0 : standing.number();
    byNumber.put(
        accepted.number(), new InForce<>(accepted, Verdict.numberOf(inForce, accepted.revision())));
    countingByYear = null;
  }

  int size() {
    return byNumber.size();
  }

  List<Return> counting(int year) {
    Map<Integer, List<Return>> byYear = countingByYear;
    if (byYear == null) {
      byYear = findCounting();
      countingByYear = byYear;
    }
    return byYear.getOrDefault(year, List.of());
  }

  private Map<Integer, List<Return>> findCounting() {
    List<Return> standing =
        byNumber.values().stream().map(InForce::record).filter(e -> !e.withdrawn()).toList();
    Set<String> superseded =
        standing.stream()
            .map(EventLedger::supersedes)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return standing.stream()
        .filter(event -> !superseded.contains(event.number()))
        .collect(Collectors.groupingBy(e -> month(e).year(), Collectors.toUnmodifiableList()));
  }

  /**
   * The events that may begin or cease to count when one is put in force: itself, as it stands and
   * as it will, and those that it did or will supersede.
   */
  List<Return> touchedBy(Return accepted) {
    List<Return> touched = new ArrayList<>();
    add(touched, accepted.number());
    add(touched, supersedes(accepted));
    InForce<Return> standing = byNumber.get(accepted.number());
    if (standing != null) {
      add(touched, supersedes(standing.record()));
    }
    touched.add(accepted);
    return touched;
  }

  private void add(List<Return> touched, @Nullable String number) {
    InForce<Return> standing = number == null ? null : byNumber.get(number);
    if (standing != null) {
      touched.add(standing.record());
    }
  }

  int @Nullable [] span() {
    int[] span = null;
    for (InForce<Return> standing : byNumber.values()) {
      int year = month(standing.record()).year();
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
