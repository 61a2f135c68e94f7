package io.tongji.lint.text;

import io.tongji.catalogue.TextUnit;
import io.tongji.catalogue.TextUnits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the values of a clause: numbers with a unit, in lists whose names come first. */
final class ClauseValues {

  private static final String DIGITS = "(?<![\\d.])\\d+(?:,\\d{3})*(?:\\.\\d+)?";

  private final Patterns patterns;
  private final TextUnits units;
  private final Pattern number;
  private final Pattern value;

  /**
   * Values that belong together, mostly one.
   *
   * @param names what stands in front of them
   * @param each true if there is a name for each value
   * @param values in the order of the text
   */
  record Values(String names, boolean each, List<Value> values) {}

  /**
   * A value.
   *
   * @param offset where its digits begin in the clause
   * @param rough true if it is not meant exactly
   */
  record Value(int offset, BigDecimal digits, TextUnit unit, boolean rough) {}

  ClauseValues(Vocabulary vocabulary) {
    this.patterns = vocabulary.patterns();
    this.units = vocabulary.units();
    String between = patterns.source(Role.BETWEEN);
    String signed = signed();
    this.number = Pattern.compile(signed);
    this.value =
        Pattern.compile(
            "(?<digits>%s(?:%s%s)*)(?<unit>%s)(?!月)"
                .formatted(signed, between, signed, units.choice()));
  }

  /** A minus is a sign but behind a value, where it makes a range: 3-5个, 10万-12万元. */
  private String signed() {
    return "(?:(?<![\\d%%万亿]|%s)-)?%s".formatted(units.choice(), DIGITS);
  }

  /** The groups of values of a clause, with the words in front of each. */
  List<Values> of(String clause) {
    List<Values> found = new ArrayList<>();
    Matcher matcher = value.matcher(clause);
    int last = 0;
    while (matcher.find()) {
      String before = clause.substring(last, matcher.start());
      List<Value> values = values(matcher, before, clause.substring(matcher.end()));
      Values previous = found.isEmpty() ? null : found.get(found.size() - 1);
      if (previous != null && previous.each() && patterns.matcher(Role.BETWEEN, before).matches()) {
        previous.values().addAll(values);
      } else {
        found.add(new Values(before, patterns.finds(Role.EACH, before), values));
      }
      last = matcher.end();
    }
    return found;
  }

  private List<Value> values(Matcher matcher, String before, String behind) {
    TextUnit unit = units.of(matcher.group("unit"));
    boolean rough =
        patterns.finds(Role.ROUGH_BEFORE, before) || patterns.finds(Role.ROUGH_BEHIND, behind);
    List<Value> values = new ArrayList<>();
    Matcher numbers = number.matcher(matcher.group("digits"));
    while (numbers.find()) {
      BigDecimal digits = new BigDecimal(numbers.group().replace(",", ""));
      values.add(new Value(matcher.start() + numbers.start(), digits, unit, rough));
    }
    return values;
  }
}
