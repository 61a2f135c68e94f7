package io.tongji.lint.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a pattern finds in a text, and the named groups that it must have. */
enum Role {
  /** What ends a clause. */
  CLAUSE_END,
  /** What ends a sentence. */
  SENTENCE_END,
  /** What ends an item, a clause's end that parts do not reach over without a sign. */
  ITEM_END,
  /** The day of the text. */
  DATED("year", "month"),
  /** The year that the text is about. */
  COVERS("year"),
  /** A heading behind which all is planned. */
  PLAN_SECTION,
  /** A word behind which the rest of the sentence is planned. */
  PLAN,
  /** A year in which something is to happen. */
  FORECAST("year"),
  /** A clause with a growth. */
  GROWTH("values"),
  /** A clause with the growth of what it names itself. */
  GROWTH_OF("name", "values"),
  /** A clause with the completion of a target. */
  COMPLETION("values"),
  /** Growth above zero. */
  UP,
  /** Growth below zero. */
  DOWN,
  /** No growth in the printed digits. */
  FLAT,
  /** Growth as a multiple of the year before's figure. */
  TIMES("times"),
  /** From below zero to zero or above. */
  TURNED_AROUND,
  /** Further below zero. */
  LOSS_GREW,
  /** Still below zero, but less. */
  LOSS_SHRANK,
  /** Below zero as before. */
  LOSS_SAME,
  /** What opens the parts of a whole. */
  PARTS,
  /** Names first, then as many values. */
  EACH,
  /** What stands between the names or values of a list. */
  BETWEEN,
  /** Words between a name and its value. */
  VERB,
  /** What an indicator's name is narrowed by: what follows is of a part alone. */
  NARROWED,
  /** Words in front of a number that is not meant exactly. */
  ROUGH_BEFORE,
  /** Words behind the unit of a number that is not meant exactly. */
  ROUGH_BEHIND,
  /** A mark behind the unit: how the number came about, not what it is of. */
  MARK,
  /** From January to a month. */
  MONTHS("month"),
  /** A month alone. */
  MONTH("month"),
  /** The last month that the text is about. */
  THIS_MONTH,
  /** The months of the text in another year. */
  SAME_PERIOD,
  /** A quarter alone, the second to the fourth. */
  QUARTER("quarter"),
  /** From January to March. */
  UNTIL_MARCH,
  /** From January to June. */
  UNTIL_JUNE,
  /** From January to September. */
  UNTIL_SEPTEMBER,
  /** All of a year. */
  UNTIL_DECEMBER,
  /** A year. */
  YEAR("year"),
  /** The year before that of the text. */
  LAST_YEAR,
  /** The area that the text is about. */
  OWN_AREA,
  /** The area that holds all others. */
  WHOLE_AREA,
  /** An area that the catalogue does not have. */
  ELSEWHERE,
  /** A clause with a place in an order. */
  RANK("place"),
  /** A place that is the last one. */
  LAST_PLACE,
  /** A place by growth. */
  OF_GROWTH,
  /** A clause with a share. */
  SHARE("whole", "percent"),
  /** A clause with a difference between rates. */
  POINTS("points"),
  /** A difference below zero. */
  FEWER_POINTS,
  /** A difference from the month before. */
  MONTH_BEFORE,
  /** A difference from the same period of the year before. */
  YEAR_BEFORE;

  private final List<String> groups;

  Role(String... groups) {
    this.groups = List.of(groups);
  }

  /** The named groups that its patterns must have. */
  List<String> groups() {
    return groups;
  }

  /** Its name in the file: {@code rough-before}. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Role> ofCode(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }
}
