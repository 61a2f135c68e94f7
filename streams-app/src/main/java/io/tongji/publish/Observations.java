package io.tongji.publish;

import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.measure.Growth;
import io.tongji.measure.Progress;
import io.tongji.measure.Ratio;
import io.tongji.measure.Rounding;
import io.tongji.period.Period;
import io.tongji.publish.Parts.Part;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Goal;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes published aggregates apart into the rows of an export. */
public final class Observations {

  private final Catalogue catalogue;
  private final RateRules rates;
  private final Map<String, FigureShower> showers = new HashMap<>();

  /** Shows figures as the catalogue says, in the given detail, and no rates of pairs. */
  public Observations(Catalogue catalogue, Detail detail, Rounding rounding) {
    this(catalogue, detail, rounding, RateRules.NONE);
  }

  /** Shows figures as the catalogue says, in the given detail, and rates of pairs of indicators. */
  public Observations(Catalogue catalogue, Detail detail, Rounding rounding, RateRules rates) {
    this.catalogue = catalogue;
    this.rates = rates;
    for (Indicator indicator : catalogue.indicators()) {
      showers.put(indicator.code(), new FigureShower(indicator, detail, rounding));
    }
  }

  /**
   * The rows of an aggregate, in the order of the measures.
   *
   * @param table in which the wholes that it is part of and the month before are found
   * @throws RefusedRequestException if the catalogue does not know the indicator
   */
  public List<Observation> of(Published published, AggregateTable table) {
    Aggregate aggregate = published.aggregate();
    Rows rows = new Rows(published, shower(aggregate.key()), new ArrayList<>());
    List<Part> parts = new Parts(catalogue, table).of(aggregate);
    if (aggregate instanceof Aggregate.OfMonth month) {
      rows.add(month, monthBefore(month, table), parts);
    } else if (aggregate instanceof Aggregate.OfSpan span) {
      rows.add(span, parts);
    }
    rates
        .of(aggregate.key().indicator())
        .ifPresent(rule -> rows.add(rule, rule.ratio(aggregate, table)));
    return rows.list();
  }

  /** What cells that ceased have to do with the growth of their wholes. */
  TreeMap<SeriesKey, List<Observation>> ofCeased(AggregateTable table) {
    TreeMap<SeriesKey, List<Observation>> rows = new TreeMap<>();
    new Parts(catalogue, table)
        .ceased()
        .forEach(
            (key, parts) -> {
              List<Observation> ofCell = new ArrayList<>();
              parts.forEach(part -> ofCell.addAll(growth(part)));
              rows.put(key, ofCell);
            });
    return rows;
  }

  private List<Observation> growth(Part part) {
    PartRows rows = new PartRows(part, shower(part.key()), new ArrayList<>());
    rows.addGrowth();
    return rows.list();
  }

  private FigureShower shower(SeriesKey key) {
    FigureShower shower = showers.get(key.indicator());
    if (shower == null) {
      throw new RefusedRequestException(
          "the topic has indicator "
              + key.indicator()
              + ", which is not in the catalogue; give the catalogue that the pipeline runs with");
    }
    return shower;
  }

  /** The cumulative of the calendar's period before in the same year; null: the year begins. */
  private @Nullable Figure monthBefore(Aggregate.OfMonth month, AggregateTable table) {
    SeriesKey key = month.key();
    Indicator indicator = Objects.requireNonNull(catalogue.indicator(key.indicator()));
    if (key.period().number() <= indicator.firstMonth()) {
      return null;
    }
    Period period = key.period().lastMonth().plus(-1).period();
    Published before =
        table.get(new SeriesKey(period, key.area(), key.indicator(), key.activity()));
    return before == null ? Figure.MISSING : before.aggregate().whole();
  }

  /** What a cell has to do with one of its wholes. */
  private record PartRows(Part part, FigureShower shower, List<Observation> list) {

    void addGrowth() {
      boolean activity = part.kind() == Parts.Whole.ACTIVITY;
      add(
          activity ? ObservedMeasure.PULL : ObservedMeasure.PULL_AREA,
          shower.points(part.contribution().pull()));
      add(
          activity ? ObservedMeasure.CONTRIB : ObservedMeasure.CONTRIB_AREA,
          shower.percent(part.contribution().contributionRate()));
    }

    void addShares() {
      boolean activity = part.kind() == Parts.Whole.ACTIVITY;
      add(
          activity ? ObservedMeasure.SHARE : ObservedMeasure.SHARE_AREA,
          shower.percent(part.share()));
      add(
          activity ? ObservedMeasure.SHARE_CHANGE : ObservedMeasure.SHARE_CHANGE_AREA,
          shower.points(part.contribution().shareChange()));
    }

    private void add(ObservedMeasure measure, Shown shown) {
      Published whole = part.whole();
      String base = whole.aggregate().baseKind().name();
      list.add(new Observation(part.key(), measure, shown, base, whole.updated()));
    }
  }

  private record Rows(Published published, FigureShower shower, List<Observation> list) {

