package io.tongji.verify;

import io.tongji.measure.Schedule;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Goal;
import io.tongji.rollup.Imputed;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of an aggregate by their names in the topic; what is missing is left out. */
final class Fields {

  private Fields() {}

  static Map<String, Object> of(Aggregate aggregate) {
    Map<String, Object> fields = new TreeMap<>();
    put(fields, "BASE_KIND", aggregate.baseKind().name());
    if (aggregate instanceof Aggregate.OfMonth of) {
      put(fields, "M", of.month());
      put(fields, "YTD", of.ytd());
      put(fields, "PREV_M", of.monthBefore());
      put(fields, "REVISION_CARRY", of.revisionCarry());
      put(fields, "UNITS", of.liveCoverage().reported());
      put(fields, "EXPECTED", of.liveCoverage().expected());
      put(fields, "BASE_EXPECTED", of.liveCoverage().baseExpected());
      put(fields, "BASE_RECEIVED", of.liveCoverage().baseReceived());
      put(fields, of.goal());
      put(fields, "BRIDGE", of.bridge());
      put(fields, "M_BRIDGE", of.monthBridge());
      put(fields, of.imputed());
    } else if (aggregate instanceof Aggregate.OfSpan of) {
      put(fields, "V", of.whole());
      put(fields, "BRIDGE", of.bridge());
      put(fields, of.imputed());
    }
    return fields;
  }

  private static void put(Map<String, Object> fields, @Nullable Goal goal) {
    if (goal != null) {
      fields.put("TARGET", goal.amount());
      if (goal.schedule() instanceof Schedule.AlongLastYear path) {
        fields.put("SCHEDULE", "LAST_YEAR");
        put(fields, "PRIOR_YEAR", path.total());
      } else {
        fields.put("SCHEDULE", "MONTHS");
      }
    }
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Bridge bridge) {
    if (bridge != null) {
      fields.put(name + "_SAME", bridge.sameUnits());
      fields.put(name + "_ENTRANTS", bridge.entrants());
      fields.put(name + "_LEAVERS", bridge.leavers());
      fields.put(name + "_RESTATEMENT", bridge.restatement());
    }
  }

  private static void put(Map<String, Object> fields, @Nullable Imputed imputed) {
    if (imputed != null) {
      fields.put("IMPUTED_UNITS", imputed.units());
      fields.put("IMPUTED_YTD", imputed.amount());
      fields.put("PRIOR_IMPUTED_YTD", imputed.yearBefore());
    }
  }

  private static void put(Map<String, Object> fields, String name, Figure figure) {
    put(fields, name, figure.total());
    put(fields, "BASE_" + name, figure.base());
    put(fields, "PRIOR_" + name, figure.lastYear());
    put(fields, "MATCHED_" + name, figure.matched());
    put(fields, "PRIOR_" + name + "_RELEASED", figure.lastYearReleased());
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
