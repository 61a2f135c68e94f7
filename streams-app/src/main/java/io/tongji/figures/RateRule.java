package io.tongji.figures;

import io.tongji.catalogue.Indicator;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Fraction;
import io.tongji.measure.Ratio;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import org.jspecify.annotations.Nullable;

/**
 * How one indicator is read against another that says how much of it there might be: projects
 * started of those planned (开工率).
 *
 * @param indicator what is read
 * @param of what it is a rate of; in the same unit of measure
 * @param name Chinese name of the rate
 * @param nameEn English name
 * @param decimals in per cent
 */
public record RateRule(
    Indicator indicator, Indicator of, String name, String nameEn, int decimals) {

  /** Of an aggregate's cumulative, quarter or year, to that of the same cell in the table. */
  public Ratio ratio(Aggregate aggregate, AggregateTable table) {
    SeriesKey key = aggregate.key();
    Published whole = table.get(new SeriesKey(key.period(), key.area(), of.code(), key.activity()));
    return ratio(
        aggregate.whole().total(), whole == null ? null : whole.aggregate().whole().total());
  }

  /**
   * {@code figure / ofFigure}, exactly; undefined without either, and where the latter is not above
   * zero.
   *
   * @param figure of {@link #indicator}, in its smallest unit
   * @param ofFigure of {@link #of}, of the same cell and period, in its smallest unit
   */
  public Ratio ratio(@Nullable Long figure, @Nullable Long ofFigure) {
    Ratio ratio = Ratio.of(figure, ofFigure);
    int scales = of.display().scale() - indicator.display().scale();
    return ratio instanceof Ratio.Known known
        ? new Ratio.Known(known.value().times(Fraction.powerOfTen(scales)))
        : ratio;
  }
}
