package io.tongji.disclosure;

import io.tongji.catalogue.Catalogue;
import io.tongji.disclosure.Bureau.Snapshot;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.ReleasePlan.CellStatus;
import io.tongji.disclosure.plan.ReleasePlan.Decision;
import io.tongji.disclosure.rules.DisclosureRules;
import io.tongji.disclosure.rules.DisclosureRules.Parameters;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.returns.TargetBook;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Releases of a bureau one after the other, and what a reader of all of them sees. */
final class Releases {

  private record Vintage(String id, Snapshot snapshot, Map<SeriesKey, Aggregate> figures) {}

  private final Bureau bureau;
  private final ReleasePlanner planner;
  private final String headlineArea;
  private final PublishedHistory history = new PublishedHistory();
  private final List<Vintage> vintages = new ArrayList<>();
  private final Map<SeriesKey, Set<PublishedPart>> shown = new TreeMap<>();

  /** Releases without one protection, or with all. */
  Releases(Catalogue catalogue, Bureau bureau, @Nullable Protection without) {
    this(catalogue, bureau, without, "330483K01P2");
  }

  Releases(Catalogue catalogue, Bureau bureau, @Nullable Protection without, String headlineArea) {
    Set<Protection> protections = EnumSet.allOf(Protection.class);
    if (without != null) {
      protections.remove(without);
    }
    this.bureau = bureau;
    this.headlineArea = headlineArea;
    this.planner =
        new ReleasePlanner(
            catalogue,
            new DisclosureRules(new Parameters(3, 15, null, 1), List.of(), ""),
            protections);
  }

  /** Releases all months up to one. */
  ReleasePlan release(String through) {
    return release(through, null);
  }

  /** The same, and revises from a month on. */
  ReleasePlan release(String through, @Nullable String reviseFrom) {
    ReleaseScope scope =
        new ReleaseScope(
            Month.parse(through),
            reviseFrom == null ? null : Month.parse(reviseFrom),
            headlineArea,
            new TargetBook());
    Map<SeriesKey, Aggregate> totals = bureau.snapshot(Set.of()).totals();
    Set<Month> months = planner.months(scope, totals.keySet(), history);
    Set<Month> all = new TreeSet<>(months);
    for (int back = 0; back < 36; back++) {
      all.add(Month.parse(through).plus(12 - back));
    }
    Snapshot now = bureau.snapshot(all);
    ReleasePlan plan = planner.plan(scope, now.microdata(), now.totals(), history);
    publish(plan, now);
    return plan;
  }

  private void publish(ReleasePlan plan, Snapshot now) {
    String id = "R" + vintages.size();
    Map<SeriesKey, Aggregate> figures = new HashMap<>();
    plan.decisions()
        .forEach(
            (key, decision) -> {
              if (decision.status() != CellStatus.HELD) {
                history.add(id, key, decision.shown());
                shown.put(key, decision.shown());
                Aggregate total = now.totals().get(key);
                if (decision.status() == CellStatus.PUBLISHED && total != null) {
                  figures.put(key, total);
                }
              }
            });
    history.attach(id, now.microdata());
    vintages.add(new Vintage(id, now, figures));
  }

  private SeriesKey key(String cell, String period) {
    String[] words = cell.split(" ");
    return new SeriesKey(Period.parse(period), words[1], words[0], words[2]);
  }

  /** True if a reader sees a part of a cell ({@code GIO 330483001 _T}) now. */
  boolean shows(String cell, String period, PublishedPart part) {
    return shown.getOrDefault(key(cell, period), Set.of()).contains(part);
  }

  /** The cumulative, or total of a quarter, that a release published; null: it did not. */
  @Nullable Long amount(int release, String cell, String period) {
    Aggregate figure = vintages.get(release).figures().get(key(cell, period));
    return figure == null ? null : figure.whole().total();
  }

  /** The same as last published. */
  @Nullable Long amount(String cell, String period) {
    for (int release = vintages.size() - 1; release >= 0; release--) {
      Long amount = amount(release, cell, period);
      if (amount != null) {
        return amount;
      }
    }
    return null;
  }

  /** The month alone as last published; null if it is not shown. */
  @Nullable Long month(String cell, String period) {
    for (int release = vintages.size() - 1; release >= 0; release--) {
      Aggregate figure = vintages.get(release).figures().get(key(cell, period));
      if (figure instanceof Aggregate.OfMonth of) {
        return shows(cell, period, PublishedPart.MONTH) ? of.month().total() : null;
      }
    }
    return null;
  }

  /** The figure as it is in truth, published or not. */
  Aggregate truth(String cell, String period) {
    return Objects.requireNonNull(
        vintages.get(vintages.size() - 1).snapshot().totals().get(key(cell, period)));
  }

  /** What a plan decides on a cell. */
  Decision decision(ReleasePlan plan, String cell, String period) {
    return Objects.requireNonNull(plan.decisions().get(key(cell, period)), cell + " " + period);
  }

  /** The sum of figures with their signs; null if one of them is not known. */
  static @Nullable Long sum(@Nullable Long first, @Nullable Long... less) {
    Long sum = first;
    for (Long each : less) {
      sum = sum == null || each == null ? null : (Long) (sum - each);
    }
    return sum;
  }

  /** The microdata of a release. */
  Microdata microdata(int release) {
    return vintages.get(release).snapshot().microdata();
  }
}
