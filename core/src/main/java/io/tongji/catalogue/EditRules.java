package io.tongji.catalogue;

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

    /** WordList. */
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

  /** What is said of an edit on a form; null: it does not apply there. */
  public @Nullable Numbers of(Edit edit, Form form) {
    return of(edit, form.code());
  }

  /** What is said of an edit on a form by its code, or on the {@link #REGISTER}; null: nothing. */
  public @Nullable Numbers of(Edit edit, String form) {
    return byEdit.getOrDefault(edit, Map.of()).get(form);
  }
}
