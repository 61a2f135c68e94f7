package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bridge of each cell leads from last year's total to this year's, and those of a partition add
 * up to that of the whole: the change of the same units, and what the other three make together.
 */
class BridgeAddsUpTest {

  private static final Catalogue CATALOGUE = TestCatalogue.read();

  /** The change of the same units, and entrants less leavers with restatement. */
  private record Sum(long same, long others) {

    static final Sum NOTHING = new Sum(0, 0);

    static Sum of(Aggregate aggregate) {
      Bridge bridge = bridge(aggregate);
      return bridge == null ? NOTHING : new Sum(bridge.sameUnits(), rest(bridge));
    }

    Sum plus(Sum more) {
      return new Sum(same + more.same, others + more.others);
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(6001, 6020);
  }

  private static @Nullable Bridge bridge(Aggregate aggregate) {
    return aggregate instanceof Aggregate.OfMonth month
        ? month.bridge()
        : ((Aggregate.OfSpan) aggregate).bridge();
  }

  private static long rest(Bridge bridge) {
    return bridge.entrants() - bridge.leavers() + bridge.restatement();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void eachLeadsFromLastYearsTotalToThisYears(long seed) {
    Map<SeriesKey, Aggregate> published = Published.after(CATALOGUE, RandomHistory.of(seed));
    List<SeriesKey> bridged = new ArrayList<>();
    published.forEach(
        (key, aggregate) -> {
          Bridge bridge = bridge(aggregate);
          if (bridge != null) {
            bridged.add(key);
            assertLeads(bridge, aggregate.whole(), key);
          }
          if (aggregate instanceof Aggregate.OfMonth month && month.monthBridge() != null) {
            assertLeads(month.monthBridge(), month.month(), key);
          }
        });
    assertThat(bridged).isNotEmpty();
  }

  private static void assertLeads(Bridge bridge, Figure figure, SeriesKey key) {
    assertThat(bridge.sameUnits() + rest(bridge))
        .as("%s", key)
        .isEqualTo(orZero(figure.total()) - orZero(figure.lastYear()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void thoseOfAPartitionAddUp(long seed) {
    Map<SeriesKey, Aggregate> published = Published.after(CATALOGUE, RandomHistory.of(seed));
    Map<SeriesKey, Sum> byActivity = new HashMap<>();
    Map<SeriesKey, Sum> byArea = new HashMap<>();
    sums(published)
        .forEach(
            (key, sum) -> {
              add(byActivity, activityAbove(key), sum);
              add(byArea, countyAbove(key), sum);
            });
    byActivity.forEach((whole, sum) -> assertSum(published, whole, sum));
    byArea.forEach((whole, sum) -> assertSum(published, whole, sum));
    assertThat(byActivity).isNotEmpty();
    assertThat(byArea).isNotEmpty();
  }

  /** Of every cell; one that ceased would have last year's total as that of its leavers. */
  private static Map<SeriesKey, Sum> sums(Map<SeriesKey, Aggregate> published) {
    Map<SeriesKey, Sum> sums = new HashMap<>();
    published.forEach((key, aggregate) -> sums.put(key, Sum.of(aggregate)));
    published.forEach(
        (key, aggregate) -> {
          SeriesKey now = at(key, key.period().yearAfter());
          long before = orZero(aggregate.whole().total());
          sums.computeIfAbsent(now, ceased -> new Sum(0, -before));
        });
    return sums;
  }

  private static void assertSum(Map<SeriesKey, Aggregate> published, SeriesKey whole, Sum sum) {
    Aggregate aggregate = published.get(whole);
    if (aggregate != null && bridge(aggregate) != null) {
      assertThat(sum).as("parts of %s", whole).isEqualTo(Sum.of(aggregate));
    }
  }

  private static void add(Map<SeriesKey, Sum> sums, @Nullable SeriesKey whole, Sum sum) {
    if (whole != null) {
      sums.merge(whole, sum, Sum::plus);
    }
  }

  private static @Nullable SeriesKey activityAbove(SeriesKey key) {
    Activity activity = CATALOGUE.activity(key.activity());
    return activity == null || activity.parent().isEmpty()
        ? null
        : new SeriesKey(key.period(), key.area(), key.indicator(), activity.parent());
  }

  /** Towns make up the county. */
  private static @Nullable SeriesKey countyAbove(SeriesKey key) {
    Area area = CATALOGUE.area(key.area());
    return area == null || !area.level().equals("town")
        ? null
        : new SeriesKey(key.period(), area.parent(), key.indicator(), key.activity());
  }

  private static SeriesKey at(SeriesKey key, Period period) {
    return new SeriesKey(period, key.area(), key.indicator(), key.activity());
  }

  private static long orZero(@Nullable Long amount) {
    return amount == null ? 0 : amount;
  }
}
