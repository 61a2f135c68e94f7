package io.tongji.catalogue.form;

import java.math.BigDecimal;
import java.util.List;

/**
 * One number or list of words that edits.csv says of an edit, or policies.csv of imputation.
 *
 * @param name as in {@code name=value}
 * @param type what the value is
 * @param least smallest number; of words, how many at least
 * @param most largest number; of words, how many at most, 0 for any number
 */
public record EditParameter(String name, ParameterType type, double least, double most) {

  /** Decimals are kept to four digits, so that comparisons of amounts stay exact. */
  static final int SCALE = 4;

  /** What the value of a parameter is. */
  public enum ParameterType {
    /** A whole number. */
    WHOLE,
    /** A number with up to four decimals. */
    DECIMAL,
    /** Words separated by blanks; may be none. */
    WORDS
  }

  /** Refuses a value that does not fit, by an {@link IllegalArgumentException}. */
  public void check(String value) {
    if (type == ParameterType.WORDS) {
      int count = words(value).size();
      if (count < least || (most > 0 && count > most)) {
        throw new IllegalArgumentException(
            name + " lists " + count + " words, which is " + wrong());
      }
      return;
    }
    BigDecimal number;
    try {
      number = new BigDecimal(value).stripTrailingZeros();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + "=" + value + " is no number", e);
    }
    boolean within =
        number.compareTo(new BigDecimal(Double.toString(least))) >= 0
            && number.compareTo(new BigDecimal(Double.toString(most))) <= 0;
    if (!within || number.scale() > (type == ParameterType.WHOLE ? 0 : SCALE)) {
      throw new IllegalArgumentException(name + "=" + value + " must be " + allowed());
    }
  }

  private String wrong() {
    return most > 0 ? "not " + (long) most : "less than " + (long) least;
  }

  private String allowed() {
    String kind = type == ParameterType.WHOLE ? "a whole number" : "a number of up to 4 decimals";
    return kind + " from " + plain(least) + " to " + plain(most);
  }

  private static String plain(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  static List<String> words(String value) {
    return value.isBlank() ? List.of() : List.of(value.strip().split("\\s+"));
  }
}