    void add(Aggregate.OfMonth of, @Nullable Figure before, List<Part> parts) {
      add(ObservedMeasure.M, ObservedMeasure.BASE_M, of.month());
      growth(ObservedMeasure.M_YOY, ObservedMeasure.M_YOY_NOM, of.month());
      add(ObservedMeasure.M_MOM, shower.growth(of.monthOnMonth()), "");
      add(ObservedMeasure.YTD, ObservedMeasure.BASE_YTD, of.ytd());
      growth(ObservedMeasure.YTD_YOY, ObservedMeasure.YTD_YOY_NOM, of.ytd());
      if (before != null) {
        Growth now = of.ytd().growth();
        add(ObservedMeasure.YTD_YOY_CHANGE, shower.change(now, before.growth()), baseKind());
        add(
            ObservedMeasure.YTD_YOY_CHANGE_EXACT,
            shower.exactChange(now, before.growth()),
            baseKind());
      }
      add(parts);
      add(of.bridge());
      addMonth(of.monthBridge());
      add(ObservedMeasure.REVISION_CARRY, shower.amount(of.revisionCarry()), "");
      add(of.coverage());
      if (of.goal() != null) {
        addTarget(of.goal(), of.progress());
      }
    }

    private void add(List<Part> parts) {
      for (Part part : parts) {
        PartRows rows = new PartRows(part, shower, list);
        rows.addGrowth();
        rows.addShares();
      }
    }

    private void add(@Nullable Bridge bridge) {
      if (bridge != null) {
        add(ObservedMeasure.BRIDGE_SAME, shower.amount(bridge.sameUnits()), "");
        add(ObservedMeasure.BRIDGE_ENTRANTS, shower.amount(bridge.entrants()), "");
        add(ObservedMeasure.BRIDGE_LEAVERS, shower.amount(bridge.leavers()), "");
        add(ObservedMeasure.BRIDGE_RESTATEMENT, shower.amount(bridge.restatement()), "");
      }
    }

    private void addMonth(@Nullable Bridge bridge) {
      if (bridge != null) {
        add(ObservedMeasure.M_BRIDGE_SAME, shower.amount(bridge.sameUnits()), "");
        add(ObservedMeasure.M_BRIDGE_ENTRANTS, shower.amount(bridge.entrants()), "");
        add(ObservedMeasure.M_BRIDGE_LEAVERS, shower.amount(bridge.leavers()), "");
        add(ObservedMeasure.M_BRIDGE_RESTATEMENT, shower.amount(bridge.restatement()), "");
      }
    }

    private void add(Aggregate.Coverage coverage) {
      Long expected = coverage.baseExpected();
      Long received = coverage.baseReceived();
      add(ObservedMeasure.UNITS, shower.count(coverage.reported()), "");
      add(ObservedMeasure.EXPECTED, shower.count(coverage.expected()), "");
      add(
          ObservedMeasure.RESPONSE_RATE,
          shower.share((long) coverage.reported(), (long) coverage.expected()),
          "");
      add(ObservedMeasure.BASE_EXPECTED, shower.amount(expected), "");
      add(ObservedMeasure.BASE_RECEIVED, shower.amount(received), "");
      add(ObservedMeasure.COVERAGE_RATE, shower.share(received, expected), "");
    }

    private void addTarget(Goal goal, Progress progress) {
      add(ObservedMeasure.TARGET, shower.amount(goal.amount()), "");
      add(ObservedMeasure.COMPLETION, shower.pace(progress.completion()), "");
      add(ObservedMeasure.SCHED_GAP, shower.gap(progress.gap(goal.schedule())), "");
      add(ObservedMeasure.PACE, shower.pace(progress.pace(goal.schedule())), "");
      add(ObservedMeasure.RUN_RATE, shower.runRate(progress.runRateNeeded()), "");
    }

    void add(Aggregate.OfSpan of, List<Part> parts) {
      add(ObservedMeasure.V, ObservedMeasure.BASE_V, of.whole());
      growth(ObservedMeasure.YOY, ObservedMeasure.YOY_NOM, of.whole());
      add(parts);
      add(of.bridge());
    }

    void add(RateRule rule, Ratio ratio) {
      add(ObservedMeasure.RATE, shower.rate(ratio, rule.decimals()), "");
    }

    private void add(ObservedMeasure total, ObservedMeasure base, Figure figure) {
      add(total, shower.amount(figure.total()), "");
      add(base, shower.amount(figure.base()), baseKind());
    }

    private void growth(ObservedMeasure byBase, ObservedMeasure nominal, Figure figure) {
      add(byBase, shower.growth(figure.growth()), baseKind());
      add(nominal, shower.growth(figure.nominalGrowth()), BaseKind.REVISED_TOTAL.name());
    }

    private void add(ObservedMeasure measure, Shown shown, String baseKind) {
      list.add(
          new Observation(
              published.aggregate().key(), measure, shown, baseKind, published.updated()));
    }

    private String baseKind() {
      return published.aggregate().baseKind().name();
    }
  }
}
