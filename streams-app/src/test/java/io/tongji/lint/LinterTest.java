package io.tongji.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.TextUnits;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import io.tongji.figures.AreaFigures;
import io.tongji.lint.text.PrintedNumber;
import io.tongji.lint.text.TextPlace;
import io.tongji.lint.text.Vocabulary;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published report, and texts that are wrong in one way each. */
class LinterTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Month DECEMBER = Month.of(2023, 12);

  @TempDir private Path directory = Path.of("");

  @Test
  void thePublishedReportHasTheseFaultsAndNoOther() throws IOException {
    assertThat(lines(linter(report()), Language.EN))
        .containsExactly(
            "report:12:184: error: the parts of \"42.73亿元\" are 25.41+17.16=42.57, not quite the"
                + " whole, beyond rounding; check them, or say what the rest is [PARTS_FALL_SHORT]",
            "report:12:403: note: growths have different numbers of decimals: 1: -4.2%, 4.4%, 2.8%,"
                + " 8.8%, -5.6%, 17.5%, 12.8%, 29.4%; 2: 1.76%, 2.75%, -9.54%, -2.31%; print them"
                + " alike [MIXED_GROWTH_DECIMALS]",
            "report:16:126: note: completions have different numbers of decimals: 0: 132%; 1:"
                + " 81.9%, 98.1%, 92.9%, 93.7%, 90.9%, 103.9%, 94.9%, 88.6%, 100.2%, 105.1%,"
                + " 106.5%; 2: 119.19%, 101.69%; print them alike [MIXED_COMPLETION_DECIMALS]",
            "report:16:258: error: \"高耗低效整治53家\": no whole target gives a completion of 106.5% (49"
                + " → 108.2%, 50 → 106.0%); check both [COMPLETION_OF_COUNT]",
            "report:38:241: warning: the parts of \"512亩\" are 274+195.9+42.72=512.62, which rounds"
                + " to 513; check them, or say what the rest is [PARTS_ROUND_OTHERWISE]",
            "report:40:236: warning: \"预计2023年\": the text is dated 2024-02, when that year was"
                + " over; bring it up to date [FORECAST_IS_PAST]");
  }

  @Test
  void valueGrowthAndCompletionAreReadWithWhatTheyImply() throws IOException {
    Linter linter = linter(report());
    assertThat(linter.figureLines())
        .hasSize(82)
        .contains(
            "12:112\tGIO\t全年完成规上工业总产值\t773.76亿元\t-4.2%\t81.9%\t[807.25, 808.11]\t[944.17, 945.35]",
            "12:237\tCI_SVC\t服务业建安\t17.16亿元\t-5.6%\t90.9%\t[18.16, 18.20]\t[18.86, 18.90]",
            "12:403\tEXP\t出口总额\t225.33亿元\t1.76%\t\t[221.41, 221.45]\t",
            "18:223\tPLAT_TAX\t总税收\t5130.69万元\t-2.31%\t\t[5251.73, 5252.29]\t");
    assertThat(linter.covers()).hasValue(2023);
  }

  @Test
  void theFiguresOfTheReportAgreeWithThoseThatItWasMadeOf() throws IOException {
    Linter linter = linter(report());
    int alone = linter.findings().size();

    compare(
        linter,
        Sample.of("GIO", 77_376_128_000L).on(80_771_034_000L).aimingAt(94_500_000_000L),
        Sample.of("RND", 4_069_283_000L).on(3_960_412_000L).aimingAt(4_060_000_000L),
        Sample.of("PLAT_TAX", 51_306_900L).on(52_520_000L).in("330483K01P"));

    assertThat(linter.compared()).isEqualTo(3);
    assertThat(linter.findings()).hasSize(alone);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "甲10.0亿元,其中:乙和丙分别6.0亿元、4.2亿元。 | PARTS_EXCEED",
        "甲10.0亿元,其中:乙和丙分别6.0亿元、4.1亿元。 | -",
        "甲10.0亿元,其中:乙和丙分别6.0亿元、3.0亿元。 | -",
        "甲10.0亿元,其中:乙和丙分别6.0亿元、3.8亿元。 | PARTS_FALL_SHORT",
        "甲10.0亿元,其中:乙和丙分别6.0亿元、39800万元。 | -",
        "甲10.00亿元,其中:乙和丙分别6.00亿元、3.99亿元。 | -",
        "甲10.00亿元,其中:乙和丙分别6.00亿元、3.98亿元。 | PARTS_FALL_SHORT",
        "涉及企业14家,其中甲7家,乙2家,丙5家。 | -",
        "甲约10.0亿元,其中:乙和丙分别6.0亿元、3.8亿元。 | -",
        "甲10.0亿元,其中:乙6.0亿元,丙4.5亿元。 | PARTS_EXCEED",
        "甲10.0亿元,其中乙3.0亿元;丁9.0亿元。 | -",
        "甲10.0亿元,其中乙投资3.0亿元;丁投资9.0亿元,同比增长3.0%。 | -",
        "甲10.0亿元,其中乙投资3.0亿元;丁投资9.0亿元。 | PARTS_EXCEED",
        "共12家,其中甲5家,乙8家。 | PARTS_EXCEED",
        "共12家,其中甲5台,乙8台。 | -",
        "甲100亩,其中乙50.4亩,丙50.2亩。 | PARTS_ROUND_OTHERWISE",
        "甲100.0亩,其中乙50.0亩,丙50.0亩。 | -",
        "甲10.00亿元,同比增长10.0%,其中:乙和丙分别6.00亿元、4.00亿元,分别同比增长10.0%、20.0%。 | PARTS_RATES",
        "甲10.00亿元,同比增长13.8%,其中:乙和丙分别6.00亿元、4.00亿元,分别同比增长10.0%、20.0%。 | -",
        "甲9.00亿元,完成目标任务的90.0%,其中:乙和丙分别5.00亿元、4.00亿元,分别完成目标任务的99.0%、90.0%。 | PARTS_RATES",
        "整治50家,完成106.5%。 | COMPLETION_OF_COUNT",
        "整治53家,完成106.0%。 | -",
        "整治约53家,完成106.5%。 | -",
        "认定4家,同比增长30.0%。 | GROWTH_OF_COUNT",
        "认定4家,同比增长33.3%。 | -",
        "甲5亩,完成全年任务的132%。乙5亩,完成全年任务的101.5%。 | MIXED_COMPLETION_DECIMALS",
        "甲5亩,同比下降1.5%。乙5亩,同比增长2.50%。 | MIXED_GROWTH_DECIMALS",
        "发文日期:2024-02-26 预计2023年签订。 | FORECAST_IS_PAST",
        "发文日期:2024-02-26 预计2024年签订。 | -",
        "预计2023年签订。 | -"
      })
  void eachFaultIsFoundAndOnlyThat(String text, String rule) {
    List<String> rules = linter(text).findings().stream().map(f -> f.rule().name()).toList();
    assertThat(rules).isEqualTo(rule.equals("-") ? List.of() : List.of(rule));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "规上工业总产值773.75亿元 | VALUE_DIFFERS",
        "规上工业总产值7737613万元 | -",
        "规上工业总产值约773.75亿元 | -",
        "规上工业总产值700.00亿元 | STALE_VALUE",
        "规上工业总产值700.00亿元,同比增长9.9% | VALUE_DIFFERS",
        "规上工业总产值773.76亿元,同比下降4.1% | GROWTH_DIFFERS",
        "规上工业总产值773.76亿元,完成目标任务的82.0% | COMPLETION_DIFFERS",
        "规上工业总产值773.76亿元,同比下降4.20%,完成目标任务的81.88% | -",
        "力争规上工业总产值800.00亿元 | -",
        "规上工业总产值773.76亿元,下降4.2% | -",
        "规上工业总产值773.76亿元,下降1.0% | GROWTH_DIFFERS",
        "规上工业总产值773.76亿元下降1.0%。 | GROWTH_DIFFERS",
        "规上工业总产值773.76亿元,增长4.2% | GROWTH_DIFFERS",
        "规上工业总产值773.76亿元,增速-4.2% | -",
        "规上工业总产值773.76亿元,增速2.00% | GROWTH_DIFFERS",
        "规上工业总产值773.76亿元,降幅4.2% | -",
        "规上工业总产值773.76亿元,比去年同期增长9.9% | GROWTH_DIFFERS",
        "规上工业总产值773.76亿元,较去年同期下降4.2% | -",
        "规上工业总产值773.76亿元,较上年同期增长9.9% | GROWTH_DIFFERS",
        "规上工业总产值773.76亿元,比上年下降4.1% | GROWTH_DIFFERS",
        "规上工业总产值773.76亿元,与上年持平 | GROWTH_DIFFERS",
        "规上工业总产值773.76亿元,完成目标任务的81.9%,下降4.1% | GROWTH_DIFFERS",
        "规上工业总产值773.76亿元,比上年同期减少33.95亿元,下降4.2% | -",
        "规上工业总产值773.76亿元,比上年同期减少33.95亿元,下降4.1% | GROWTH_DIFFERS",
        "规上工业总产值增长9.9%。 | GROWTH_DIFFERS",
        "规上工业总产值比去年同期下降4.2%。 | -",
        "规上工业总产值773.76亿元,环比增长9.9% | -",
        "规上工业总产值环比增长9.9% | -",
        "规上工业总产值比上月增长9.9% | -",
        "规上工业总产值年均增长9.9% | -",
        "规上工业总产值773.76亿元,增长10%以上 | -",
        "规上工业总产值773.76亿元,企业效益好转,增长9.9% | -",
        "规上工业总产值773.76亿元,其中装备制造业较快,增长9.9% | -",
        "规上工业总产值773.76亿元,增幅回落3.0个百分点 | -",
        "目标是规上工业总产值增长10% | -",
        "规上工业总产值突破700亿元 | -",
        "出口总额3.00亿元 | -"
      })
  void aFigureThatIsNotThatOfTheAggregatesIsFound(String text, String rule) {
    Linter linter = linter(text);
    compare(
        linter,
        Sample.of("GIO", 77_376_128_000L).on(80_771_034_000L).aimingAt(94_500_000_000L),
        Sample.of("GIO", 70_000_000_000L).on(72_000_000_000L).at("2023-11"));
    List<String> rules = linter.findings().stream().map(f -> f.rule().name()).toList();
    assertThat(rules).isEqualTo(rule.equals("-") ? List.of() : List.of(rule));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "出口总额10.00亿元,增长25.0% | -",
        "出口总额10.00亿元,增长24.0% | GROWTH_DIFFERS",
        "外贸出口总额11.00亿元 | VALUE_DIFFERS",
        "进出口总额21.00亿元,增长1.2% | -",
        "全年外贸进出口总额21.00亿元,同比增长1.2% | -",
        "我区进出口额增长1.2% | -",
        "一般贸易出口额9.00亿元,增长1.2% | -",
        "出口总额10.00亿元,占进出口总额的99.0% | -"
      })
  void aLongerNameIsThatOfAnotherIndicator(String text, String rule) {
    Linter linter = linter(text);
    compare(linter, Sample.of("EXP", 1_000_000_000L).on(800_000_000L));
    List<String> rules = linter.findings().stream().map(f -> f.rule().name()).toList();
    assertThat(rules).isEqualTo(rule.equals("-") ? List.of() : List.of(rule));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "规上工业总产值773.76亿元,同比下降4.2%,完成目标任务的81.9%。 | ",
        "规上工业总产值773.76亿元,环比下降3.9%。 | 环比下降3.9%",
        "规上工业总产值环比下降3.9%。 | 规上工业总产值环比下降3.9%",
        "规上工业总产值773.76亿元,占全国的0.1%。 | 占全国的0.1%",
        "达七百七十三亿元,同比上升4.2%。 | 达七百七十三亿元;同比上升4.2%",
        "增加值增速约五成八,回落两个百分点,占百分之五。 | 增加值增速约五成八;回落两个百分点;占百分之五",
        "规上工业总产值增长10%左右,12个月内完成全部任务,成效明显。 | 规上工业总产值增长10%",
        "出口总额突破200亿元,拉动1.5个百分点。 | 出口总额突破200亿元;拉动1.5个百分点",
        "全区169家规上企业;2023年1-9月。 | 全区169家",
        "规上工业总产值773.76亿元、甲1.50亿元,同比下降4.2%、9.9%。 | 甲1.50亿元;9.9%",
        "规上工业总产值占全市的50.0%。 | ",
        "规上工业总产值773.76亿元占全市的50.0%。 | "
      })
  void aNumberThatWasNotComparedIsNamed(String text, String words) {
    Linter linter = linter(text);
    compare(
        linter,
        Sample.of("GIO", 77_376_128_000L).on(80_771_034_000L).aimingAt(94_500_000_000L),
        Sample.of("GIO", 154_752_256_000L).in("330483"));

    assertThat(linter.notCompared().stream().map(PrintedNumber::words))
        .isEqualTo(words == null ? List.of() : List.of(words.split(";")));
    assertThat(linter.findings()).isEmpty();
  }

  @Test
  void theLastLineCountsWhatWasNotCompared() {
    Linter linter = linter("规上工业总产值773.76亿元,环比下降3.9%。\n出口总额突破200亿元。");
    compare(linter, Sample.of("GIO", 77_376_128_000L).on(80_771_034_000L));

    assertThat(linter.summary(Language.ZH))
        .isEqualTo("读到 2 个数,与数据核对 1 个,发现 0 处;文中带单位或百分号的数共 3 个,其中 2 个未与数据核对");
    assertThat(linter.notCompared().get(1).place()).isEqualTo(new TextPlace(2, 7));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "规上工业总产值占全市的80.0% | SHARE_DIFFERS",
        "规上工业总产值773.76亿元占全市的80.0% | SHARE_DIFFERS",
        "力争规上工业总产值占全市的80.0% | -",
        "规上工业总产值增速高于全市2.3个百分点 | POINTS_DIFFER",
        "规上工业总产值增速低于全市14.2个百分点 | -",
        "规上工业总产值高于全市平均增速2.3个百分点 | POINTS_DIFFER",
        "规上工业总产值低于全市平均增速14.2个百分点 | -",
        "规上工业总产值增速高于全省平均2.3个百分点 | -",
        "固定资产投资10.00亿元,规上工业总产值占全市的80.0% | SHARE_DIFFERS"
      })
  void aShareOrDifferenceWithoutItsAmountIsCompared(String text, String rule) {
    Linter linter = linter(text);
    compare(
        linter,
        Sample.of("GIO", 77_376_128_000L).on(80_771_034_000L),
        Sample.of("GIO", 154_752_256_000L).on(140_683_869_091L).in("330483"));

    List<String> rules = linter.findings().stream().map(f -> f.rule().name()).toList();
    assertThat(rules).isEqualTo(rule.equals("-") ? List.of() : List.of(rule));
  }

  @Test
  void partsThatAgreeWithTheFiguresAndLeaveARestAreAHint() {
    String text = "建安投资42.73亿元,其中:工业建安和服务业建安分别25.41亿元、17.16亿元。";
    Sample whole = Sample.of("CI", 4_273_000_000L);
    Linter right = linter(text);
    compare(right, whole, Sample.of("CI_IND", 2_541_000_000L), Sample.of("CI_SVC", 1_716_000_000L));
    Linter wrong = linter(text);
    compare(wrong, whole, Sample.of("CI_IND", 2_541_000_000L), Sample.of("CI_SVC", 1_732_000_000L));

    assertThat(lines(right, Language.ZH))
        .containsExactly(
            "report:1:5: 提示: 42.73亿元的各部分25.41+17.16=42.57;各数与数据一致,其余0.16亿元不属于所列部分,宜写明"
                + " [PARTS_LEAVE_REST]");
    assertThat(wrong.findings())
        .extracting(Finding::rule)
        .containsExactly(LintRule.PARTS_FALL_SHORT, LintRule.VALUE_DIFFERS);
  }

  @Test
  void aFigureThatDiffersIsReportedWithWhatIsKnown() {
    Linter linter = linter("规上工业总产值700.00亿元,同比下降2.8%");
    compare(
        linter,
        Sample.of("GIO", 77_376_128_000L),
        Sample.of("GIO", 70_000_000_000L).on(72_000_000_000L).at("2023-11"));
    assertThat(lines(linter, Language.ZH))
        .containsExactly(
            "report:1:8: 错误: 规上工业总产值700.00亿元:桐乡经济开发区2023-12为773.76亿元,文中是2023-11的数;核对文稿或数据"
                + " [STALE_VALUE]");
  }

  @Test
  void aRateThatTheFiguresDoNotHaveIsNotCompared() {
    Linter linter = linter("规上工业总产值773.76亿元,同比下降4.2%,完成目标任务的81.9%");
    compare(linter, Sample.of("GIO", 77_376_128_000L));
    assertThat(lines(linter, Language.ZH)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "lint-patterns.csv | plan,计划 | plans,计划 | column role: \"plans\" is unknown",
        "lint-patterns.csv | plan,计划 | up,计划 | \"up\" stands in the file twice",
        "lint-patterns.csv | 分别,分别 | (分别,分别 | is no regular expression",
        "lint-patterns.csv | (?<values>.+) | .+ | lacks the group values",
        "lint-patterns.csv | verb, | #verb, | \"#verb\" is unknown",
        "units.csv | 亩,MU,0,no | 亩,MU,0,never | column whole: \"never\" is neither yes nor no",
        "units.csv | 亩,MU,0 | 户,MU,0 | column unit: \"户\" stands in the file twice",
        "lint-names.csv | GIO,规上 | GOI,规上 | column indicator: \"GOI\" is not in indicators.csv",
        "lint-names.csv | GIO,规上工业总产值 | GIO,; | column words: \";\" has no word"
      })
  void aBadRowIsNamed(String file, String old, String now, String message) throws IOException {
    String text = resource("/catalogue/" + file);
    assertThat(text).contains(old);
    Files.writeString(directory.resolve(file), text.replace(old, now));
    CatalogueSource own = CatalogueSource.in(directory);
    assertThatThrownBy(
            () -> {
              TextUnits.read(own);
              Vocabulary.read(own, CATALOGUE);
            })
        .isInstanceOf(Failure.class)
        .hasMessageContainingAll("catalogue " + file + " line ", message);
  }

  @Test
  void aPatternThatTakesAWordForANumberIsNamed() throws IOException {
    String text = resource("/catalogue/lint-patterns.csv");
    String times = "(?<times>\\d+(?:\\.\\d+)?)倍";
    assertThat(text).contains(times);
    Files.writeString(
        directory.resolve("lint-patterns.csv"), text.replace(times, "(?<times>[两\\d.]+)倍"));
    Vocabulary own = Vocabulary.read(CatalogueSource.in(directory), CATALOGUE);

    assertThat(new Linter("规上工业总产值1.2亿元,同比增长1.4倍。", own).figures()).isEqualTo(1);
    assertThatThrownBy(() -> new Linter("规上工业总产值1.2亿元,同比增长两倍。", own))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "catalogue lint-patterns.csv role times column pattern: in \"两倍\" the group times"
                + " finds \"两\"; let it find the digits of a number alone");
  }

  @Test
  void aDayThatTheCalendarLacksDatesNoText() {
    Linter linter = linter("发文日期: 2024-26-02\n预计2023年年底开工。");

    assertThat(linter.findings()).isEmpty();
  }

  @Test
  void aMissingRoleIsNamed() throws IOException {
    String text = resource("/catalogue/lint-patterns.csv");
    Files.writeString(
        directory.resolve("lint-patterns.csv"), text.replaceAll("(?m)^each,.*\n", ""));
    CatalogueSource own = CatalogueSource.in(directory);
    assertThatThrownBy(() -> Vocabulary.read(own, CATALOGUE)).hasMessageContaining("each");
  }

  private static void compare(Linter linter, Sample... figures) {
    AggregateTable table = new AggregateTable();
    Arrays.stream(figures)
        .map(Sample::ofMonth)
        .forEach((Aggregate each) -> table.put(new Published(each, 1, Instant.EPOCH)));
    AreaFigures all = new AreaFigures(table, CATALOGUE);
    linter.compareWith(all, all.area(null), DECEMBER);
  }

  private static Linter linter(String text) {
    return new Linter(text, Vocabulary.read(CatalogueSource.builtIn(), CATALOGUE));
  }

  private static List<String> lines(Linter linter, Language language) {
    return linter.findings().stream().map(finding -> finding.line("report", language)).toList();
  }

  private static String report() throws IOException {
    return resource("/report-2023.txt");
  }

  private static String resource(String name) throws IOException {
    try (var stream = LinterTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
