package io.tongji.editing;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Edit;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of all closed months. */
public final class ParameterBook {

  private static final int YEAR = 12;

  private final Catalogue catalogue;
  private final Map<String, List<String>> strataOf = new HashMap<>();
  private final Map<Form, TreeMap<Month, EditParameters>> closed = new EnumMap<>(Form.class);
  private final EnumSet<Form> complete = EnumSet.noneOf(Form.class);

  /** No month is closed yet. */
  public ParameterBook(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Puts parameters in force; a month without units has none. */
  public void put(EditParameters parameters) {
    TreeMap<Month, EditParameters> months =
        closed.computeIfAbsent(parameters.form(), form -> new TreeMap<>());
    if (parameters.units() > 0) {
      months.put(parameters.month(), parameters);
    } else {
      months.remove(parameters.month());
    }
  }

  /** Notes that the parameters of all closed months of a form are in force. */
  public void complete(Form form) {
    complete.add(form);
  }

  /** True if the parameters of a form are complete, or it has none. */
  public boolean isComplete(Form form) {
    return complete.contains(form) || catalogue.edits().of(Edit.OUTLIER, form) == null;
  }

  /** The parameters of a month; null: it is not closed, or nothing is known of it. */
  private @Nullable EditParameters of(Form form, Month month) {
    TreeMap<Month, EditParameters> months = closed.get(form);
    return months == null ? null : months.get(month);
  }

  /** A book in which these are in force too; this one stays as it is. */
  ParameterBook with(Iterable<EditParameters> changed) {
    ParameterBook other = new ParameterBook(catalogue);
    closed.forEach((form, months) -> other.closed.put(form, new TreeMap<>(months)));
    changed.forEach(other::put);
    return other;
  }

  /**
   * The months of a year (0 to 11, a bit each) in which another book gives other scores or weights.
   */
  int monthsThatDiffer(ParameterBook other, Form form, int year) {
    int differing = 0;
    for (int m = 0; m < YEAR; m++) {
      Month month = Month.of(year, m + 1);
      if (weighedBy(form, month) != other.weighedBy(form, month)
          || !Objects.equals(lastClosed(form, month), other.lastClosed(form, month))) {
        differing |= 1 << m;
      }
    }
    return differing;
  }

  /**
   * What is usual for units of a division in a month: by the month itself once it is closed, until
   * then by the last closed one before it; of the division, else the section, else all.
   */
  HidiroglouBerthelot.@Nullable Distribution usual(Form form, Month month, String division) {
    EditParameters last = lastClosed(form, month);
    if (last == null) {
      return null;
    }
    for (String stratum : strataOf.computeIfAbsent(division, catalogue::activitiesOf)) {
      HidiroglouBerthelot.Distribution usual = last.strata().get(stratum);
      if (usual != null) {
        return usual;
      }
    }
    return null;
  }

  private @Nullable EditParameters lastClosed(Form form, Month month) {
    TreeMap<Month, EditParameters> months = closed.get(form);
    Map.Entry<Month, EditParameters> last = months == null ? null : months.floorEntry(month);
    return last == null ? null : last.getValue();
  }

  /**
   * The form's total of the year before: of that month as closed, else what the units of this month
   * state of it; 0: not known.
   */
  long weighedBy(Form form, Month month) {
    EditParameters before = of(form, month.plus(-YEAR));
    if (before != null && before.total() > 0) {
      return before.total();
    }
    EditParameters own = of(form, month);
    return own == null ? 0 : Math.max(own.base(), 0);
  }
}
