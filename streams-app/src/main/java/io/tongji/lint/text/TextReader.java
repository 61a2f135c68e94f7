package io.tongji.lint.text;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Reads the figures of a text. */
public final class TextReader {

  private final Vocabulary vocabulary;
  private final Patterns patterns;
  private final ClauseValues values;
  private final NumberFinder finder;
  private final List<PrintedNumber> numbers = new ArrayList<>();
  private final List<Stated> figures = new ArrayList<>();
  private final List<Reading.StatedParts> wholes = new ArrayList<>();
  private final List<Reading.Forecast> forecasts = new ArrayList<>();
  private @Nullable YearMonth dated;
  private final List<Claim> claims = new ArrayList<>();
  private final List<GrowthAlone> growths = new ArrayList<>();
  private @Nullable Integer covers;
  private @Nullable Scope heading;
  private boolean planned;

  private TextReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.patterns = vocabulary.patterns();
    this.values = new ClauseValues(vocabulary);
    this.finder = new NumberFinder(vocabulary);
  }

  /** What a text states, line by line. */
  public static Reading read(String text, Vocabulary vocabulary) {
    TextReader reader = new TextReader(vocabulary);
    List<String> lines = text.lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      reader.line(lines.get(at), at + 1);
    }
    return new Reading(
        reader.numbers,
        reader.figures,
        reader.wholes,
        reader.claims,
        reader.growths,
        reader.forecasts,
        reader.dated,
        reader.covers,
        reader.heading);
  }

  private void line(String line, int number) {
    Matcher date = patterns.matcher(Role.DATED, line);
    if (dated == null && date.find()) {
      int month = Patterns.whole(Role.DATED, date, "month");
      boolean known = 1 <= month && month <= 12;
      dated = known ? YearMonth.of(Patterns.whole(Role.DATED, date, "year"), month) : null;
    }
    Matcher year = patterns.matcher(Role.COVERS, line);
    if (covers == null && year.find()) {
      covers = Patterns.whole(Role.COVERS, year, "year");
    }
    Matcher forecast = patterns.matcher(Role.FORECAST, line);
    while (forecast.find()) {
      forecasts.add(
          new Reading.Forecast(
              new TextPlace(number, forecast.start() + 1),
              forecast.group(),
              Patterns.whole(Role.FORECAST, forecast, "year")));
    }
    planned |= patterns.finds(Role.PLAN_SECTION, line);
    numbers.addAll(finder.of(line, number));
    int before = figures.size();
    Scope period = sentences(line, number);
    boolean isHeading = figures.size() == before && !date.reset().find();
    if (heading == null && before == 0 && isHeading && period.year() != null) {
      heading = period;
      covers = covers == null ? period.year() : covers;
    }
  }

  /** Reads a line; gives the period that it ends with. */
  private Scope sentences(String line, int number) {
    Matcher end = patterns.matcher(Role.CLAUSE_END, line);
    SentenceReader sentence = sentence(Scope.OF_THE_TEXT);
    int start = 0;
    while (start < line.length()) {
      boolean found = end.find(start);
      String ending = found ? end.group() : "";
      int until = found ? end.start() : line.length();
      sentence.read(line.substring(start, until), new TextPlace(number, start + 1), ending);
      start = until + Math.max(1, ending.length());
      if (patterns.finds(Role.SENTENCE_END, ending)) {
        finish(sentence);
        sentence = sentence(sentence.scope());
      }
    }
    finish(sentence);
    return sentence.scope();
  }

  private SentenceReader sentence(Scope scope) {
    return new SentenceReader(vocabulary, values, planned, scope, covers);
  }

  private void finish(SentenceReader sentence) {
    figures.addAll(sentence.figures());
    wholes.addAll(sentence.wholes());
    claims.addAll(sentence.claims());
    growths.addAll(sentence.growths());
  }
}
