package io.tongji.app.metrics.figures;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.tongji.app.metrics.figures.FigureBounds.Measures;
import io.tongji.app.metrics.meters.MeterKind;
import io.tongji.app.metrics.meters.Meters;
import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.measure.Growth;
import io.tongji.measure.Ratio;
import io.tongji.measure.Rounding;
import io.tongji.measure.Status;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Goal;
import io.tongji.rollup.Imputed;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns aggregates into points of metrics: what is undefined has no point. */
final class FigurePoints {

  private static final String VIEW = "view";
  private static final String[] FIGURE_LABELS = names(MeterKind.FIGURE);
  private static final String[] TARGET_LABELS = names(MeterKind.TARGET);

  private final Catalogue catalogue;
  private final List<Status> colours;
  private final String view;
  private final Measures measures;

  /**
   * Points of the catalogue's indicators.
   *
   * @param colours of the progress of targets, highest step first, the last one without a bound
   * @param view value of the label of that name
   * @param measures which of them
   */
  FigurePoints(Catalogue catalogue, List<Status> colours, String view, Measures measures) {
    this.catalogue = catalogue;
    this.colours = List.copyOf(colours);
    this.view = view;
    this.measures = measures;
  }

  private static String[] names(MeterKind kind) {
    return kind.labels().toArray(String[]::new);
  }

  /** The points of an aggregate; none if the catalogue does not know its indicator. */
  List<FigurePoint> of(Aggregate aggregate) {
    Indicator indicator = catalogue.indicator(aggregate.key().indicator());
    if (indicator == null) {
      return List.of();
    }
    List<FigurePoint> points = new ArrayList<>();
    if (aggregate instanceof Aggregate.OfMonth month) {
      ofMonth(indicator, month, points);
    } else if (aggregate instanceof Aggregate.OfSpan span && measures == Measures.ALL) {
      new Points(indicator, labels(span.key(), span(span.key())), points).add(span.whole());
    }
    if (measures == Measures.BOARDS) {
      boolean total = aggregate.key().activity().equals(Activity.TOTAL);
      points.removeIf(point -> !BoardMeasures.include(point, total));
    }
    return List.copyOf(points);
  }

  private static String span(SeriesKey key) {
    return switch (key.period().frequency()) {
      case MONTH -> "month";
      case QUARTER -> "quarter";
      case YEAR -> "year";
    };
  }

  private Labels labels(SeriesKey key, String span) {
    return Labels.of(
        FIGURE_LABELS,
        new String[] {
          key.indicator(), key.area(), key.activity(), key.period().toString(), span, view
        });
  }

  private void ofMonth(Indicator indicator, Aggregate.OfMonth month, List<FigurePoint> points) {
    Points ofMonth = new Points(indicator, labels(month.key(), "month"), points);
    ofMonth.add(month.month());
    ofMonth.add(Meters.MOM, month.monthOnMonth());
    if (month.coverage() != null) {
      ofMonth.add(month.coverage());
    }
    ofMonth.addUnits(month.imputed());
    Points toDate = new Points(indicator, labels(month.key(), "ytd"), points);
    toDate.add(month.ytd());
    toDate.add(month.bridge());
    toDate.addPart(month.imputed());
    Goal goal = month.goal();
    if (goal != null && month.key().activity().equals(Activity.TOTAL)) {
      toDate.target(month, goal);
      Status status = Status.of(month.progress().pace(goal.schedule()), colours);
      if (status != null) {
        toDate.status(month, status);
      }
    }
  }

  /** The points of one span. */
  private record Points(Indicator indicator, Labels labels, List<FigurePoint> all) {

    void add(Figure figure) {
      amount(amountMeter(), figure.total());
      amount(baseMeter(), figure.base());
      add(Meters.YOY, figure.growth());
      add(Meters.YOY_NOMINAL, figure.nominalGrowth());
    }

    private void amount(Meters meter, @Nullable Long amount) {
      if (amount != null) {
        add(meter, Rounding.nearest(amount, indicator.display().scale()), labels);
      }
    }

