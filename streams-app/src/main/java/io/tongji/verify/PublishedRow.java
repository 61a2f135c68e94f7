package io.tongji.verify;

import io.tongji.catalogue.BaseKind;
import io.tongji.measure.Schedule;
import io.tongji.period.Frequency;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Goal;
import io.tongji.rollup.Imputed;
import io.tongji.rollup.SeriesKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads a row of the last step as an aggregate. */
final class PublishedRow {

  private PublishedRow() {}

  static Aggregate aggregate(ResultSet row) throws SQLException {
    Frequency frequency = Frequency.ofCode(row.getString("freq"));
    SeriesKey key =
        new SeriesKey(
            new Period(frequency, row.getInt("period")),
            row.getString("area"),
            row.getString("indicator"),
            row.getString("activity"));
    BaseKind base = BaseKind.valueOf(row.getString("base"));
    Figure figure = figure(row, "v");
    if (frequency != Frequency.MONTH) {
      return new Aggregate.OfSpan(key, base, figure, bridge(row, "bridge"), imputed(row));
    }
    return new Aggregate.OfMonth(
        key,
        base,
        figure,
        figure(row, "ytd"),
        amount(row, "prev_m"),
        amount(row, "carry"),
        new Aggregate.Coverage(
            row.getInt("expected"),
            row.getInt("reported"),
            amount(row, "base_expected"),
            amount(row, "base_received")),
        goal(row),
        bridge(row, "bridge"),
        bridge(row, "m_bridge"),
        imputed(row));
  }

  private static Figure figure(ResultSet row, String name) throws SQLException {
    return new Figure(
        amount(row, name),
        amount(row, "base_" + name),
        amount(row, "prior_" + name),
        amount(row, "matched_" + name),
        amount(row, "released_" + name),
        null);
  }

  private static @Nullable Goal goal(ResultSet row) throws SQLException {
    Long target = amount(row, "target");
    if (target == null) {
      return null;
    }
    return row.getString("schedule").equals("MONTHS")
        ? new Goal(target, new Schedule.AlongMonths())
        : new Goal(
            target,
            new Schedule.AlongLastYear(amount(row, "prior_ytd"), amount(row, "prior_year")));
  }

  private static @Nullable Bridge bridge(ResultSet row, String name) throws SQLException {
    Long sameUnits = amount(row, name + "_same");
    return sameUnits == null
        ? null
        : new Bridge(
            sameUnits,
            row.getLong(name + "_entrants"),
            row.getLong(name + "_leavers"),
            row.getLong(name + "_restatement"));
  }

  private static @Nullable Imputed imputed(ResultSet row) throws SQLException {
    Long units = amount(row, "imputed_units");
    return units == null
        ? null
        : new Imputed(units.intValue(), row.getLong("imputed"), row.getLong("prior_imputed"));
  }

  private static @Nullable Long amount(ResultSet row, String column) throws SQLException {
    long amount = row.getLong(column);
    return row.wasNull() ? null : amount;
  }
}
