package io.tongji.catalogue;

import java.util.List;

/**
 * What an indicator sums: a cumulative column of a form, or the sum of some of its components.
 *
 * @param form the form
 * @param columns cumulative columns, e.g. {@code ytd} or construction and installation
 */
public record Measure(Form form, List<String> columns) {

  private static final String WHOLE = "ytd";
  private static final String COMPONENT = "ytd_";

  /** Checks that the form has the columns. */
  public Measure {
    columns = List.copyOf(columns);
    boolean whole = columns.equals(List.of(WHOLE));
    for (String column : columns) {
      boolean cumulative = whole || column.startsWith(COMPONENT);
      if (!cumulative || form.slot(column) < 0 || form.slot(AmountColumn.PRIOR + column) < 0) {
        throw new IllegalArgumentException(
            "form " + form.code() + " has no cumulative column " + column);
      }
    }
  }

  /** Reads {@code ytd} or {@code ytd_construction+ytd_installation}. */
  public static Measure parse(Form form, String text) {
    return new Measure(form, List.of(text.split("\\+", -1)));
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
