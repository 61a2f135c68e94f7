package io.tongji.catalogue;

import io.tongji.catalogue.form.EventKind;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.IndustryRange;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.catalogue.source.CatalogueRows.Row;
import io.tongji.catalogue.source.WordList;
import io.tongji.period.Month;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns rows of the catalogue's files into values, refusing what is wrong. */
final class CatalogueParser {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;
  private static final int MAX_EXPONENT = 12;
  private static final int MAX_DECIMALS = 6;

  private final Set<String> areas;
  private final Set<String> themes;
  private final Map<String, EventKind> kinds;
  private final MeasureUnits units;
  private final List<Policy> policies;

  /**
   * A parser that knows what rows of indicators may name.
   *
   * @param areas codes
   * @param themes codes
   * @param kinds of events, by code
   * @param units that texts use
   * @param policies of all indicators
   */
  CatalogueParser(
      Set<String> areas,
      Set<String> themes,
      Map<String, EventKind> kinds,
      TextUnits units,
      List<Policy> policies) {
    this.areas = areas;
    this.themes = themes;
    this.kinds = kinds;
    this.units = new MeasureUnits(units);
    this.policies = policies;
  }

  static Area area(Row row) {
    return new Area(
        Area.shortest(row.required("area")),
        row.required("name"),
        row.required("name_en"),
        Area.shortest(row.text("parent")),
        row.required("level"));
  }

  static Activity activity(Row row) {
    if (!row.required("activity").matches("_T|[A-Z](\\d\\d)?")) {
      throw row.wrong("activity", "is no activity", "give _T, a section (C) or a division (C39)");
    }
    return new Activity(
        row.required("activity"),
        row.required("name"),
        row.required("name_en"),
        row.text("parent"));
  }

  static Theme theme(Row row) {
    if (!row.required("theme").matches("S_[A-Z0-9_]+")) {
      throw row.wrong("theme", "is no theme", "give a code like S_HT");
    }
    if (!row.required("industry").matches("\\d{2,4}")) {
      throw row.wrong("industry", "is no industry", "give 2 to 4 digits of GB/T 4754-2017");
    }
    Month from = row.month("valid_from");
    Month to = row.month("valid_to");
    if (from != null && to != null && to.compareTo(from) < 0) {
      throw row.wrong("valid_to", "lies before valid_from", "give " + from + " or later");
    }
    return new Theme(
        row.required("theme"),
        row.required("name"),
        row.required("name_en"),
        row.required("industry"),
        from,
        to);
  }

  static Policy policy(Row row, Set<String> indicators) {
    if (!indicators.contains(row.required("indicator"))) {
      throw row.wrong("indicator", "is not in indicators.csv", "give one of its codes");
    }
    int from = row.text("from_year").isEmpty() ? FIRST_YEAR : year(row, "from_year", FIRST_YEAR);
    int to = row.text("to_year").isEmpty() ? LAST_YEAR : year(row, "to_year", from);
    return new Policy(
        row.required("indicator"),
        from,
        to,
        row.text("base").isEmpty() ? null : row.parse("base", BaseKind::ofCode),
        row.text("schedule").isEmpty() ? null : row.parse("schedule", ScheduleKind::ofCode),
        imputation(row));
  }

  private static @Nullable Imputation imputation(Row row) {
    String parameters = row.textIfThere("imputation_parameters");
    if (row.textIfThere("imputation").isEmpty()) {
      if (!parameters.isEmpty()) {
        throw row.wrong(
            "imputation_parameters", "stands without an imputation", "fill in imputation too");
      }
      return null;
    }
    Imputation usual = row.parse("imputation", kind -> Imputation.parse(kind, ""));
    return parameters.isEmpty()
        ? usual
        : row.parse(
            "imputation_parameters", text -> Imputation.parse(row.text("imputation"), text));
  }

  private static int year(Row row, String column, int from) {
    return row.number(column, from, LAST_YEAR);
  }

  Indicator indicator(Row row) {
    if (!row.required("indicator").matches("[A-Z][A-Z0-9_]*")) {
      throw row.wrong("indicator", "is no code", "give capitals, digits and _");
    }
    Form form = row.parse("form", Form::ofCode);
    Measure measure = row.parse("measure", text -> Measure.parse(form, text));
    checkEvents(row, measure);
    List<Policy> own =
        policies.stream().filter(p -> p.indicator().equals(row.text("indicator"))).toList();
    checkImputation(row, form, own);
    return new Indicator(
        row.required("indicator"),
        row.required("name"),
        row.required("name_en"),
        measure,
        scope(row, form),
        row.yes("january"),
        row.parse("base", BaseKind::ofCode),
        own,
        response(row),
        display(row, measure));
  }

