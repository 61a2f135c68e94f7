package io.tongji.lint;

import io.tongji.lint.text.PrintedNumber;
import io.tongji.lint.text.Stated;
import io.tongji.lint.text.StatedGrowth;
import io.tongji.lint.text.TextPlace;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which numbers of a text were compared with aggregates, and so which were not. */
final class ComparedNumbers {

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

  private final List<PrintedNumber> numbers;
  private final Set<TextPlace> done = new HashSet<>();
  private final Set<TextPlace> agreeing = new HashSet<>();
  private int count;

  /** Nothing was compared yet of the numbers, which are in the order of the text. */
  ComparedNumbers(List<PrintedNumber> numbers) {
    this.numbers = numbers;
  }

  /** A figure, growth or claim had an aggregate. */
  void counted() {
    count++;
  }

  /** The value of a figure was compared. */
  void value(Stated figure, boolean agrees) {
    done.add(figure.place());
    if (agrees) {
      agreeing.add(figure.place());
    }
  }

  /** A growth behind a place was compared; that in words has no number. */
  void growth(TextPlace behind, StatedGrowth growth) {
    Matcher number = NUMBER.matcher(growth.words());
    if (number.find()) {
      rate(behind, new BigDecimal(number.group()));
    }
  }

  /** The first such number of the line behind a place was compared. */
  void rate(TextPlace behind, BigDecimal printed) {
    String digits = printed.abs().toPlainString();
    numbers.stream()
        .filter(number -> number.place().line() == behind.line())
        .filter(number -> number.place().compareTo(behind) >= 0)
        .filter(number -> number.digits().equals(digits) && !done.contains(number.place()))
        .findFirst()
        .ifPresent(number -> done.add(number.place()));
  }

  /** Whether the value of a figure is that of the aggregates. */
  boolean agrees(Stated figure) {
    return agreeing.contains(figure.place());
  }

  /** How many figures, growths and claims there were aggregates for. */
  int count() {
    return count;
  }

  /** The numbers that were not compared. */
  List<PrintedNumber> others() {
    return numbers.stream().filter(number -> !done.contains(number.place())).toList();
  }
}
