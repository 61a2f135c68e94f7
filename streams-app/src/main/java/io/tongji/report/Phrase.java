package io.tongji.report;

import io.tongji.measure.GrowthWording.WordsKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The phrases that a paragraph is made of, and the blanks {@code {…}} that each may have. */
enum Phrase {
  OPENING_1("year"),
  OPENING_2("year"),
  OPENING_3("year"),
  OPENING_4("year"),
  OPENING_5("year"),
  OPENING_6("year"),
  OPENING_7("year"),
  OPENING_8("year"),
  OPENING_9("year"),
  OPENING_10("year"),
  OPENING_11("year"),
  OPENING_12("year"),
  AMOUNT("amount", "unit"),
  AMOUNT_ESTIMATED("amount", "unit"),
  ITEM("name", "amount"),
  ITEM_MISSING("name"),
  ITEM_CONFIDENTIAL("name"),
  GROWTH("change"),
  GROWTH_ESTIMATED("change"),
  GROWTH_EACH("changes"),
  GROWTH_NO_BASE(),
  GROWTH_ZERO_BASE(),
  GROWTH_CONFIDENTIAL(),
  CHANGE_UP("rate"),
  CHANGE_DOWN("rate"),
  CHANGE_FLAT(),
  CHANGE_MULTIPLE("times"),
  CHANGE_TURNED_AROUND(),
  CHANGE_LOSS_GREW(),
  CHANGE_LOSS_SHRANK(),
  CHANGE_LOSS_SAME(),
  MULTIPLES_FROM(),
  COMPLETION("completion"),
  COMPLETION_EACH("completions"),
  COMPLETION_RATE("rate"),
  PARTS(),
  PARTS_EACH("names", "amounts"),
  NAMES_BETWEEN(),
  NAMES_LAST(),
  VALUES_BETWEEN(),
  VALUES_LAST(),
  ITEMS_BETWEEN(),
  PARTS_BETWEEN(),
  END();

  /** Those of what was released: a catalogue from before there were releases lacks them. */
  private static final Set<Phrase> OF_RELEASES = EnumSet.of(ITEM_CONFIDENTIAL, GROWTH_CONFIDENTIAL);

  private final List<String> blanks;

  Phrase(String... blanks) {
    this.blanks = List.of(blanks);
  }

  /** Its name in the file: {@code growth.no-base}. */
  String code() {
    String code = name().toLowerCase(Locale.ROOT);
    int dot = code.indexOf('_');
    return dot < 0
        ? code
        : code.substring(0, dot) + '.' + code.substring(dot + 1).replace('_', '-');
  }

  /** Whether a catalogue may lack it: then it is that of the application. */
  boolean mayBeLacking() {
    return OF_RELEASES.contains(this);
  }

  /** The blanks that it may have. */
  List<String> blanks() {
    return blanks;
  }

  static Optional<Phrase> ofCode(String code) {
    return Arrays.stream(values()).filter(phrase -> phrase.code().equals(code)).findFirst();
  }

  /** How the paragraph for January to a month begins. */
  static Phrase opening(int month) {
    return valueOf("OPENING_" + month);
  }

  /** The words for a growth that is a change. */
  static Phrase change(WordsKind kind) {
    return switch (kind) {
      case UP -> CHANGE_UP;
      case DOWN -> CHANGE_DOWN;
      case FLAT -> CHANGE_FLAT;
      case MULTIPLE -> CHANGE_MULTIPLE;
      case TURNED_AROUND -> CHANGE_TURNED_AROUND;
      case LOSS_GREW -> CHANGE_LOSS_GREW;
      case LOSS_SHRANK -> CHANGE_LOSS_SHRANK;
      case LOSS_SAME -> CHANGE_LOSS_SAME;
      case NO_VALUE, NO_BASE, ZERO_BASE, CONFIDENTIAL ->
          throw new IllegalArgumentException(kind + " states no change");
    };
  }
}
