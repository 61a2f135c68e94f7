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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Shows the exposed figures at each scrape, with the names of their codes. */
public final class FiguresCollector implements MultiCollector {

  private final ExposedFigures figures;
  private final FigureBounds bounds;
  private final FigurePoints maker;
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
   */
  public record Naming(Catalogue catalogue, ReportingCalendar calendar, List<Status> colours) {
    /** Copies the list. */
    public Naming {
      colours = List.copyOf(colours);
    }
  }

  /** Shows what is exposed, within the bounds. */
  public FiguresCollector(
      ExposedFigures figures, Naming vocabulary, FigureBounds bounds, Labelling labelling) {
    this.figures = figures;
    this.bounds = bounds;
    this.maker = new FigurePoints(vocabulary.catalogue(), vocabulary.colours(), figures.view());
    this.names = described(vocabulary, labelling.language());
    this.labelling = labelling;
    this.windows = new ReportingWindows(vocabulary, labelling.zone(), figures.clock());
  }

  private static List<MetricSnapshot> described(Naming vocabulary, Language language) {
    CatalogueNames names = new CatalogueNames(language);
    List<MetricSnapshot> snapshots = new ArrayList<>(names.of(vocabulary.catalogue()));
    snapshots.add(names.of(vocabulary.colours()));
    snapshots.addAll(new DisplayRules(language).of(vocabulary.catalogue()));
    return List.copyOf(snapshots);
  }

  @Override
  public MetricSnapshots collect() {
    FigureSelection selection = FigureSelection.of(figures.shown(), bounds, maker);
    Map<Meters, List<GaugeDataPointSnapshot>> points = new EnumMap<>(Meters.class);
    for (ExposedFigure figure : selection.figures()) {
      for (FigurePoint point : figure.points(maker)) {
        points.computeIfAbsent(point.meter(), meter -> new ArrayList<>()).add(point.sample());
      }
    }
    points.put(Meters.PERIOD_START, periodStarts(selection));
    windows.addTo(points, selection);
    points.put(Meters.EXPOSED_SERIES, List.of(number(selection.series())));
    points.put(Meters.DROPPED_SERIES, List.of(number(selection.dropped())));
    points.put(Meters.SERIES_LIMIT, List.of(number(bounds.indicatorSeries())));
    List<MetricSnapshot> all = new ArrayList<>(names);
    points.forEach((meter, samples) -> all.add(snapshot(meter, samples)));
    return new MetricSnapshots(all);
  }

  private GaugeSnapshot snapshot(Meters meter, List<GaugeDataPointSnapshot> samples) {
    return new GaugeSnapshot(meter.metadata(labelling.language()), samples);
  }

  private List<GaugeDataPointSnapshot> periodStarts(FigureSelection selection) {
    TreeSet<Period> periods = new TreeSet<>();
    selection.figures().forEach(figure -> periods.add(figure.aggregate().key().period()));
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
