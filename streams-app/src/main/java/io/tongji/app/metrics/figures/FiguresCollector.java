package io.tongji.app.metrics.figures;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.tongji.app.metrics.meters.Meters;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.ReportingCalendar;
import io.tongji.measure.Status;
import io.tongji.period.Month;
import io.tongji.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The exposed figures, and what is shown beside them at each scrape: names of codes, when returns
 * are due, what was released.
 */
public final class FiguresCollector implements MultiCollector {

  private final List<View> views;
  private final @Nullable ReleasedView released;
  private final FigureBounds bounds;
  private final List<MetricSnapshot> names;
  private final Labelling labelling;
  private final ReportingWindows windows;
  private @Nullable ChosenFigures chosen;
  private volatile @Nullable ChosenFigures shown;

  /**
   * What was chosen at a moment.
   *
   * @param current month
   * @param states of the views
   * @param owned differs if the instance has lost figures of a view to others since
   * @param selection of the figures
   */
  record ChosenFigures(
      Month current, List<Long> states, List<Long> owned, FigureSelection selection) {}

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
  public record ReleasedView(ExposedFigures figures, ReleaseGauges gauges) {}

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
      @Nullable ReleasedView released,
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

  private View view(ExposedFigures figures, Naming vocabulary) {
    FigurePoints maker =
        new FigurePoints(
            vocabulary.catalogue(), vocabulary.colours(), figures.view(), bounds.measures());
    return new View(figures, maker);
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
    ChosenFigures page = shown;
    FigureSelection selection = page == null ? selection() : page.selection();
    Map<Meters, List<GaugeDataPointSnapshot>> points = new EnumMap<>(Meters.class);
    points.put(Meters.PERIOD_START, selection.periods().stream().map(this::start).toList());
    windows.addTo(points, selection.periods());
    points.put(Meters.EXPOSED_SERIES, List.of(number(selection.points().size())));
    points.put(Meters.DROPPED_SERIES, List.of(number(selection.dropped())));
    points.put(Meters.SERIES_LIMIT, List.of(number(bounds.indicatorSeries())));
    List<MetricSnapshot> all = new ArrayList<>(names);
    points.forEach((meter, samples) -> all.add(snapshot(meter, samples)));
    if (released != null) {
      boolean confirmed = released.figures().isConfirmed();
      all.addAll(released.gauges().snapshots(labelling.language(), confirmed));
    }
    return new MetricSnapshots(all);
  }

  /** The page has these figures: what is said about figures is said of them from now on. */
  void shows(ChosenFigures figures) {
    shown = figures;
  }

  /** True if nothing has changed since these were chosen. */
  boolean isCurrent(ChosenFigures figures) {
    return figures.states().equals(states()) && figures.current().equals(current());
  }

  /** True if the instance has lost none of these figures to others since they were chosen. */
  boolean isOwn(ChosenFigures figures) {
    return figures.owned().equals(owned());
  }

  private List<Long> states() {
    return views.stream().map(view -> view.figures().state()).toList();
  }

  private List<Long> owned() {
    return views.stream().map(view -> view.figures().owned()).toList();
  }

  private Month current() {
    return bounds.months().current().get();
  }

  /** The figures within the bounds. */
  FigureSelection selection() {
    return chosen().selection();
  }

  /** The figures within the bounds: the same object as before if nothing has changed. */
  synchronized ChosenFigures chosen() {
    ChosenFigures known = chosen;
    if (known != null && isCurrent(known)) {
      return known;
    }
    ChosenFigures made = choose(current(), owned());
    chosen = made;
    return made;
  }

  private ChosenFigures choose(Month current, List<Long> owned) {
    List<Long> states = new ArrayList<>();
    List<FigurePoint> points = new ArrayList<>();
    SortedSet<Period> periods = new TreeSet<>();
    int dropped = 0;
    for (View view : views) {
      ExposedFigures.ShownFigures shown = view.figures().shown();
      FigureSelection selection = FigureSelection.of(shown.figures(), bounds, view.maker());
      states.add(shown.state());
      points.addAll(selection.points());
      periods.addAll(selection.periods());
      dropped += selection.dropped();
    }
    return new ChosenFigures(current, states, owned, new FigureSelection(points, periods, dropped));
  }

  /** Figures as metrics. */
  MetricSnapshots snapshots(FigureSelection selection) {
    Map<Meters, List<GaugeDataPointSnapshot>> points = new EnumMap<>(Meters.class);
    for (FigurePoint point : selection.points()) {
      points.computeIfAbsent(point.meter(), meter -> new ArrayList<>()).add(point.sample());
    }
    List<MetricSnapshot> all = new ArrayList<>();
    points.forEach((meter, samples) -> all.add(snapshot(meter, samples)));
    return new MetricSnapshots(all);
  }

  private GaugeSnapshot snapshot(Meters meter, List<GaugeDataPointSnapshot> samples) {
    return new GaugeSnapshot(meter.metadata(labelling.language()), samples);
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
