package io.tongji.catalogue;

import io.tongji.catalogue.form.AmountColumn;
import io.tongji.catalogue.form.Form;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an indicator sums: a cumulative column of a form, the sum of some of its components, or
 * events.
 *
 * @param form the form
 * @param columns cumulative columns, e.g. {@code ytd} or construction and installation; of events
 *     {@link #COUNT}, {@link #DISTINCT}, {@code quantity} or {@code amount}
 * @param events which events count; empty for other forms
 */
public record Measure(Form form, List<String> columns, List<EventFilter> events) {

  /** The number of events. */
  public static final String COUNT = "count";

  /** The number of units with an event. */
  public static final String DISTINCT = "distinct";

  private static final String WHOLE = "ytd";
  private static final String COMPONENT = "ytd_";
  private static final Pattern OF_EVENTS =
      Pattern.compile("(count|distinct|quantity|amount)\\(([^()]+)\\)");

  /** Checks that the form has the columns. */
  public Measure {
    columns = List.copyOf(columns);
    events = List.copyOf(events);
    if (form != Form.EVENT) {
      check(form, columns);
    }
  }

  /** Of a form that is reported every month. */
  public Measure(Form form, List<String> columns) {
    this(form, columns, List.of());
  }

  private static void check(Form form, List<String> columns) {
    boolean whole = columns.equals(List.of(WHOLE));
    for (String column : columns) {
      boolean cumulative = whole || column.startsWith(COMPONENT);
      if (!cumulative || form.slot(column) < 0 || form.slot(AmountColumn.PRIOR + column) < 0) {
        throw new IllegalArgumentException(
            "form " + form.code() + " has no cumulative column " + column);
      }
    }
  }

  /**
   * Reads {@code ytd} or {@code ytd_construction+ytd_installation}; of events {@code
   * quantity(land-renewal:done;land-vacated)}.
   */
  public static Measure parse(Form form, String text) {
    if (form != Form.EVENT) {
      return new Measure(form, List.of(text.split("\\+", -1)));
    }
    Matcher matcher = OF_EVENTS.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "no measure of events: count, distinct, quantity or amount with kinds in brackets");
    }
    return new Measure(form, List.of(matcher.group(1)), EventFilter.parse(matcher.group(2)));
  }

  /** True if it sums this of events: a column's name, {@link #COUNT} or {@link #DISTINCT}. */
  public boolean sums(String column) {
    return columns.equals(List.of(column));
  }

  /** True if an event counts. */
  public boolean counts(String kind, String status) {
    return events.stream().anyMatch(filter -> filter.counts(kind, status));
  }

  /** True where the measure is made of components, which a return may leave out. */
  public boolean ofComponents() {
    return !columns.equals(List.of(WHOLE));
  }

  /** Slots to be summed. */
  public int[] slots(boolean prior) {
    return columns.stream()
        .mapToInt(column -> form.slot(prior ? AmountColumn.PRIOR + column : column))
        .toArray();
  }

  /** Slots of which one must be given for the measure to be known. */
  public int[] known(boolean prior) {
    if (!ofComponents()) {
      return slots(prior);
    }
    return form.amounts().stream()
        .filter(column -> column.prior() == prior && column.name().contains(COMPONENT))
        .mapToInt(column -> form.slot(column.name()))
        .toArray();
  }

  /** Slot of the month's own figure, or -1 if the form asks for cumulatives only. */
  public int monthSlot(boolean prior) {
    return ofComponents() ? -1 : form.slot(prior ? "prior_month" : "month");
  }
}
