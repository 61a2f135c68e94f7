package io.tongji.figures;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Due;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.measure.Rounding;
import io.tongji.period.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the headline area lacks for a month that is to be published: its calendar may be closed, and
 * yet few have reported.
 *
 * @param month the month
 * @param tooFew responses below their bound
 * @param ceased headline indicators of which all have to report, that have no figure and had one in
 *     the year before
 * @param without other headline indicators that have no figure
 */
public record MonthGaps(
    Month month, List<MonthResponse> tooFew, List<Indicator> ceased, List<Indicator> without) {

  private static final int YEAR = 12;

  /** Copies the lists. */
  public MonthGaps {
    tooFew = List.copyOf(tooFew);
    ceased = List.copyOf(ceased);
    without = List.copyOf(without);
  }

  /**
   * The gaps of months, those without any left out.
   *
   * @param after the last month that was published; null: none was
   * @param through the last month that is to be published
   */
  public static List<MonthGaps> of(AreaFigures figures, @Nullable Month after, Month through) {
    return figures.table().months().stream()
        .sorted()
        .filter(month -> after == null || month.compareTo(after) > 0)
        .filter(month -> month.compareTo(through) <= 0)
        .map(month -> of(figures, month))
        .filter(gaps -> gaps.isIncomplete() || gaps.month().equals(through))
        .filter(gaps -> gaps.isIncomplete() || !gaps.without().isEmpty())
        .toList();
  }

  /**
   * The gaps of the months that a request would publish or revise.
   *
   * @param before releases that are out, in their order
   * @param request one whose words were checked
   */
  public static List<MonthGaps> of(
      AreaFigures figures, List<PublishedRelease> before, ReleaseRequest request) {
    String from = request.reviseFrom();
    Month after =
        from != null
            ? Month.parse(from).plus(-1)
            : before.isEmpty()
                ? null
                : Month.parse(before.get(before.size() - 1).request().through());
    return of(figures, after, Month.parse(request.through()));
  }

  private static MonthGaps of(AreaFigures figures, Month month) {
    Area area = figures.catalogue().headlineArea();
    List<Indicator> ceased = new ArrayList<>();
    List<Indicator> without = new ArrayList<>();
    for (Indicator one : figures.catalogue().indicators()) {
      boolean wanted = one.display().headline() > 0 && month.month() >= one.firstMonth();
      if (wanted && figures.place(one, area).isPresent() && !has(figures, one, area, month)) {
        boolean all = figures.catalogue().due(one) == Due.ALWAYS;
        (all && hadInYearBefore(figures, one, area, month) ? ceased : without).add(one);
      }
    }
    List<Indicator> all = figures.catalogue().indicators();
    return new MonthGaps(month, figures.tooFew(month, area, all), ceased, without);
  }

  private static boolean hadInYearBefore(
      AreaFigures figures, Indicator indicator, Area area, Month month) {
    for (int back = 1; back <= YEAR; back++) {
      if (has(figures, indicator, area, month.plus(-back))) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(AreaFigures figures, Indicator indicator, Area area, Month month) {
    return figures
        .place(indicator, area)
        .map(place -> figures.of(indicator, place, month))
        .filter(of -> of.ytd().total() != null)
        .isPresent();
  }

  /** True if what has come in does not speak for the month. */
  public boolean isIncomplete() {
    return !tooFew.isEmpty() || !ceased.isEmpty();
  }

  /** A line of each kind of gap, that of responses as the board has it. */
  public List<String> lines(Language language, Rounding rounding) {
    List<String> lines = new ArrayList<>();
    MonthResponse.incomplete(month, tooFew, language, rounding).ifPresent(lines::add);
    add(lines, ceased, language, " 没有数,此前一年有数:", " has no figure, but had in the year before: ");
    add(lines, without, language, " 没有数:", " has no figure: ");
    return lines;
  }

  private void add(
      List<String> lines, List<Indicator> of, Language language, String chinese, String english) {
    if (!of.isEmpty()) {
      lines.add(
          month
              + language.of(chinese, english)
              + of.stream()
                  .map(one -> language.of(one.name(), one.nameEn()))
                  .collect(Collectors.joining(language.of("、", ", "))));
    }
  }
}
