package io.tongji.lint.text;

import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.TextUnit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A figure whose growth and completion may still follow. */
final class OpenFigure {

  private static final int VERB_LENGTH = 2;

  private final TextPlace place;
  private final Found found;
  private final @Nullable Indicator indicator;
  private @Nullable StatedGrowth growth;
  private @Nullable BigDecimal completion;

  /**
   * What stands in the text.
   *
   * @param name the words in front, without a verb at their end
   * @param before the words in front
   * @param behind the words behind the unit
   * @param scope of which period and area it is
   */
  record Found(
      BigDecimal digits,
      TextUnit unit,
      Stated.Sense sense,
      String name,
      String before,
      String behind,
      Scope scope) {}

  OpenFigure(TextPlace place, Found found, @Nullable Indicator indicator) {
    this.place = place;
    this.found = found;
    this.indicator = indicator;
  }

  /** Takes its growth; a clause without a rate (同比增加5亿元) takes none away. */
  void grew(@Nullable StatedGrowth change) {
    if (change != null) {
      growth = indicator == null ? change : change.of(indicator);
    }
  }

  void completed(@Nullable BigDecimal percent) {
    completion = percent;
  }

  String kind() {
    return found.unit().kind();
  }

  /**
   * Whether it looks like the next of a list of parts: same last words in front, or same behind.
   */
  boolean resembles(OpenFigure part) {
    boolean sameBehind = !found.behind().isEmpty() && found.behind().equals(part.found.behind());
    return sameBehind || (!end().isEmpty() && end().equals(part.end()));
  }

  /** What it is of; null: nothing that the catalogue has. */
  @Nullable Indicator indicator() {
    return indicator;
  }

  /** The words behind its unit. */
  String behind() {
    return found.behind();
  }

  private String end() {
    String before = found.before();
    return before.length() < VERB_LENGTH ? "" : before.substring(before.length() - VERB_LENGTH);
  }

  /** Whether its growth or completion is stated. */
  boolean hasRates() {
    return growth != null || completion != null;
  }

  Stated stated() {
    return new Stated(
        place,
        found.name(),
        found.digits(),
        found.unit(),
        found.sense(),
        indicator,
        found.scope(),
        growth,
        completion);
  }
}
