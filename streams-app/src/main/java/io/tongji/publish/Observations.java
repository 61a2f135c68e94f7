package io.tongji.publish;

import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.measure.Rounding;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes published aggregates apart into the rows of an export. */
public final class Observations {

  private final Map<String, FigureShower> showers = new HashMap<>();

  /** Shows figures as the catalogue says, in the given detail. */
  public Observations(Catalogue catalogue, Detail detail, Rounding rounding) {
    for (Indicator indicator : catalogue.indicators()) {
      showers.put(indicator.code(), new FigureShower(indicator, detail, rounding));
    }
  }

  /**
   * The rows of an aggregate, in the order of the measures.
   *
   * @throws RefusedRequestException if the catalogue does not know the indicator
   */
  public List<Observation> of(Published published) {
    Aggregate aggregate = published.aggregate();
    FigureShower shower = showers.get(aggregate.key().indicator());
    if (shower == null) {
      throw new RefusedRequestException(
          "the topic has indicator "
              + aggregate.key().indicator()
              + ", which is not in the catalogue; give the catalogue that the pipeline runs with");
    }
    Rows rows = new Rows(published, shower, new ArrayList<>());
    if (aggregate instanceof Aggregate.OfMonth month) {
      rows.add(month);
    } else if (aggregate instanceof Aggregate.OfSpan span) {
      rows.add(span);
    }
    return rows.list();
  }

  private record Rows(Published published, FigureShower shower, List<Observation> list) {

    void add(Aggregate.OfMonth of) {
      add(ObservedMeasure.M, ObservedMeasure.BASE_M, of.month());
      growth(ObservedMeasure.M_YOY, ObservedMeasure.M_YOY_NOM, of.month());
      add(ObservedMeasure.M_MOM, shower.growth(of.monthOnMonth()), "");
      add(ObservedMeasure.YTD, ObservedMeasure.BASE_YTD, of.ytd());
      growth(ObservedMeasure.YTD_YOY, ObservedMeasure.YTD_YOY_NOM, of.ytd());
      add(of.bridge());
      add(ObservedMeasure.REVISION_CARRY, shower.amount(of.revisionCarry()), "");
      add(of.coverage());
      if (of.target() != null) {
        addTarget(of);
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

    private void addTarget(Aggregate.OfMonth of) {
      Long ytd = of.ytd().total();
      int month = of.key().period().number();
      add(ObservedMeasure.TARGET, shower.amount(of.target()), "");
      add(ObservedMeasure.COMPLETION, shower.completion(ytd, of.target()), "");
      add(ObservedMeasure.SCHED_GAP, shower.scheduleGap(ytd, of.target(), month), "");
    }

    void add(Aggregate.OfSpan of) {
      add(ObservedMeasure.V, ObservedMeasure.BASE_V, of.whole());
      growth(ObservedMeasure.YOY, ObservedMeasure.YOY_NOM, of.whole());
      add(of.bridge());
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
