package io.tongji.catalogue;

import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.source.CatalogueRows;
import io.tongji.catalogue.source.CatalogueRows.Row;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import io.tongji.period.Month;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the returns of a month are handed in. It warns of late returns and decides on no figure, so
 * it is no part of the catalogue's digest and may change while the pipeline stands.
 */
public final class ReportingCalendar {

  /** The file that says it; a catalogue's directory may lack it. */
  static final String FILE = "deadlines.csv";

  static final List<String> COLUMNS = List.of("form", "period", "opens", "day", "time", "source");

  /** Days that every month has. */
  private static final int LAST_DAY = 28;

  private final Map<RuleKey, DeadlineRule> rules;

  private ReportingCalendar(Map<RuleKey, DeadlineRule> rules) {
    this.rules = rules;
  }

  /**
   * Local times without a zone.
   *
   * @param start when returns can be handed in
   * @param deadline when they are due
   */
  public record Window(LocalDateTime start, LocalDateTime deadline) {}

  private record RuleKey(Form form, @Nullable Month period) {}

  /** Days and time in the month after the period. */
  private record DeadlineRule(RuleKey key, int opens, int day, LocalTime time) {

    Window window(Month period) {
      Month after = period.plus(1);
      LocalDate first = LocalDate.of(after.year(), after.month(), 1);
      return new Window(
          first.withDayOfMonth(opens).atStartOfDay(), first.withDayOfMonth(day).atTime(time));
    }
  }

  /**
   * The calendar of a catalogue.
   *
   * @throws Failure if a row is wrong, or a form has no row for every month
   */
  public static ReportingCalendar in(CatalogueSource source) {
    CatalogueRows rows = source.rowsOrBuiltIn(FILE, COLUMNS);
    List<DeadlineRule> parsed = rows.map(ReportingCalendar::rule);
    rows.checkUnique(parsed, rule -> rule.key().toString(), "form");
    Map<RuleKey, DeadlineRule> rules = new HashMap<>();
    parsed.forEach(rule -> rules.put(rule.key(), rule));
    List<String> without = new ArrayList<>();
    for (Form form : Form.monthlyForms()) {
      if (!rules.containsKey(new RuleKey(form, null))) {
        without.add(form.code());
      }
    }
    if (!without.isEmpty()) {
      throw Failure.setting(
              "has no row for every month of " + without, "add a row whose period is empty")
          .within("catalogue " + FILE);
    }
    return new ReportingCalendar(rules);
  }

  private static DeadlineRule rule(Row row) {
    Form form = row.parse("form", Form::ofCode);
    int opens = row.number("opens", 1, LAST_DAY);
    int day = row.number("day", opens, LAST_DAY);
    return new DeadlineRule(
        new RuleKey(form, row.month("period")),
        opens,
        day,
        row.parse("time", ReportingCalendar::time));
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("is no time of the day, such as 17:30", e);
    }
  }

  /** When the returns of a month on a form that is reported every month are handed in. */
  public Window window(Form form, Month period) {
    DeadlineRule usual = Objects.requireNonNull(rules.get(new RuleKey(form, null)));
    return rules.getOrDefault(new RuleKey(form, period), usual).window(period);
  }
}
