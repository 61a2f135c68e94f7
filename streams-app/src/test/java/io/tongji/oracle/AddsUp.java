package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Figure;
import io.tongji.rollup.SeriesKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether towns add up to the county, divisions to sections, sections to the total. */
public final class AddsUp {

  private final Catalogue catalogue;

  public AddsUp(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Fails at the first parent that differs from the sum of its children. */
  public void check(Map<SeriesKey, Aggregate> published) {
    check(
        published,
        this::parentActivity,
        key -> key.activity().length() == 1 || key.activity().equals(Activity.TOTAL));
    check(published, this::parentArea, key -> key.area().equals("330483"));
  }

  private interface ParentOf {
    @Nullable SeriesKey of(SeriesKey child);
  }

  private static void check(
      Map<SeriesKey, Aggregate> published, ParentOf parentOf, Predicate<SeriesKey> isParent) {
    Map<SeriesKey, Map<String, Long>> sums = new HashMap<>();
    published.forEach(
        (key, aggregate) -> {
          SeriesKey parent = parentOf.of(key);
          if (parent != null) {
            Map<String, Long> sum = sums.computeIfAbsent(parent, p -> new HashMap<>());
            additive(aggregate).forEach((field, amount) -> sum.merge(field, amount, Long::sum));
          }
        });
    published.forEach(
        (key, aggregate) -> {
          if (isParent.test(key)) {
            assertThat(sums.remove(key)).as("children of %s", key).isEqualTo(additive(aggregate));
          }
        });
    assertThat(sums).as("children without parent").isEmpty();
  }

  private @Nullable SeriesKey parentActivity(SeriesKey key) {
    Activity activity = catalogue.activity(key.activity());
    return activity == null || activity.parent().isEmpty()
        ? null
        : new SeriesKey(key.period(), key.area(), key.indicator(), activity.parent());
  }

  private @Nullable SeriesKey parentArea(SeriesKey key) {
    Area area = catalogue.area(key.area());
    return area == null || !area.level().equals("town")
        ? null
        : new SeriesKey(key.period(), area.parent(), key.indicator(), key.activity());
  }

  private static Map<String, Long> additive(Aggregate aggregate) {
    Map<String, Long> amounts = new HashMap<>();
    if (aggregate instanceof Aggregate.OfMonth of) {
      put(amounts, "M", of, of.month());
      put(amounts, "YTD", of, of.ytd());
      put(amounts, "REVISION_CARRY", of.revisionCarry());
      put(amounts, "UNITS", (long) of.liveCoverage().reported());
      put(amounts, "EXPECTED", (long) of.liveCoverage().expected());
      put(amounts, "BASE_EXPECTED", of.liveCoverage().baseExpected());
      put(amounts, "BASE_RECEIVED", of.liveCoverage().baseReceived());
      put(amounts, "IMPUTED_UNITS", (long) of.estimated().units());
      put(amounts, "IMPUTED_YTD", of.estimated().amount());
    } else if (aggregate instanceof Aggregate.OfSpan of) {
      put(amounts, "V", of, of.whole());
    }
    return amounts;
  }

  /** A total of last year may lie in a cell that is empty now, so it is left out here. */
  private static void put(Map<String, Long> amounts, String name, Aggregate of, Figure figure) {
    put(amounts, name, figure.total());
    if (of.baseKind() == BaseKind.RESTATED || of.baseKind() == BaseKind.MATCHED) {
      put(amounts, "BASE_" + name, figure.base());
      put(amounts, "MATCHED_" + name, figure.matched());
    }
  }

  private static void put(Map<String, Long> amounts, String name, @Nullable Long amount) {
    if (amount != null) {
      amounts.put(name, amount);
    }
  }
}
