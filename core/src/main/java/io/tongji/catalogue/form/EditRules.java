package io.tongji.catalogue.form;

import io.tongji.catalogue.source.CatalogueRows;
import io.tongji.failure.Failure;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which edits apply to which form, and their numbers: edits.csv. */
public final class EditRules {

  /** The word for the register among the forms. */
  public static final String REGISTER = "register";

  /** The columns of edits.csv. */
  public static final List<String> COLUMNS = List.of("edit", "forms", "parameters", "note");

  private final Map<Edit, Map<String, Numbers>> byEdit = new EnumMap<>(Edit.class);

  /**
   * What edits.csv says of an edit on a form.
   *
   * @param values by name of the parameter, checked
   */
  public record Numbers(Map<String, String> values) {

    /** Copies the map. */
    public Numbers {
      values = Map.copyOf(values);
    }

    /** A whole number. */
    public long whole(String name) {
      return new BigDecimal(text(name)).longValueExact();
    }

    /** A number in ten-thousandths, which is exact. */
    public long tenThousandths(String name) {
      return new BigDecimal(text(name)).movePointRight(EditParameter.SCALE).longValueExact();
    }

    /** The nearest double to a number, for formulas in floating point. */
    public double number(String name) {
      return Double.parseDouble(text(name));
    }

    /** A list of words. */
    public List<String> words(String name) {
      return EditParameter.words(text(name));
    }

    private String text(String name) {
      return Objects.requireNonNull(values.get(name), name);
    }
  }

  /**
   * One row.
   *
   * @param edit the edit
   * @param forms codes of forms, or {@link #REGISTER}
   * @param numbers what is said of it
   */
  record EditRow(Edit edit, List<String> forms, Numbers numbers) {}

  EditRules(List<EditRow> rows) {
    for (EditRow row : rows) {
      for (String form : row.forms()) {
        byEdit.computeIfAbsent(row.edit(), edit -> new HashMap<>()).put(form, row.numbers());
      }
    }
  }

  /**
   * The rules in the rows of edits.csv.
   *
   * @throws Failure if a row names an edit, form or parameter that there is not, or names one twice
   */
  public static EditRules parse(CatalogueRows rows) {
    return new EditRules(rows.map(new EditParser()::rule));
  }

  /** What is said of an edit on a form; null: it does not apply there. */
  public @Nullable Numbers of(Edit edit, Form form) {
    return of(edit, form.code());
  }

  /** What is said of an edit on a form by its code, or on the {@link #REGISTER}; null: nothing. */
  public @Nullable Numbers of(Edit edit, String form) {
    return byEdit.getOrDefault(edit, Map.of()).get(form);
  }
}