  private static Indicator.Response response(Row row) {
    Due due = row.textIfThere("due").isEmpty() ? Due.UNSAID : row.parse("due", Due::ofCode);
    String least = row.textIfThere("min_response");
    return new Indicator.Response(
        due, least.isEmpty() ? null : row.parse("min_response", CatalogueParser::part));
  }

  private static BigDecimal part(String text) {
    if (!text.matches("0(\\.\\d{1,6})?|1")) {
      throw new IllegalArgumentException("is no part from 0 to 1");
    }
    return new BigDecimal(text);
  }

  static EventKind eventKind(Row row) {
    EventFilter one = row.parse("event", text -> new EventFilter(text, List.of()));
    List<String> statuses = WordList.split(row.required("statuses"));
    row.parse("statuses", text -> new EventFilter(one.kind(), statuses));
    return new EventKind(
        one.kind(), row.required("name"), row.required("name_en"), row.text("unit"), statuses);
  }

  private static void checkImputation(Row row, Form form, List<Policy> own) {
    boolean imputes =
        own.stream().anyMatch(p -> p.imputation() != null && p.imputation().estimates());
    if (imputes && form == Form.EVENT) {
      throw row.wrong(
          "form", "is of events, which cannot be imputed", "empty imputation in policies.csv");
    }
  }

  private void checkEvents(Row row, Measure measure) {
    if (measure.form() != Form.EVENT) {
      return;
    }
    for (EventFilter filter : measure.events()) {
      EventKind kind = kinds.get(filter.kind());
      if (kind == null || !kind.statuses().containsAll(filter.statuses())) {
        throw row.wrong(
            "measure", "has a kind or status that is not in events.csv", "give one of its codes");
      }
      if (measure.sums("quantity") && !kind.unit().equals(row.text("currency"))) {
        throw row.wrong("currency", "is not the unit of " + kind.code(), "see events.csv");
      }
    }
    int scale = measure.sums("quantity") ? Form.QUANTITY_SCALE : 0;
    if (row.number("scale", 0, MAX_DECIMALS) != scale) {
      throw row.wrong("scale", "does not fit the measure", "give " + scale);
    }
    if (!row.yes("january")) {
      throw row.wrong("january", "is no for events", "give yes: they count in their own month");
    }
  }

  private Indicator.CountedUnits scope(Row row, Form form) {
    UnitKind kind = row.parse("kind", UnitKind::ofCode);
    if (!form.isFor(kind)) {
      throw row.wrong("kind", "does not report on form " + form.code(), "see docs/catalogue.md");
    }
    List<String> named = WordList.split(row.text("themes"));
    if (!themes.containsAll(named)) {
      throw row.wrong("themes", "is not in themes.csv", "known themes: " + themes);
    }
    return new Indicator.CountedUnits(
        kind,
        WordList.split(row.text("frames")),
        row.parse("industries", IndustryRange::parse),
        named);
  }

  private Indicator.Display display(Row row, Measure measure) {
    String readAt = Area.shortest(row.text("read_at"));
    if (!readAt.isEmpty() && !areas.contains(readAt)) {
      throw row.wrong("read_at", "is not in areas.csv", "give one of its codes, or nothing");
    }
    String currency = row.required("currency");
    int scale = row.number("scale", 0, MAX_DECIMALS);
    if (scale != 0 && MoneyUnit.isCurrency(currency)) {
      throw row.wrong("scale", "is not 0", "give 0 for money: amounts are whole yuan or dollars");
    }
    int exponent = row.number("exponent", 0, MAX_EXPONENT);
    units.check(row, measure, exponent);
    return new Indicator.Display(
        currency,
        scale,
        row.required("unit"),
        row.required("unit_en"),
        exponent,
        row.number("decimals", 0, MAX_DECIMALS),
        row.number("rate_decimals", 0, MAX_DECIMALS),
        row.number("completion_decimals", 0, MAX_DECIMALS),
        readAt,
        row.number("headline", 0, 999));
  }
}
