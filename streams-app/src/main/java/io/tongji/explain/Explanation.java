package io.tongji.explain;

import io.tongji.rollup.Aggregate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A published figure and the units' parts in it.
 *
 * @param question which figure
 * @param published the aggregate
 * @param parts of all units that have to do with it
 */
public record Explanation(Question question, Aggregate.OfMonth published, List<UnitPart> parts) {

  /** Copies the list. */
  public Explanation {
    parts = List.copyOf(parts);
  }

  /**
   * In what the parts do not add up to what is published: total, last year's total, units reported
   * and expected. Empty if they do.
   */
  public Optional<String> disagreement() {
    long total = parts.stream().mapToLong(UnitPart::valueOrZero).sum();
    long lastYear = parts.stream().mapToLong(UnitPart::yearBeforeOrZero).sum();
    long reported = parts.stream().filter(part -> part.value() != null).count();
    long expected = parts.stream().filter(UnitPart::expected).count();
    return differs("total", total, Objects.requireNonNullElse(published.ytd().total(), 0L))
        .or(
            () ->
                differs(
                    "total of a year before",
                    lastYear,
                    Objects.requireNonNullElse(published.ytd().lastYear(), 0L)))
        .or(() -> differs("number of units reported", reported, published.coverage().reported()))
        .or(() -> differs("number of units expected", expected, published.coverage().expected()));
  }

  private static Optional<String> differs(String what, long returns, long figures) {
    return returns == figures
        ? Optional.empty()
        : Optional.of(
            "the %s is %d by the returns and %d as published".formatted(what, returns, figures));
  }

  /** The growth bridge. */
  public Bridge bridge() {
    return Bridge.of(parts);
  }

  /** The largest figures. */
  List<UnitPart> largest(int number) {
    return top(number, part -> part.value() != null, UnitPart::valueOrZero);
  }

  /** The largest changes on the year before, up or down. */
  List<UnitPart> changes(int number) {
    return top(number, part -> part.change() != 0, part -> Math.abs(part.change()));
  }

  /** The largest changes by the latest revision of a return, up or down. */
  List<UnitPart> revisions(int number) {
    return top(
        number, part -> part.revised() && part.revision() != 0, part -> Math.abs(part.revision()));
  }

  /** Units without a return, those first that weighed most a year before. */
  List<UnitPart> missing(int number) {
    return top(number, UnitPart::missing, UnitPart::yearBeforeOrZero);
  }

  private List<UnitPart> top(
      int number, java.util.function.Predicate<UnitPart> which, ToLongFunction<UnitPart> size) {
    return parts.stream()
        .filter(which)
        .sorted(Comparator.comparingLong(size).reversed().thenComparing(UnitPart::unitId))
        .limit(number)
        .toList();
  }
}
