package io.tongji.report;

import io.tongji.catalogue.Language;
import io.tongji.catalogue.source.CatalogueRows;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The phrases of one language, read from {@code report-phrases.csv}. */
public final class Phrases {

  static final String FILE = "report-phrases.csv";
  static final List<String> COLUMNS = List.of("phrase", "zh", "en");

  private static final Pattern BLANK = Pattern.compile("\\{([^{}]*)}");

  private final Map<Phrase, String> texts = new EnumMap<>(Phrase.class);
  private final @Nullable Integer multiplesFrom;

  private record WordedPhrase(Phrase phrase, String text, @Nullable Integer number) {}

  private Phrases(List<WordedPhrase> lines) {
    lines.forEach(line -> texts.put(line.phrase(), line.text()));
    this.multiplesFrom =
        lines.stream().map(WordedPhrase::number).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /**
   * Reads the phrases.
   *
   * @throws io.tongji.catalogue.Failure if one is unknown, missing or has a wrong blank
   */
  public static Phrases read(CatalogueSource source, Language language) {
    String column = language.of("zh", "en");
    CatalogueRows rows = source.rowsOrBuiltIn(FILE, COLUMNS);
    List<WordedPhrase> lines = rows.map(row -> line(row, column));
    rows.checkUnique(lines, line -> line.phrase().code(), "phrase");
    Phrases phrases = new Phrases(lines);
    if (source.hasOwn(FILE)) {
      CatalogueSource.builtIn().rows(FILE, COLUMNS).map(row -> line(row, column)).stream()
          .filter(line -> line.phrase().mayBeLacking())
          .forEach(line -> phrases.texts.putIfAbsent(line.phrase(), line.text()));
    }
    Arrays.stream(Phrase.values())
        .filter(phrase -> !phrases.texts.containsKey(phrase))
        .findFirst()
        .ifPresent(
            phrase -> {
              throw Failure.setting("lacks the phrase " + phrase.code(), "add a row for it")
                  .within("catalogue " + FILE);
            });
    return phrases;
  }

  private static WordedPhrase line(CatalogueRows.Row row, String column) {
    Phrase phrase =
        Phrase.ofCode(row.required("phrase"))
            .orElseThrow(
                () ->
                    row.wrong(
                        "phrase",
                        "is unknown",
                        "known phrases: "
                            + Arrays.stream(Phrase.values()).map(Phrase::code).toList()));
    BLANK
        .matcher(row.verbatim(column))
        .results()
        .map(blank -> blank.group(1))
        .filter(blank -> !phrase.blanks().contains(blank))
        .findFirst()
        .ifPresent(
            blank -> {
              throw row.wrong(
                  column, "has the blank {" + blank + "}", "blanks here: " + phrase.blanks());
            });
    boolean isNumber = phrase == Phrase.MULTIPLES_FROM && !row.text(column).isEmpty();
    return new WordedPhrase(
        phrase, row.verbatim(column), isNumber ? row.number(column, 1, 1_000_000) : null);
  }

  /** The rate in per cent from which growth is written as a multiple; null: never. */
  @Nullable Integer multiplesFrom() {
    return multiplesFrom;
  }

  String text(Phrase phrase) {
    return fill(phrase, Map.of());
  }

  String fill(Phrase phrase, String blank, String content) {
    return fill(phrase, Map.of(blank, content));
  }

  String fill(Phrase phrase, Map<String, String> contents) {
    return BLANK
        .matcher(texts.getOrDefault(phrase, ""))
        .replaceAll(blank -> Matcher.quoteReplacement(contents.getOrDefault(blank.group(1), "")));
  }

  /** A list in words: all but the last two joined by one phrase, the last by the other. */
  String list(List<String> words, Phrase between, Phrase last) {
    int end = words.size() - 1;
    return end < 1
        ? String.join("", words)
        : String.join(text(between), words.subList(0, end)) + text(last) + words.get(end);
  }
}
