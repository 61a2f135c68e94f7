package io.tongji.catalogue;

import io.tongji.catalogue.CatalogueRows.Row;
import java.util.List;
import java.util.Set;

/** Turns rows of the catalogue's files into values, refusing what is wrong. */
final class CatalogueParser {

  private static final int MAX_EXPONENT = 12;
  private static final int MAX_DECIMALS = 6;

  /** Currencies; everything else is a quantity. */
  private static final Set<String> MONEY = Set.of("CNY", "USD");

  private final Set<String> areas;
  private final Set<String> themes;

  CatalogueParser(Set<String> areas, Set<String> themes) {
    this.areas = areas;
    this.themes = themes;
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
    return new Theme(
        row.required("theme"),
        row.required("name"),
        row.required("name_en"),
        row.required("industry"),
        row.month("valid_from"),
        row.month("valid_to"));
  }

  Indicator indicator(Row row) {
    if (!row.required("indicator").matches("[A-Z][A-Z0-9_]*")) {
      throw row.wrong("indicator", "is no code", "give capitals, digits and _");
    }
    Form form = row.parse("form", Form::ofCode);
    return new Indicator(
        row.required("indicator"),
        row.required("name"),
        row.required("name_en"),
        row.parse("measure", text -> Measure.parse(form, text)),
        scope(row, form),
        row.yes("january"),
        row.parse("base", BaseKind::valueOf),
        display(row));
  }

  private Indicator.Scope scope(Row row, Form form) {
    UnitKind kind = row.parse("kind", UnitKind::ofCode);
    if (kind != form.unitKind()) {
      throw row.wrong("kind", "does not report on form " + form.code(), "see docs/catalogue.md");
    }
    List<String> named = Words.split(row.text("themes"));
    if (!themes.containsAll(named)) {
      throw row.wrong("themes", "is not in themes.csv", "known themes: " + themes);
    }
    return new Indicator.Scope(
        kind,
        Words.split(row.text("frames")),
        row.parse("industries", IndustryRange::parse),
        named);
  }

  private Indicator.Display display(Row row) {
    String readAt = Area.shortest(row.text("read_at"));
    if (!readAt.isEmpty() && !areas.contains(readAt)) {
      throw row.wrong("read_at", "is not in areas.csv", "give one of its codes, or nothing");
    }
    String currency = row.required("currency");
    int scale = row.number("scale", 0, MAX_DECIMALS);
    if (scale != 0 && MONEY.contains(currency)) {
      throw row.wrong("scale", "is not 0", "give 0 for money: amounts are whole yuan or dollars");
    }
    return new Indicator.Display(
        currency,
        scale,
        row.required("unit"),
        row.required("unit_en"),
        row.number("exponent", 0, MAX_EXPONENT),
        row.number("decimals", 0, MAX_DECIMALS),
        row.number("rate_decimals", 0, MAX_DECIMALS),
        row.number("completion_decimals", 0, MAX_DECIMALS),
        readAt,
        row.number("headline", 0, 999));
  }
}
