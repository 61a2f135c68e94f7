package io.tongji.explain;

import io.tongji.catalogue.BaseKind;
import io.tongji.measure.Contribution;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Imputed;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

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
   * In what the parts do not add up to what is published, less what of it is estimated: total, last
   * year's total, units reported and expected. Empty if they do.
   */
  public Optional<String> disagreement() {
    long total = parts.stream().mapToLong(UnitPart::valueOrZero).sum();
    long lastYear = parts.stream().mapToLong(UnitPart::yearBeforeOrZero).sum();
    long reported = parts.stream().filter(UnitPart::reported).count();
    long expected = parts.stream().filter(UnitPart::expected).count();
    Imputed imputed = estimated();
    return differs("total", total, orZero(figure().total()) - imputed.amount())
        .or(
            () ->
                differs(
                    "total of a year before",
                    lastYear,
                    orZero(figure().lastYear()) - imputed.yearBefore()))
        .or(
            () ->
                differs("number of units reported", reported, published.liveCoverage().reported()))
        .or(
            () ->
                differs("number of units expected", expected, published.liveCoverage().expected()))
        .or(this::bridgeDiffers);
  }

  /** The figure that is explained. */
  Figure figure() {
    return question.alone() ? published.month() : published.ytd();
  }

  /** What of it is estimated: of a month alone nothing. */
  Imputed estimated() {
    return question.alone() ? Imputed.NONE : published.estimated();
  }

  /**
   * A unit's part in the base of growth; null: none is known.
   *
   * @param part of the unit
   */
  @Nullable Long statedBase(UnitPart part) {
    return published.baseKind() == BaseKind.RESTATED ? part.base() : part.yearBefore();
  }

  /**
   * The same, 0 where none is known.
   *
   * @param part of the unit
   */
  long base(UnitPart part) {
    return orZero(statedBase(part));
  }

  private long bases() {
    return parts.stream().mapToLong(this::base).sum();
  }

  /**
   * What of the base of growth is estimated. Where units restate it, that is what those reported a
   * year before whose figure is estimated now: all that is not the other units'.
   */
  long estimatedBase() {
    if (published.baseKind() != BaseKind.RESTATED) {
      return estimated().yearBefore();
    }
    boolean estimates = !question.alone() && published.imputed() != null;
    return estimates ? orZero(figure().base()) - bases() : 0;
  }

  /**
   * True if there is a growth, and the units' bases add up to the one that it is of, less what of
   * it is estimated. Not if that was first released and has changed since, or only units of both
   * years are compared.
   */
  boolean isMadeOfBases() {
    return figure().matched() == null
        && figure().total() != null
        && orZero(figure().base()) > 0
        && bases() == orZero(figure().base()) - estimatedBase();
  }

  /** How much of the growth a figure on its base makes, where bases add up. */
  Contribution contribution(long value, long base) {
    return new Contribution(value, base, figure().total(), figure().base());
  }

  private static long orZero(@Nullable Long amount) {
    return Objects.requireNonNullElse(amount, 0L);
  }

  private Optional<String> bridgeDiffers() {
    Bridge known = question.alone() ? published.monthBridge() : published.bridge();
    return known == null || known.equals(bridge())
        ? Optional.empty()
        : Optional.of(
            "the bridge is " + bridge() + " by the returns and " + known + " as published");
  }

  private static Optional<String> differs(String what, long returns, long figures) {
    return returns == figures
        ? Optional.empty()
        : Optional.of(
            "the %s is %d by the returns and %d as published".formatted(what, returns, figures));
  }

  /**
   * The growth bridge, from last year's total to this year's. {@code total - lastYear = sameUnits +
   * entrants - leavers + restatement}, exactly, of what was reported; a figure that is missing is
   * 0.
   */
  public Bridge bridge() {
    long same = 0;
    long entrants = 0;
    long leavers = 0;
    long restatement = 0;
    for (UnitPart part : parts) {
      if (part.value() == null) {
        leavers += part.yearBeforeOrZero();
        continue;
      }
      same += part.valueOrZero() - part.baseOrZero();
      if (part.yearBefore() == null) {
        entrants += part.baseOrZero();
      } else {
        restatement += part.baseOrZero() - part.yearBeforeOrZero();
      }
    }
    return new Bridge(same, entrants, leavers, restatement);
  }

  /** The largest figures. */
  List<UnitPart> largest(int number) {
    return top(number, part -> part.value() != null, UnitPart::valueOrZero);
  }

  /** The largest changes on the year before, up or down. */
  List<UnitPart> changes(int number) {
    return top(number, part -> part.change() != 0, part -> Math.abs(part.change()));
  }

  /** By how much a unit's figure differs from its part in the base of growth. */
  long growthOf(UnitPart part) {
    return part.valueOrZero() - base(part);
  }

  /** The units that make most of the growth, up or down. */
  List<UnitPart> pulls(int number) {
    return top(number, part -> growthOf(part) != 0, part -> Math.abs(growthOf(part)));
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

  /** All units that have or had a figure, the largest changes first. */
  public List<UnitPart> all() {
    return top(
        Integer.MAX_VALUE,
        part -> part.value() != null || part.yearBefore() != null,
        part -> Math.abs(part.change()));
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
