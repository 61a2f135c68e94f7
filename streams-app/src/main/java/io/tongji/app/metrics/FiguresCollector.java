package io.tongji.app.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.ReportingCalendar;
import io.tongji.measure.Status;
import io.tongji.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Shows the exposed figures at each scrape, with the names of their codes. */
public final class FiguresCollector implements MultiCollector {

  private final List<View> views;
  private final @Nullable Released released;
  private final FigureBounds bounds;
  private final List<MetricSnapshot> names;
  private final Labelling labelling;
  private final ReportingWindows windows;

  /**
   * In whose words and time zone figures are described.
   *
   * @param language of the help texts
   * @param zone in which periods begin and returns are due
   */
  public record Labelling(Language language, ZoneId zone) {}

  /**
   * What says which codes there are, and when their returns are due.
   *
   * @param catalogue of the figures
   * @param calendar when returns are handed in
   * @param colours of the progress of targets, highest step first, the last one without a bound
   * @param leastResponse weighted response from which a month is shown where none is named
   */
  public record Naming(
      Catalogue catalogue,
      ReportingCalendar calendar,
      List<Status> colours,
      BigDecimal leastResponse) {
    /** Copies the list. */
    public Naming {
      colours = List.copyOf(colours);
    }
  }

  /** The figures of one view, and what makes points of them. */
  private record View(ExposedFigures figures, FigurePoints maker) {}

  /** What was released, beside what is live. */
  public record Released(ExposedFigures figures, ReleaseGauges gauges) {}

  /** Shows the live figures that are exposed, within the bounds. */
  public FiguresCollector(
      ExposedFigures live, Naming vocabulary, FigureBounds bounds, Labelling labelling) {
    this(live, null, vocabulary, bounds, labelling);
  }

  /**
   * Shows the figures that are exposed, of each view within the bounds.
   *
   * @param released null: nothing of what was released is shown
   */
  public FiguresCollector(
      ExposedFigures live,
      @Nullable Released released,
      Naming vocabulary,
      FigureBounds bounds,
      Labelling labelling) {
    this.views = new ArrayList<>();
    this.released = released;
    this.bounds = bounds;
    this.names = described(vocabulary, labelling.language());
    this.labelling = labelling;
    this.windows = new ReportingWindows(vocabulary, labelling.zone(), live.clock());
    views.add(view(live, vocabulary));
    if (released != null) {
      views.add(view(released.figures(), vocabulary));
    }
  }

  private static View view(ExposedFigures figures, Naming vocabulary) {
    return new View(
        figures, new FigurePoints(vocabulary.catalogue(), vocabulary.colours(), figures.view()));
  }

  private static List<MetricSnapshot> described(Naming vocabulary, Language language) {
    CatalogueNames names = new CatalogueNames(language);
    List<MetricSnapshot> snapshots = new ArrayList<>(names.of(vocabulary.catalogue()));
    snapshots.add(names.of(vocabulary.colours()));
    snapshots.addAll(
        new DisplayRules(language).of(vocabulary.catalogue(), vocabulary.leastResponse()));
    return List.copyOf(snapshots);
  }

  @Override
  public MetricSnapshots collect() {
    Map<Meters, List<GaugeDataPointSnapshot>> points = new EnumMap<>(Meters.class);
    List<ExposedFigure> figures = new ArrayList<>();
    int series = 0;
    int dropped = 0;
    for (View view : views) {
      FigureSelection selection = FigureSelection.of(view.figures().shown(), bounds, view.maker());
      selection.figures().forEach(figure -> add(figure.points(view.maker()), points));
      figures.addAll(selection.figures());
      series += selection.series();
      dropped += selection.dropped();
    }
    points.put(Meters.PERIOD_START, periodStarts(figures));
    windows.addTo(points, figures);
    points.put(Meters.EXPOSED_SERIES, List.of(number(series)));
    points.put(Meters.DROPPED_SERIES, List.of(number(dropped)));
    points.put(Meters.SERIES_LIMIT, List.of(number(bounds.indicatorSeries())));
    List<MetricSnapshot> all = new ArrayList<>(names);
    points.forEach((meter, samples) -> all.add(snapshot(meter, samples)));
    if (released != null) {
      boolean confirmed = released.figures().isConfirmed();
      all.addAll(released.gauges().snapshots(labelling.language(), confirmed));
    }
    return new MetricSnapshots(all);
  }

  private static void add(
      List<FigurePoint> ofFigure, Map<Meters, List<GaugeDataPointSnapshot>> points) {
    for (FigurePoint point : ofFigure) {
      points.computeIfAbsent(point.meter(), meter -> new ArrayList<>()).add(point.sample());
    }
  }

  private GaugeSnapshot snapshot(Meters meter, List<GaugeDataPointSnapshot> samples) {
    return new GaugeSnapshot(meter.metadata(labelling.language()), samples);
  }

  private List<GaugeDataPointSnapshot> periodStarts(List<ExposedFigure> figures) {
    TreeSet<Period> periods = new TreeSet<>();
    figures.forEach(figure -> periods.add(figure.aggregate().key().period()));
    return periods.stream().map(this::start).toList();
  }

  private GaugeDataPointSnapshot start(Period period) {
    LocalDate day = LocalDate.of(period.year(), period.firstMonth().month(), 1);
    return new GaugeDataPointSnapshot(
        day.atStartOfDay(labelling.zone()).toEpochSecond(),
        Labels.of("period", period.toString()),
        null);
  }

  private static GaugeDataPointSnapshot number(int number) {
    return new GaugeDataPointSnapshot(number, Labels.EMPTY, null);
  }
}
