package io.tongji.console.pages;

import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.html.Sparkline;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a unit reported on a form, month by month alone, in whole yuan or US dollars.
 *
 * @param form the form
 * @param standing of a month the return in force, or null
 */
record MonthsOfUnit(Form form, Function<Month, @Nullable Return> standing) {

  /** Months that a line shows: two years. */
  static final int SHOWN = 24;

  /**
   * The amount of a month alone: as it was reported, or the cumulative less the one before. The
   * first cumulative of a year that has no January is that of both months.
   *
   * @return null if it is not known
   */
  @Nullable Long amount(Month month) {
    @Nullable Return of = standing.apply(month);
    int alone = form.slot("month");
    if (of == null) {
      return null;
    }
    if (alone >= 0 && of.figures().has(alone)) {
      return of.figures().get(alone);
    }
    if (!of.figures().has(Form.YTD)) {
      return null;
    }
    long cumulative = of.figures().get(Form.YTD);
    if (month.month() == 1) {
      return cumulative;
    }
    @Nullable Return before = standing.apply(month.plus(-1));
    if (before != null && before.figures().has(Form.YTD)) {
      return Math.subtractExact(cumulative, before.figures().get(Form.YTD));
    }
    return month.month() == 2 ? (Long) cumulative : null;
  }

  /** The line of the months up to one. */
  Node line(Month last, Language language) {
    List<@Nullable Long> values = new ArrayList<>();
    for (int back = SHOWN - 1; back >= 0; back--) {
      values.add(amount(last.plus(-back)));
    }
    @Nullable Long latest = values.get(SHOWN - 1);
    long known = values.stream().filter(Objects::nonNull).count();
    String label =
        language
            .of("%s 至 %s 各月,有数 %d 个月,最后一个月 %s", "months %s to %s, %d of them known, the last %s")
            .formatted(
                last.plus(1 - SHOWN),
                last,
                known,
                latest == null ? "--" : String.format(Locale.ROOT, "%,d", latest));
    return Sparkline.of(values, label);
  }
}
