package io.tongji.lint.text;

import io.tongji.catalogue.Indicator;
import io.tongji.measure.GrowthWording.WordsKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the clauses that state growth and completion of the figures before them. */
final class RateReader {

  private static final Pattern PER_CENT = Pattern.compile("([-−－]?)(\\d+(?:\\.\\d+)?)%");

  /** 持平, of no indicator: the rate rounds to 0.0 per cent. */
  private static final BigDecimal FLAT = new BigDecimal("0.0");

  private static final int HUNDREDFOLD = 2;

  private static final Map<Role, WordsKind> WORDS =
      new EnumMap<>(
          Map.of(
              Role.LOSS_SAME, WordsKind.LOSS_SAME,
              Role.TURNED_AROUND, WordsKind.TURNED_AROUND,
              Role.LOSS_GREW, WordsKind.LOSS_GREW,
              Role.LOSS_SHRANK, WordsKind.LOSS_SHRANK));

  private final Patterns patterns;

  RateReader(Patterns patterns) {
    this.patterns = patterns;
  }

  /**
   * Takes the clause if it states rates; false if it does not. 增长9.9% alone is the growth on the
   * year before of what stands directly in front of it; 同比 reaches back over other clauses.
   *
   * @param directly true if the clause before states figures, or says something of them
   */
  boolean take(String clause, List<OpenFigure> before, boolean directly) {
    Matcher growth = patterns.matcher(Role.GROWTH, clause);
    if (growth.find()) {
      String values = growth.group("values");
      boolean bare = patterns.without(Role.EACH, clause).equals(values);
      List<@Nullable StatedGrowth> changes = changes(values);
      List<OpenFigure> stated = bare && !directly ? List.of() : stated(before, changes.size());
      for (int at = 0; at < stated.size(); at++) {
        stated.get(at).grew(changes.get(at));
      }
      return true;
    }
    Matcher completion = patterns.matcher(Role.COMPLETION, clause);
    if (!completion.find()) {
      return false;
    }
    List<String> rates = patterns.split(Role.BETWEEN, completion.group("values"));
    List<OpenFigure> stated = stated(before, rates.size());
    for (int at = 0; at < stated.size(); at++) {
      stated.get(at).completed(perCent(rates.get(at)));
    }
    return true;
  }

  /** The only growth of some words, as of an indicator; null: there is none, or more than one. */
  @Nullable StatedGrowth only(String values, Indicator indicator) {
    Matcher rate = PER_CENT.matcher(values);
    boolean rough =
        rate.find()
            && (patterns.finds(Role.ROUGH_BEFORE, values.substring(0, rate.start()))
                || patterns.finds(Role.ROUGH_BEHIND, values.substring(rate.end())));
    List<@Nullable StatedGrowth> changes = changes(values);
    StatedGrowth growth = rough || changes.size() > 1 ? null : changes.get(0);
    return growth == null ? null : growth.of(indicator);
  }

  /** One rate is that of the last figure; several are those of as many. */
  private static List<OpenFigure> stated(List<OpenFigure> before, int rates) {
    boolean some = rates == before.size() || (rates == 1 && !before.isEmpty());
    return some ? before.subList(before.size() - rates, before.size()) : List.of();
  }

  /** Each with the direction of its own word, or of the nearest one before it. */
  private List<@Nullable StatedGrowth> changes(String values) {
    List<@Nullable StatedGrowth> changes = new ArrayList<>();
    @Nullable WordsKind direction = null;
    for (String text : patterns.split(Role.BETWEEN, values)) {
      if (patterns.finds(Role.DOWN, text)) {
        direction = WordsKind.DOWN;
      } else if (patterns.finds(Role.UP, text)) {
        direction = WordsKind.UP;
      }
      WordsKind word = word(text);
      changes.add(word == null ? rate(text, direction) : new StatedGrowth(word, null, text));
    }
    return changes;
  }

  /** The words for a loss of the year before, for which there is no rate. */
  private @Nullable WordsKind word(String text) {
    return WORDS.entrySet().stream()
        .filter(word -> patterns.finds(word.getKey(), text))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private @Nullable StatedGrowth rate(String text, @Nullable WordsKind direction) {
    if (patterns.finds(Role.FLAT, text)) {
      return new StatedGrowth(WordsKind.FLAT, FLAT, text);
    }
    if (direction == null) {
      return null;
    }
    Matcher times = patterns.matcher(Role.TIMES, text);
    boolean multiple = times.find();
    @Nullable BigDecimal percent =
        multiple
            ? Patterns.decimal(Role.TIMES, times, "times").scaleByPowerOfTen(HUNDREDFOLD)
            : perCent(text);
    if (percent == null) {
      return null;
    }
    BigDecimal signed = direction == WordsKind.DOWN ? percent.negate() : percent;
    return new StatedGrowth(multiple ? WordsKind.MULTIPLE : direction, signed, text);
  }

  private static @Nullable BigDecimal perCent(String text) {
    Matcher matcher = PER_CENT.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    BigDecimal rate = new BigDecimal(matcher.group(2));
    return matcher.group(1).isEmpty() ? rate : rate.negate();
  }
}
