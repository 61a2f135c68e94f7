package io.tongji.lint.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.figures.AreaFigures;
import io.tongji.lint.Finding;
import io.tongji.lint.LintRule;
import io.tongji.lint.Linter;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Fraction;
import io.tongji.measure.Growth;
import io.tongji.measure.GrowthWording;
import io.tongji.measure.GrowthWording.WordsKind;
import io.tongji.measure.Interval;
import io.tongji.measure.Rounding;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.report.Outline;
import io.tongji.report.Paragraph;
import io.tongji.report.Phrases;
import io.tongji.rollup.Aggregate.OfMonth;
import io.tongji.rollup.Imputed;
import io.tongji.rollup.Sample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code report} writes of growth, {@code lint-report} reads: rates and words. */
class GrowthWordsTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final CatalogueSource WORDS = CatalogueSource.builtIn();
  private static final Vocabulary VOCABULARY = Vocabulary.read(WORDS, CATALOGUE);
  private static final Outline OUTLINE = Outline.read(WORDS, CATALOGUE);
  private static final Phrases PHRASES = Phrases.read(WORDS, Language.ZH);

  /** As report-phrases.csv says. */
  private static final int MULTIPLES_FROM = 100;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aParagraphIsReadAsItWasWritten(long seed) {
    Map<String, OfMonth> figures = figures(new Random(seed));
    AreaFigures all = table(figures);
    String text = write(all);

    Map<String, Stated> read = read(text);
    assertThat(read.keySet()).as(text).isEqualTo(figures.keySet());
    figures.forEach((code, of) -> assertRead(read.get(code), of, text));
    Linter linter = new Linter(text, VOCABULARY);
    linter.compareWith(all, all.area(null), Month.of(2023, 12));
    assertThat(linter.compared()).as(text).isEqualTo(figures.size());
    assertThat(text.contains("(含估算)"))
        .isEqualTo(figures.values().stream().anyMatch(GrowthWordsTest::isMarked));
    assertThat(linter.findings().stream().map(Finding::rule))
        .as(text)
        .isSubsetOf(LintRule.MIXED_GROWTH_DECIMALS, LintRule.MIXED_COMPLETION_DECIMALS);
  }

  private static boolean isMarked(OfMonth of) {
    boolean compares =
        of.ytd().compared() != null && Objects.requireNonNullElse(of.ytd().base(), 0L) != 0;
    return of.estimated().inTotal() || (of.estimated().yearBefore() != 0 && compares);
  }

  private static void assertRead(@Nullable Stated read, OfMonth of, String text) {
    Stated stated = Objects.requireNonNull(read);
    Indicator indicator = Objects.requireNonNull(stated.indicator());
    GrowthWording.Words written =
        new GrowthWording(Rounding.HALF_UP, indicator.display().rateDecimals(), MULTIPLES_FROM)
            .of(of.ytd().compared(), of.ytd().base());
    StatedGrowth printed = stated.growth();
    assertThat(printed == null ? null : printed.kind())
        .as(text)
        .isEqualTo(written.kind().tellsChange() ? written.kind() : null);
    if (printed != null && printed.percent() != null) {
      Growth.Rate rate = (Growth.Rate) of.ytd().growth();
      Fraction percent = Fraction.of(rate.change(), rate.base()).times(Fraction.of(100, 1));
      assertThat(Interval.ofPrinted(printed.percent()).contains(percent)).as(text).isTrue();
    }
  }

  private static Map<String, Stated> read(String text) {
    Map<String, Stated> read = new TreeMap<>();
    for (Stated figure : TextReader.read(text, VOCABULARY).figures()) {
      read.put(Objects.requireNonNull(figure.indicator(), text).code(), figure);
    }
    return read;
  }

  private static String write(AreaFigures figures) {
    return new Paragraph(
            figures, OUTLINE, new Paragraph.ParagraphStyle(Language.ZH, PHRASES, Rounding.HALF_UP))
        .of(null, Period.parse("2023"));
  }

  /** Figures for most of the outline; building works are those of industry and of services. */
  private static Map<String, OfMonth> figures(Random random) {
    Map<String, Sample> made = new HashMap<>();
    for (Outline.Item item : OUTLINE.items()) {
      if (item.parts().isEmpty()) {
        made.put(item.indicator().code(), any(item.indicator().code(), random));
      } else {
        List<Sample> parts = item.parts().stream().map(part -> any(part.code(), random)).toList();
        parts.forEach(part -> made.put(part.key().indicator(), part));
        made.put(item.indicator().code(), sum(item.indicator().code(), parts));
      }
    }
    List<String> alone = List.of("GIO", "FAI", "FDI", "EXP");
    made.keySet().removeIf(code -> alone.contains(code) && random.nextInt(6) == 0);
    Map<String, OfMonth> figures = new TreeMap<>();
    made.forEach((code, sample) -> figures.put(code, (OfMonth) sample.ofMonth()));
    return figures;
  }

  private static Sample sum(String indicator, List<Sample> parts) {
    Sample sum =
        Sample.of(
            indicator,
            parts.stream().mapToLong(p -> Objects.requireNonNull(p.ytd().total())).sum());
    boolean based = parts.stream().allMatch(part -> part.ytd().base() != null);
    return based
        ? sum.on(parts.stream().mapToLong(p -> Objects.requireNonNull(p.ytd().base())).sum())
        : sum;
  }

  /** Growth of every kind, and sometimes a target. */
  private static Sample any(String indicator, Random random) {
    long base = 50_000_000L + random.nextLong(90_000_000_000L);
    Sample sample =
        switch (random.nextInt(9)) {
          case 0 -> Sample.of(indicator, base).on(base);
          case 1 -> Sample.of(indicator, base + base / 5_000).on(base);
          case 2 -> Sample.of(indicator, base * (2 + random.nextInt(40)) + 7).on(base);
          case 3 -> Sample.of(indicator, base - random.nextLong(2 * base)).on(-base);
          case 4 -> Sample.of(indicator, -base).on(-base);
          case 5 -> Sample.of(indicator, base).on(0);
          case 6 -> Sample.of(indicator, base);
          default -> Sample.of(indicator, random.nextLong(2 * base)).on(base);
        };
    Sample marked =
        switch (random.nextInt(4)) {
          case 0 -> sample.estimated(new Imputed(2, base / 3, 0));
          case 1 -> sample.comparedBy(BaseKind.PUBLISHED).estimated(new Imputed(0, 0, base / 3));
          default -> sample;
        };
    return random.nextBoolean() ? marked : marked.aimingAt(base + random.nextLong(base));
  }

  private static AreaFigures table(Map<String, OfMonth> figures) {
    AggregateTable table = new AggregateTable();
    figures.values().forEach(each -> table.put(new Published(each, 1, Instant.EPOCH)));
    return new AreaFigures(table, CATALOGUE);
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1000000000 | 1000000000 | 10.00亿元,同比持平 | -",
        "1000400000 | 1000000000 | 10.00亿元,同比持平 | -",
        "1000500000 | 1000000000 | 10.01亿元,同比持平 | -",
        "1000600000 | 1000000000 | 10.01亿元,同比持平 | GROWTH_DIFFERS",
        "1003000000 | 1000000000 | 10.03亿元,同比基本持平 | -",
        "1000000000 | 1000000000 | 10.00亿元,同比增长0.1% | GROWTH_DIFFERS",
        "958000000 | 1000000000 | 9.58亿元,同比增长-4.2% | -",
        "1042000000 | 1000000000 | 10.42亿元,同比增长-4.2% | GROWTH_DIFFERS",
        "2360000000 | 1000000000 | 23.60亿元,同比增长1.4倍 | -",
        "2360000000 | 1000000000 | 23.60亿元,同比增长1.36倍 | -",
        "2360000000 | 1000000000 | 23.60亿元,同比增长136% | -",
        "2360000000 | 1000000000 | 23.60亿元,同比增长1.3倍 | GROWTH_DIFFERS",
        "2360000000 | 1000000000 | 23.60亿元,同比增长2.4倍 | GROWTH_DIFFERS",
        "2360000000 | 1000000000 | 23.60亿元,同比增长到2.4倍 | -",
        "2360000000 | 1000000000 | 23.60亿元,同比扭亏为盈 | GROWTH_DIFFERS",
        "1000000000 | -5 | 10.00亿元,同比扭亏为盈 | -",
        "1000000000 | -5 | 10.00亿元,同比增长5.0% | GROWTH_DIFFERS",
        "1000000000 | -5 | 10.00亿元,同比持平 | GROWTH_DIFFERS",
        "1000000000 | -5 | 10.00亿元,同比增亏 | GROWTH_DIFFERS",
        "-1000000000 | -5 | -10.00亿元,同比增亏 | -",
        "-1000000000 | -5 | -10.00亿元,同比亏损扩大 | -",
        "-1000000000 | -5 | -10.00亿元,同比减亏 | GROWTH_DIFFERS",
        "-1000000000 | -2000000000 | -10.00亿元,同比减亏 | -",
        "-1000000000 | -1000000000 | -10.00亿元,同比亏损持平 | -",
        "-1000000000 | -1000000000 | -10.00亿元,同比持平 | GROWTH_DIFFERS",
        "-1000000000 | 1000000000 | -10.00亿元,同比下降200.0% | -",
        "-1000000000 | -5 | 10.00亿元,同比增亏 | VALUE_DIFFERS",
        "1000000000 | 0 | 10.00亿元,上年同期为零 | -",
        "1000000000 | 0 | 10.00亿元,同比增长25.0% | GROWTH_DIFFERS",
        "1000000000 | 0 | 10.00亿元,同比持平 | GROWTH_DIFFERS",
        "0 | 0 | 0.00亿元,同比持平 | -"
      })
  void wordsAreComparedWithTheFigures(long value, long base, String text, String rule) {
    AreaFigures all = table(Map.of("GIO", (OfMonth) Sample.of("GIO", value).on(base).ofMonth()));
    Linter linter = new Linter("规上工业总产值" + text, VOCABULARY);
    linter.compareWith(all, all.area(null), Month.of(2023, 12));
    assertThat(linter.compared()).isEqualTo(1);
    assertThat(linter.findings().stream().map(finding -> finding.rule().name()))
        .isEqualTo(rule.equals("-") ? List.of() : List.of(rule));
  }

  @ParameterizedTest(name = "exports of {0}")
  @CsvSource({
    "1000040000, -",
    "1000050000, -",
    "1000060000, GROWTH_DIFFERS",
    "999940000, GROWTH_DIFFERS",
    "1000400000, GROWTH_DIFFERS"
  })
  void unchangedIsWhatItsIndicatorIsPrintedAs(long value, String rule) {
    AreaFigures all =
        table(Map.of("EXP", (OfMonth) Sample.of("EXP", value).on(1_000_000_000).ofMonth()));
    Linter linter = new Linter("出口总额10.00亿元,同比持平", VOCABULARY);
    linter.compareWith(all, all.area(null), Month.of(2023, 12));
    assertThat(linter.compared()).isEqualTo(1);
    assertThat(linter.findings().stream().map(finding -> finding.rule().name()))
        .isEqualTo(rule.equals("-") ? List.of() : List.of(rule));
  }

  @ParameterizedTest(name = "{0} decimals")
  @ValueSource(ints = {0, 1, 2, 3})
  void unchangedIsReadAsReportWritesIt(int decimals) {
    Indicator indicator = printedWith(decimals);
    StatedGrowth printed =
        new StatedGrowth(WordsKind.FLAT, BigDecimal.valueOf(0, 1), "持平").of(indicator);
    Interval rates = Interval.ofPrinted(Objects.requireNonNull(printed.percent()));
    GrowthWording wording = new GrowthWording(new Rounding(RoundingMode.HALF_EVEN), decimals, null);
    for (long change = -10_000; change <= 10_000; change++) {
      assertThat(rates.contains(Fraction.of(change, 10_000)))
          .as("%s on 1000000", change)
          .isEqualTo(wording.of(1_000_000 + change, 1_000_000L).kind() == WordsKind.FLAT);
    }
  }

  private static Indicator printedWith(int decimals) {
    Indicator of = Objects.requireNonNull(CATALOGUE.indicator("GIO"));
    Indicator.Display display = of.display();
    return new Indicator(
        of.code(),
        of.name(),
        of.nameEn(),
        of.measure(),
        of.scope(),
        of.january(),
        of.base(),
        of.policies(),
        of.response(),
        new Indicator.Display(
            display.currency(),
            display.scale(),
            display.unit(),
            display.unitEn(),
            display.exponent(),
            display.decimals(),
            decimals,
            display.completionDecimals(),
            display.readAt(),
            display.headline()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"-10.00亿元, -10.00", "3-5亿元, 5", "10.00亿元, 10.00", "10亿-12亿元, 12", "完成率5%-3亿元, 3"})
  void aMinusBehindAValueIsNoSign(String text, String digits) {
    assertThat(TextReader.read("甲" + text, VOCABULARY).figures())
        .singleElement()
        .extracting(Stated::digits)
        .hasToString(digits);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "认定4家,同比增长1.4倍,'GROWTH_OF_COUNT,4家,增长1.4倍'",
  })
  void aMultipleOfACountMustHaveAWholeBase(String text, String growth, String printed) {
    assertThat(new Linter(text + "," + growth, VOCABULARY).findings())
        .singleElement()
        .extracting(finding -> finding.line("text", Language.ZH))
        .asString()
        .contains(printed.split(",", -1));
  }
}
