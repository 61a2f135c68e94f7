package io.tongji.app.metrics.figures;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.tongji.app.metrics.meters.Meters;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.ReportingCalendar;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.period.Period;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When returns are handed in, as metrics: for the months that have figures, and for the two months
 * that have ended last, since of these the returns are handed in now, or were due last, also where
 * nobody has reported anything.
 */
final class ReportingWindows {

  private static final int JANUARY = 1;

  private final Catalogue catalogue;
  private final ReportingCalendar calendar;
  private final ZoneId zone;
  private final Clock clock;

  ReportingWindows(FiguresCollector.Naming vocabulary, ZoneId zone, Clock clock) {
    this.catalogue = vocabulary.catalogue();
    this.calendar = vocabulary.calendar();
    this.zone = zone;
    this.clock = clock;
  }

  void addTo(Map<Meters, List<GaugeDataPointSnapshot>> points, Collection<Period> periods) {
    List<GaugeDataPointSnapshot> starts = new ArrayList<>();
    List<GaugeDataPointSnapshot> deadlines = new ArrayList<>();
    for (Month month : months(periods)) {
      for (Form form : Form.monthlyForms()) {
        if (isReported(form, month)) {
          ReportingCalendar.Window window = calendar.window(form, month);
          Labels labels = Labels.of("form", form.code(), "period", month.toString());
          starts.add(point(window.start(), labels));
          deadlines.add(point(window.deadline(), labels));
        }
      }
    }
    points.put(Meters.WINDOW_START, starts);
    points.put(Meters.DEADLINE, deadlines);
  }

  private SortedSet<Month> months(Collection<Period> periods) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    SortedSet<Month> months = new TreeSet<>();
    Month current = Month.of(today.getYear(), today.getMonthValue());
    months.add(current.plus(-1));
    months.add(current.plus(-2));
    periods.stream()
        .filter(period -> period.equals(period.lastMonth().period()))
        .forEach(period -> months.add(period.lastMonth()));
    return months;
  }

  private boolean isReported(Form form, Month month) {
    return !catalogue.indicators(form).isEmpty()
        && !(month.month() == JANUARY && catalogue.withoutJanuary(form));
  }

  private GaugeDataPointSnapshot point(LocalDateTime at, Labels labels) {
    return new GaugeDataPointSnapshot(at.atZone(zone).toEpochSecond(), labels, null);
  }
}
