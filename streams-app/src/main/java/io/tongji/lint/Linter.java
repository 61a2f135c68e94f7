package io.tongji.lint;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Language;
import io.tongji.figures.AreaFigures;
import io.tongji.lint.text.PrintedNumber;
import io.tongji.lint.text.Reading;
import io.tongji.lint.text.Scope;
import io.tongji.lint.text.Stated;
import io.tongji.lint.text.StatedGrowth;
import io.tongji.lint.text.TextReader;
import io.tongji.lint.text.Vocabulary;
import io.tongji.period.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a text and checks its figures. */
public final class Linter {

  private final Reading reading;
  private final List<Finding> findings = new ArrayList<>();
  private static final int DECEMBER = 12;

  private ComparedNumbers compared;

  /** Reads a text by the words of a vocabulary, and checks what it says in itself. */
  public Linter(String text, Vocabulary vocabulary) {
    this.reading = TextReader.read(text, vocabulary);
    this.compared = new ComparedNumbers(reading.numbers());
    Consumer<Finding> take = findings::add;
    PartsCheck parts = new PartsCheck(take);
    CountCheck counts = new CountCheck(take);
    reading.wholes().forEach(parts::check);
    reading.figures().forEach(counts::check);
    new PrecisionCheck(take).check(reading.figures());
    YearMonth dated = reading.dated();
    if (dated != null) {
      reading.forecasts().stream()
          .filter(forecast -> forecast.year() < dated.getYear())
          .forEach(forecast -> take.accept(past(forecast, dated)));
    }
  }

  private static Finding past(Reading.Forecast forecast, YearMonth dated) {
    return new Finding(
        forecast.place(),
        LintRule.FORECAST_IS_PAST,
        "“%s”:文稿日期为%s,该年已过;更新表述".formatted(forecast.words(), dated),
        "\"%s\": the text is dated %s, when that year was over; bring it up to date"
            .formatted(forecast.words(), dated));
  }

  /** Compares the figures with the aggregates of an area, from January to a month. */
  public void compareWith(AreaFigures figures, Area area, Month month) {
    compared = new ComparedNumbers(reading.numbers());
    FiguresCheck.Against against = new FiguresCheck.Against(figures, area, month);
    FiguresCheck check = new FiguresCheck(against, compared, findings::add);
    reading.figures().forEach(check::check);
    reading.growths().forEach(check::check);
    ClaimsCheck claims = new ClaimsCheck(against, compared, findings::add);
    reading.claims().forEach(claims::check);
    reading.wholes().stream().filter(this::agrees).forEach(this::restIsNotNamed);
  }

  private boolean agrees(Reading.StatedParts stated) {
    return compared.agrees(stated.whole()) && stated.parts().stream().allMatch(compared::agrees);
  }

  /** Parts that are right do not add up to a whole that is right: there are others. */
  private void restIsNotNamed(Reading.StatedParts stated) {
    boolean shortOf =
        findings.removeIf(
            finding ->
                finding.rule() == LintRule.PARTS_FALL_SHORT
                    && finding.place().equals(stated.whole().place()));
    if (shortOf) {
      findings.add(PartsCheck.rest(stated));
    }
  }

  /** The last month that the text says it is about. */
  public Optional<Month> about() {
    Scope heading = reading.heading();
    if (heading != null && heading.span() != Scope.Span.TEXT) {
      return Optional.of(heading.month(Month.of(1900, 1)));
    }
    return Optional.ofNullable(reading.covers()).map(year -> Month.of(year, DECEMBER));
  }

  /** The year that the text says it is about. */
  public OptionalInt covers() {
    Integer year = reading.covers();
    return year == null ? OptionalInt.empty() : OptionalInt.of(year);
  }

  /** How many figures were read. */
  public int figures() {
    return reading.figures().size() + reading.growths().size();
  }

  /** How many were compared with an aggregate. */
  public int compared() {
    return compared.count();
  }

  /** How many numbers of the text have a unit of measure or a sign of per cent. */
  public int numbers() {
    return reading.numbers().size();
  }

  /** Those of them that were not compared, whether or not they were read. */
  public List<PrintedNumber> notCompared() {
    return compared.others();
  }

  /** What was read, compared and found, in a sentence. */
  public String summary(Language language) {
    return language
        .of(
            "读到 %d 个数,与数据核对 %d 个,发现 %d 处;文中带单位或百分号的数共 %d 个,其中 %d 个未与数据核对",
            "%d figures read, %d compared, %d findings; of %d numbers with a unit or a per cent"
                + " sign in the text, %d were not compared with the figures")
        .formatted(figures(), compared(), findings.size(), numbers(), notCompared().size());
  }

  /** What is wrong, in the order of the text. */
  public List<Finding> findings() {
    return findings.stream().sorted(Comparator.comparing(Finding::place)).toList();
  }

  /**
   * A line for each figure that was read: place, indicator, name, value, rates, what they imply.
   */
  public List<String> figureLines() {
    return reading.figures().stream().map(Linter::line).toList();
  }

  private static String line(Stated figure) {
    return String.join(
        "\t",
        figure.place().line() + ":" + figure.place().column(),
        figure.indicator() == null ? "" : figure.indicator().code(),
        figure.name(),
        figure.printed(),
        Optional.ofNullable(figure.growth()).map(StatedGrowth::printed).orElse(""),
        percent(figure.completion()),
        figure.base().map(base -> Ranges.of(base, 0)).orElse(""),
        figure.target().map(target -> Ranges.of(target, 0)).orElse(""));
  }

  private static String percent(@Nullable Object rate) {
    return Optional.ofNullable(rate).map(printed -> printed + "%").orElse("");
  }
}
