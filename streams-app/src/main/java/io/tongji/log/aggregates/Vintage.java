package io.tongji.log.aggregates;

import io.tongji.avro.VintageKey;
import io.tongji.period.Frequency;
import io.tongji.period.Period;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.SeriesKey;
import org.jspecify.annotations.Nullable;

/**
 * The totals of one series and period as one release states them.
 *
 * @param releaseId which release
 * @param key series and period
 * @param month of the month alone; null: suppressed, or not of a month
 * @param whole of a month the cumulative, else of the quarter or year; null: suppressed
 */
public record Vintage(String releaseId, SeriesKey key, @Nullable Long month, @Nullable Long whole) {

  /** What a record of the vintages states. */
  public static Vintage of(VintageKey key, io.tongji.avro.Aggregate value) {
    SeriesKey series = toSeriesKey(key);
    boolean month = series.period().frequency() == Frequency.MONTH;
    return new Vintage(
        key.getRELEASEID(), series, value.getM(), month ? value.getYTD() : value.getV());
  }

  /** The totals, as a base of what follows a year later. */
  public FirstReleases.ReleasedTotals totals() {
    return new FirstReleases.ReleasedTotals(month, whole);
  }

  /** The series and period of a key. */
  public static SeriesKey toSeriesKey(VintageKey key) {
    return new SeriesKey(
        Period.parse(key.getTIMEPERIOD()), key.getREFAREA(), key.getINDICATOR(), key.getACTIVITY());
  }

  /** The key of a series and period in a release. */
  public static VintageKey toKey(String releaseId, SeriesKey key) {
    return new VintageKey(
        releaseId,
        key.period().frequency().code(),
        key.area(),
        key.indicator(),
        key.activity(),
        key.period().toString());
  }
}