    private Meters baseMeter() {
      return switch (amountMeter()) {
        case AMOUNT_CNY -> Meters.BASE_CNY;
        case AMOUNT_USD -> Meters.BASE_USD;
        default -> Meters.BASE_QUANTITY;
      };
    }

    void add(@Nullable Bridge bridge) {
      if (bridge != null) {
        part("same_units", bridge.sameUnits());
        part("entrants", bridge.entrants());
        part("leavers", bridge.leavers());
        part("restatement", bridge.restatement());
      }
    }

    /** The part of what is estimated; none where nothing ever is. */
    void addPart(@Nullable Imputed imputed) {
      if (imputed != null) {
        part("imputed", imputed.bridge());
      }
    }

    void addUnits(@Nullable Imputed imputed) {
      if (imputed != null) {
        units("imputed", imputed.units());
      }
    }

    private void part(String name, long amount) {
      Meters meter =
          switch (amountMeter()) {
            case AMOUNT_CNY -> Meters.BRIDGE_CNY;
            case AMOUNT_USD -> Meters.BRIDGE_USD;
            default -> Meters.BRIDGE_QUANTITY;
          };
      double value = Rounding.nearest(amount, indicator.display().scale());
      add(meter, value, labels.add("part", name));
    }

    private Meters amountMeter() {
      return switch (indicator.display().currency()) {
        case "CNY" -> Meters.AMOUNT_CNY;
        case "USD" -> Meters.AMOUNT_USD;
        default -> Meters.QUANTITY;
      };
    }

    void add(Meters meter, Growth growth) {
      if (growth instanceof Growth.Rate rate) {
        add(meter, Rounding.fraction(rate.change(), rate.base()), labels);
      }
    }

    private void add(Meters meter, Ratio ratio) {
      if (ratio instanceof Ratio.Known known) {
        add(meter, Rounding.nearest(known.value()), labels);
      }
    }

    void add(Aggregate.Coverage coverage) {
      units("expected", coverage.expected());
      units("reported", coverage.reported());
      share(Meters.RESPONSE, (long) coverage.reported(), (long) coverage.expected());
      share(Meters.COVERAGE, coverage.baseReceived(), coverage.baseExpected());
      if (coverage.rate() != null) {
        add(Meters.COVERAGE, Rounding.nearest(coverage.rate()), labels);
      }
    }

    private void share(Meters meter, @Nullable Long part, @Nullable Long whole) {
      if (part != null && whole != null && whole > 0) {
        add(meter, Rounding.fraction(part, whole), labels);
      }
    }

    private void units(String state, int number) {
      add(Meters.UNITS, number, labels.add("state", state));
    }

    void target(Aggregate.OfMonth of, Goal goal) {
      add(Meters.TARGET_COMPLETION, of.progress().completion());
      add(Meters.TARGET_DUE, goal.schedule().due(of.progress().month()));
      add(Meters.SCHEDULE_GAP, of.progress().gap(goal.schedule()));
      double amount = Rounding.nearest(goal.amount(), indicator.display().scale());
      add(targetMeter(), amount, withoutActivity(of.key()));
    }

    private Meters targetMeter() {
      return switch (amountMeter()) {
        case AMOUNT_CNY -> Meters.TARGET_AMOUNT_CNY;
        case AMOUNT_USD -> Meters.TARGET_AMOUNT_USD;
        default -> Meters.TARGET_QUANTITY;
      };
    }

    void status(Aggregate.OfMonth of, Status status) {
      add(Meters.TARGET_STATUS, 1, withoutActivity(of.key()).add("status", status.code()));
    }

    private Labels withoutActivity(SeriesKey key) {
      return Labels.of(
          TARGET_LABELS,
          new String[] {
            key.indicator(), key.area(), key.period().toString(), "ytd", labels.get(VIEW)
          });
    }

    private void add(Meters meter, double value, Labels of) {
      GaugeDataPointSnapshot sample = new GaugeDataPointSnapshot(value, of, null);
      all.add(new FigurePoint(meter, sample, BoardMeasures.areDetails(meter)));
    }
  }
}
