package io.tongji.verify;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.EventFilter;
import io.tongji.catalogue.Imputation;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Measure;
import io.tongji.catalogue.Policy;
import io.tongji.catalogue.Theme;
import io.tongji.catalogue.form.AmountColumn;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.IndustryRange;
import io.tongji.period.Month;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The catalogue as tables, and the measures that its indicators sum. */
final class CatalogueTables {

  static final int FOR_EVER = Integer.MAX_VALUE;
  private static final String ABOVE_SCALE = "above-scale";

  /** A form's column or sum of components, over one calendar. */
  record FormSum(Form form, List<String> columns, List<EventFilter> events, boolean january) {

    /** SQL of the condition that an event counts: it gives what is summed, too. */
    String eventsThatCount() {
      List<String> some = new ArrayList<>();
      for (EventFilter filter : events) {
        String kind = "kind = '" + filter.kind() + "'";
        some.add(
            filter.statuses().isEmpty()
                ? kind
                : kind + " AND status IN ('" + String.join("', '", filter.statuses()) + "')");
      }
      String ofKind = "((" + String.join(") OR (", some) + "))";
      return isCounted() ? ofKind : ofKind + " AND " + columns.get(0) + " IS NOT NULL";
    }

    private boolean isCounted() {
      return columns.get(0).equals("count") || columns.get(0).equals("distinct");
    }

    /** SQL of what the events of a unit up to a month add up to. */
    String valueOfEvents() {
      return switch (columns.get(0)) {
        case "count" -> "count(*)";
        case "distinct" -> "1";
        default -> "sum(" + columns.get(0) + ")";
      };
    }

    /** SQL of the cumulative given; components that are empty are 0 if one of them is given. */
    String ytd(String prior) {
      if (columns.equals(List.of("ytd"))) {
        return slot(prior + "ytd");
      }
      List<String> components = new ArrayList<>();
      for (AmountColumn column : form.amounts()) {
        if (column.name().startsWith(prior + "ytd_")) {
          components.add(slot(column.name()));
        }
      }
      List<String> summed =
          columns.stream().map(c -> "coalesce(" + slot(prior + c) + ", 0)").toList();
      return "CASE WHEN coalesce(%s) IS NOT NULL THEN %s END"
          .formatted(String.join(", ", components), String.join(" + ", summed));
    }

    /** SQL of the month given. */
    String month(String prior) {
      boolean stated = columns.equals(List.of("ytd")) && form.slot(prior + "month") >= 0;
      return stated ? slot(prior + "month") : "NULL::BIGINT";
    }

    private String slot(String column) {
      return "a" + form.slot(column);
    }
  }

  private final Catalogue catalogue;
  private final Map<FormSum, Integer> measures = new LinkedHashMap<>();

  CatalogueTables(Catalogue catalogue) {
    this.catalogue = catalogue;
    for (Indicator indicator : catalogue.indicators()) {
      measures.putIfAbsent(sum(indicator), measures.size());
    }
  }

  private static FormSum sum(Indicator indicator) {
    Measure measure = indicator.measure();
    return new FormSum(measure.form(), measure.columns(), measure.events(), indicator.january());
  }

  /** The measures with their numbers. */
  Map<FormSum, Integer> measures() {
    return measures;
  }

  void load(DuckDBConnection connection) throws SQLException {
    try (Loader areas = new Loader(connection, "area");
        Loader activities = new Loader(connection, "activity");
        Loader themes = new Loader(connection, "theme")) {
      for (Area area : catalogue.areas()) {
        areas.row(area.code(), area.parent());
      }
      for (Activity activity : catalogue.activities()) {
        activities.row(activity.code(), activity.parent());
      }
      for (Theme theme : catalogue.themes()) {
        themes.row(
            theme.code(),
            theme.industry(),
            index(theme.validFrom(), 0),
            index(theme.validTo(), FOR_EVER));
      }
    }
    loadIndicators(connection);
    loadPolicies(connection);
  }

  private void loadIndicators(DuckDBConnection connection) throws SQLException {
    try (Loader indicators = new Loader(connection, "indicator");
        Loader frames = new Loader(connection, "indicator_frame");
        Loader industries = new Loader(connection, "indicator_industry");
        Loader themes = new Loader(connection, "indicator_theme")) {
      for (Indicator indicator : catalogue.indicators()) {
        String code = indicator.code();
        Indicator.CountedUnits scope = indicator.scope();
        indicators.row(
            code,
            measures.get(sum(indicator)),
            scope.kind().code(),
            indicator.january(),
            indicator.base().name(),
            indicator.measure().form() == Form.EVENT,
            indicator.everImputes());
        for (String frame : scope.frames()) {
          frames.row(code, frame(frame));
        }
        for (IndustryRange range : scope.industries()) {
          industries.row(code, range.from(), range.to());
        }
        for (String theme : scope.themes()) {
          themes.row(code, theme);
        }
      }
    }
  }

  private void loadPolicies(DuckDBConnection connection) throws SQLException {
    try (Loader policies = new Loader(connection, "policy")) {
      int seq = 0;
      for (Indicator indicator : catalogue.indicators()) {
        for (Policy policy : indicator.policies()) {
          policies.row(
              seq++,
              policy.indicator(),
              policy.fromYear(),
              policy.toYear(),
              policy.base() == null ? null : policy.base().name(),
              policy.schedule() == null ? null : policy.schedule().name());
        }
      }
    }
    loadImputations(connection);
  }

  private void loadImputations(DuckDBConnection connection) throws SQLException {
    try (Loader imputations = new Loader(connection, "imputation")) {
      int seq = 0;
      for (Indicator indicator : catalogue.indicators()) {
        for (Policy policy : indicator.policies()) {
          Imputation imputation = policy.imputation();
          if (imputation != null) {
            imputations.row(
                seq++,
                policy.indicator(),
                policy.fromYear(),
                policy.toYear(),
                imputation.kind().name(),
                imputation.units(),
                imputation.coverage(),
                imputation.ratio());
          }
        }
      }
    }
  }

  /** True if some indicator estimates. */
  boolean impute() {
    return catalogue.indicators().stream().anyMatch(Indicator::everImputes);
  }

  /** The list's one name: 规上 is above-scale. */
  static String frame(String written) {
    return written.equals("规上") ? ABOVE_SCALE : written;
  }

  static int index(@Nullable Month month, int otherwise) {
    return month == null ? otherwise : month.index();
  }
}
