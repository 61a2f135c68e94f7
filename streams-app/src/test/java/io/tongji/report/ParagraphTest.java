package io.tongji.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import io.tongji.figures.AreaFigures;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Rounding;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Imputed;
import io.tongji.rollup.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The headline paragraph, in the words of the published report. */
class ParagraphTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Period YEAR = Period.parse("2023");

  @TempDir private Path directory = Path.of("");

  @Test
  void theSamplesFiguresGiveTheReportsParagraphCharacterForCharacter() throws IOException {
    assertThat(paragraph(Language.ZH, reportsFigures()).of("330483K01", YEAR))
        .isEqualTo(reportsParagraph());
  }

  @Test
  void anEventOfALaterYearDoesNotEmptyTheParagraph() throws IOException {
    List<Aggregate> figures = new ArrayList<>(reportsFigures());
    figures.add(Sample.of("KEY_INV", 1).at("2024-12").ofMonth());
    assertThat(paragraph(Language.ZH, figures).of(null, null)).isEqualTo(reportsParagraph());
  }

  @Test
  void aReportOfAMonthOnWhichTooFewHaveReportedBeginsWithTheirPart() throws IOException {
    List<Aggregate> figures = new ArrayList<>(reportsFigures());
    Coverage stray = new Coverage(161, 1, 20_000_000_000L, 120_000_000L);
    figures.add(Sample.of("GIO", 73_000_000).at("2024-03").covered(stray).ofMonth());
    assertThat(paragraph(Language.ZH, figures).of(null, Period.parse("2024-03")))
        .startsWith("2024-03 尚未报齐,加权填报率:规上工业总产值 0.6% (1/161)\n");
    assertThat(paragraph(Language.EN, figures).of(null, Period.parse("2024-03")))
        .startsWith(
            "2024-03 is incomplete, weighted response: Gross output of above-scale industry 0.6%"
                + " (1/161)\n");
    assertThat(paragraph(Language.ZH, figures).of(null, null)).isEqualTo(reportsParagraph());
    assertThat(paragraph(Language.ZH, figures).begun(null))
        .extracting(month -> month.begun(Language.ZH))
        .containsExactly("2024-03 已报 1/161");
  }

  /** The paragraph as it was published, from its first figure to its last. */
  private static String reportsParagraph() throws IOException {
    String text;
    try (var stream = ParagraphTest.class.getResourceAsStream("/report-2023.txt")) {
      text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    String end = "完成目标任务的100.2%";
    return text.substring(text.indexOf("全年完成规上工业总产值"), text.indexOf(end) + end.length());
  }

  @Test
  void theParagraphSpeaksEnglishToo() {
    assertThat(paragraph(Language.EN, reportsFigures()).of(null, null))
        .startsWith(
            "In 2023: Gross output of above-scale industry 773.76 × 100 million CNY, down 4.2%"
                + " year on year, 81.9% of the target; Fixed-asset investment 116.48")
        .contains(
            ", of which: Construction and installation, industry and Construction and"
                + " installation, services 25.41 × 100 million CNY and 17.16 × 100 million CNY,"
                + " up 8.8% and down 5.6% year on year, 93.7% and 90.9% of their targets; ")
        .endsWith(
            "R&D expenses of above-scale enterprises 40.69 × 100 million CNY, up 2.75% year on"
                + " year, 100.2% of the target.");
  }

  @ParameterizedTest(name = "{0} on {1}, target {2}: {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "2000, 1000, -, '规上工业总产值0.00亿元,同比增长1.0倍'",
        "2360000000, 1000000000, -, '规上工业总产值23.60亿元,同比增长1.4倍'",
        "1000000000, 1000000000, 2000000000, '规上工业总产值10.00亿元,同比持平,完成目标任务的50.0%'",
        "1000400000, 1000000000, -, '规上工业总产值10.00亿元,同比持平'",
        "1000000000, 0, -, '规上工业总产值10.00亿元,上年同期为零'",
        "1000000000, -, 0, '规上工业总产值10.00亿元,上年同期无可比数据'",
        "1000000000, -5, -, '规上工业总产值10.00亿元,同比扭亏为盈'",
        "-1000000000, -5, -, '规上工业总产值-10.00亿元,同比增亏'",
        "-1000000000, -2000000000, -, '规上工业总产值-10.00亿元,同比减亏'",
        "0, 1000000000, -, '规上工业总产值0.00亿元,同比下降100.0%'",
        "-, -, -, 规上工业总产值尚无数据"
      })
  void whatIsMissingOrUnusualHasItsWords(Long value, Long base, Long target, String expected) {
    Sample exports = Sample.of("EXP", 1);
    List<Aggregate> figures =
        value == null
            ? List.of(exports.ofMonth())
            : List.of(exports.ofMonth(), gio(value, base, target).ofMonth());
    assertThat(paragraph(Language.ZH, figures).of(null, YEAR)).contains("完成" + expected + ";固定");
  }

  private static Sample gio(long value, Long base, Long target) {
    Sample sample = Sample.of("GIO", value);
    Sample based = base == null ? sample : sample.on(base);
    return target == null ? based : based.aimingAt(target);
  }

  @Test
  void partsThatCannotStandTogetherStandOneByOne() {
    Aggregate whole = Sample.of("CI", 300_000_000L).on(200_000_000L).ofMonth();
    Aggregate industry =
        Sample.of("CI_IND", 200_000_000L).on(150_000_000L).aimingAt(400_000_000L).ofMonth();
    Sample services = Sample.of("CI_SVC", 100_000_000L);

    assertThat(ofYear(whole, industry))
        .contains("建安投资3.00亿元,同比增长50.0%,其中:工业建安2.00亿元,同比增长33.3%,完成目标任务的50.0%,服务业建安尚无数据;");
    assertThat(ofYear(whole, industry, services.ofMonth())).contains("服务业建安1.00亿元,上年同期无可比数据;");
    assertThat(ofYear(whole, industry, services.on(50_000_000L).ofMonth()))
        .as("one target of two")
        .contains("完成目标任务的50.0%,服务业建安1.00亿元,同比增长1.0倍;");
    assertThat(ofYear(whole)).contains("建安投资3.00亿元,同比增长50.0%;实到外资尚无数据;");
  }

  @Test
  void whatContainsEstimatesIsMarked() {
    Imputed now = new Imputed(3, 100_000_000L, 0);
    Sample output = gio(2_000_000_000L, 1_000_000_000L, 4_000_000_000L).estimated(now);
    assertThat(ofYear(output.ofMonth())).contains("规上工业总产值20.00亿元(含估算),同比增长1.0倍,完成目标任务的50.0%;");
    assertThat(paragraph(Language.EN, List.of(output.ofMonth())).of(null, YEAR))
        .contains(
            "industry 20.00 × 100 million CNY (partly estimated), up 100.0% year on year, 50.0%"
                + " of the target;");
    assertThat(ofYear(Sample.of("GIO", 2_000_000_000L).estimated(now).ofMonth()))
        .contains("20.00亿元(含估算),上年同期无可比数据;");
    assertThat(ofYear(output.estimated(new Imputed(0, 0, 0)).ofMonth()))
        .as("nothing is missing")
        .doesNotContain("估算");
  }

  @Test
  void growthOnATotalThatContainsEstimatesIsMarked() {
    Imputed then = new Imputed(0, 0, 100_000_000L);
    Sample invested = Sample.of("FAI", 2_000_000_000L).on(1_900_000_000L).estimated(then);
    Aggregate onTotal = invested.comparedBy(BaseKind.REVISED_TOTAL).ofMonth();
    assertThat(ofYear(onTotal)).contains("固定资产投资20.00亿元,同比增长5.3%(含估算);");
    assertThat(paragraph(Language.EN, List.of(onTotal)).of(null, YEAR))
        .contains(" 20.00 × 100 million CNY, up 5.3% year on year (partly estimated);");
    assertThat(ofYear(invested.ofMonth())).as("on what units state").doesNotContain("估算");
  }

  @Test
  void partsThatContainEstimatesStandOneByOne() {
    Aggregate whole = Sample.of("CI", 300_000_000L).on(200_000_000L).ofMonth();
    Aggregate industry = Sample.of("CI_IND", 200_000_000L).on(150_000_000L).ofMonth();
    Sample services = Sample.of("CI_SVC", 100_000_000L).on(50_000_000L);
    assertThat(ofYear(whole, industry, services.estimated(new Imputed(1, 5, 0)).ofMonth()))
        .contains(",其中:工业建安2.00亿元,同比增长33.3%,服务业建安1.00亿元(含估算),同比增长1.0倍;");
  }

  private static String ofYear(Aggregate... figures) {
    return paragraph(Language.ZH, List.of(figures)).of(null, YEAR);
  }

  @ParameterizedTest
  @CsvSource({"2023-02, 1-2月完成", "2023-Q1, 一季度完成", "2023-06, 上半年完成", "2023-11, 1-11月完成"})
  void theOpeningNamesTheMonths(String period, String opening) {
    Period asked = Period.parse(period);
    Aggregate figure = Sample.of("GIO", 5).at(asked.lastMonth().toString()).ofMonth();
    assertThat(paragraph(Language.ZH, List.of(figure)).of(null, asked)).startsWith(opening + "规上");
    assertThat(paragraph(Language.ZH, List.of(figure)).of(null, null)).startsWith(opening + "规上");
  }

  @Test
  void withoutAnyFigureThereIsNoParagraph() {
    Paragraph paragraph = paragraph(Language.ZH, reportsFigures());
    assertThatThrownBy(() -> paragraph.of(null, Period.parse("2021-12")))
        .isInstanceOf(Failure.class)
        .hasMessageContainingAll("330483K01", "2021-12", "ingest");
    assertThatThrownBy(() -> paragraph.of("3304839", YEAR)).hasMessageContaining("3304839");
    assertThatThrownBy(() -> paragraph.of("330483100", null)).hasMessageContaining("no figures");
  }

  @Test
  void orderAndWordsAreFilesOfTheCatalogue() throws IOException {
    Files.writeString(
        directory.resolve(Outline.FILE), "indicator,part_of\nPLAT_TAX,\nGIO,\nEXP,GIO\n");
    replacePhrase("growth,\",同比{change}\"", "growth,\"(可比{change})\"");
    assertThat(own(Language.ZH).of(null, YEAR))
        .isEqualTo(
            "全年完成三大平台总税收尚无数据;规上工业总产值773.76亿元(可比下降4.2%),完成目标任务的81.9%,"
                + "其中:出口总额225.33亿元(可比增长1.76%)");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "amount,{amount}{unit} | amount,{amount}{units} | line 14 column zh: \"{amount}{units}\""
            + " has the blank {units} | blanks here: [amount, unit]",
        "change.up, | change.rises, | line 23 column phrase: \"change.rises\" is unknown | known"
            + " phrases: [opening.1",
        "multiples.from,100 | multiples.from,viele | line 31 column zh: \"viele\" is not a whole"
            + " number | give one",
        "change.down, | change.up, | line 24 column phrase: \"change.up\" stands in the file twice"
            + " | remove",
        "end,, | # | lacks the phrase end | add a row"
      })
  void aBadPhraseIsNamed(String old, String now, String place, String remedy) throws IOException {
    replacePhrase(old, now);
    assertThatThrownBy(() -> own(Language.ZH))
        .isInstanceOf(Failure.class)
        .hasMessageContainingAll("catalogue report-phrases.csv", place, remedy);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'XXX,', line 2 column indicator, is not in indicators.csv",
    "'GIO,\nEXP,FAI', line 3 column part_of, right below",
    "'GIO,CI', line 2 column part_of, right below",
    "'GIO,\nGIO,', line 3 column indicator, twice"
  })
  void aBadOutlineIsNamed(String rows, String place, String remedy) throws IOException {
    Files.writeString(directory.resolve(Outline.FILE), "indicator,part_of\n" + rows + "\n");
    assertThatThrownBy(() -> own(Language.ZH))
        .isInstanceOf(Failure.class)
        .hasMessageContainingAll("catalogue report-outline.csv", place, remedy);
  }

  private void replacePhrase(String old, String now) throws IOException {
    String text;
    try (var stream = ParagraphTest.class.getResourceAsStream("/catalogue/" + Phrases.FILE)) {
      text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(text).contains(old);
    String changed = now.equals("#") ? text.replaceAll("(?m)^" + old + ".*\n", "") : now;
    Files.writeString(
        directory.resolve(Phrases.FILE), now.equals("#") ? changed : text.replace(old, now));
  }

  private Paragraph own(Language language) {
    CatalogueSource source = CatalogueSource.in(directory);
    return paragraph(source, language, reportsFigures());
  }

  private static Paragraph paragraph(Language language, List<Aggregate> figures) {
    return paragraph(CatalogueSource.builtIn(), language, figures);
  }

  private static Paragraph paragraph(
      CatalogueSource source, Language language, List<Aggregate> figures) {
    AggregateTable table = new AggregateTable();
    figures.forEach(each -> table.put(new Published(each, 1, Instant.EPOCH)));
    return new Paragraph(
        new AreaFigures(table, CATALOGUE),
        Outline.read(source, CATALOGUE),
        new Paragraph.ParagraphStyle(language, Phrases.read(source, language), Rounding.HALF_UP));
  }

  /** The sample's figures for the zone in 2023, to the yuan. */
  private static List<Aggregate> reportsFigures() {
    return List.of(
        of("GIO", 77_376_128_000L, 80_771_034_000L).aimingAt(94_500_000_000L).ofMonth(),
        of("FAI", 11_648_070_000L, 11_156_840_000L).aimingAt(11_870_000_000L).ofMonth(),
        of("CI", 4_272_930_000L, 4_156_970_000L).aimingAt(4_600_000_000L).ofMonth(),
        of("CI_IND", 2_541_180_000L, 2_335_260_000L).aimingAt(2_712_000_000L).ofMonth(),
        of("CI_SVC", 1_715_710_000L, 1_817_940_000L).aimingAt(1_888_000_000L).ofMonth(),
        of("FDI", 239_012_500L, 203_412_000L).aimingAt(230_000_000L).ofMonth(),
        of("FAI_HT", 5_596_850_000L, 4_962_060_000L).aimingAt(5_900_000_000L).ofMonth(),
        of("FAI_DIGI", 2_214_170_000L, 1_711_070_000L).aimingAt(2_500_000_000L).ofMonth(),
        of("EXP", 22_533_147_000L, 22_143_402_000L).ofMonth(),
        of("RND", 4_069_283_000L, 3_960_412_000L).aimingAt(4_060_000_000L).ofMonth());
  }

  private static Sample of(String indicator, long value, long base) {
    return Sample.of(indicator, value).on(base);
  }
}
