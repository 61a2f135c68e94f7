package io.tongji.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import io.tongji.figures.AreaFigures;
import io.tongji.figures.RateRules;
import io.tongji.figures.StatusScale;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Rounding;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Imputed;
import io.tongji.rollup.Sample;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final String PLATFORMS = "330483K01P";

  @Test
  void whatIsEstimatedStandsBesideTheUnits() {
    AggregateTable table = new AggregateTable();
    Imputed one = new Imputed(1, 2_000_000_000L, 0);
    Sample output = Sample.of("GIO", 10_000_000_000L).on(9_000_000_000L).estimated(one);
    table.put(new Published(output.ofMonth(), 1, Instant.EPOCH));
    assertThat(lines(table, Language.ZH)).anyMatch(line -> line.endsWith("2/3 估算1 20.0%"));
    assertThat(lines(table, Language.EN)).anyMatch(line -> line.endsWith("2/3 estimated 1 20.0%"));
  }

  @Test
  void oneStrayReturnMakesNoMonthTheBoardsButIsNamedBesideIt() {
    AggregateTable table = new AggregateTable();
    Coverage stray = new Coverage(161, 1, 81_000_000_000L, 70_000_000L);
    table.put(published(Sample.of("GIO", 77_376_000_000L)));
    table.put(published(Sample.of("GIO", 73_000_000L).at("2024-03").covered(stray)));
    assertThat(lines(table, Language.ZH))
        .startsWith("桐乡经济开发区 (330483K01)  2023-12  1—12月累计", "2024-03 已报 1/161")
        .anyMatch(line -> line.matches("规上工业总产值 +773\\.76 亿元 .* 2/3"));
    assertThat(lines(table, Language.EN)).contains("2024-03 reported 1/161");
    assertThat(board(table, Language.ZH).lines(null, Period.parse("2024-03")))
        .noneMatch(line -> line.contains("已报 1/161"))
        .element(1)
        .isEqualTo("2024-03 尚未报齐,加权填报率:规上工业总产值 0.1% (1/161)");
  }

  private static Published published(Sample sample) {
    return new Published(sample.ofMonth(), 1, Instant.EPOCH);
  }

  private static List<String> lines(AggregateTable table, Language language) {
    return board(table, language).lines(null, null);
  }

  @Test
  void theHeadlineTableReadsLikeTheReport() {
    assertThat(String.join("\n", board(Language.ZH).lines(null, null)))
        .isEqualTo(
            """
            桐乡经济开发区 (330483K01)  2023-12  1—12月累计
            指标                本年累计           同比  完成目标  序时进度差(百分点)  状态  已报/应报
            规上工业总产值        773.76 亿元     -4.2%     81.9%               -18.1    黄        2/3
            固定资产投资              --             --        --                  --    --         --
            建安投资                  --             --        --                  --    --         --
            工业建安                  --             --        --                  --    --         --
            服务业建安                --             --        --                  --    --         --
            实到外资                2.39 亿美元   17.5%    103.9%                +3.9    绿   2 有则报
            高新技术产业投资          --             --        --                  --    --         --
            数字经济制造业投资        --             --        --                  --    --         --
            出口总额              225.33 亿元     1.76%        --                  --    --   2 有则报
            规上研发经费支出          --             --        --                  --    --         --
            三大平台总产值         34.62 亿元    -9.54%        --                  --    --        2/3
            三大平台总税收       5130.69 万元    -2.31%        --                  --    --   2 有则报\
            """);
  }

  @Test
  void theMonthAloneStandsBesideTheChangeOfTheCumulativesGrowth() {
    AggregateTable table = new AggregateTable();
    Figure december = new Figure(7_000_000_000L, 8_000_000_000L, null);
    Sample now = Sample.of("GIO", 77_376_128_000L).on(80_771_034_000L).month(december);
    table.put(published(now));
    table.put(published(Sample.of("GIO", 70_000_000_000L).on(72_000_000_000L).at("2023-11")));

    assertThat(board(table, Language.ZH).month(null, null, false).subList(0, 3))
        .containsExactly(
            "当月 2023-12;累计增速与上月相比",
            "指标                 当月       当月同比           环比  累计同比  比上月增减(百分点)",
            "规上工业总产值      70.00 亿元    -12.5%  7954545354.5%     -4.2%                -1.4");
  }

  @Test
  void theTableSpeaksEnglishToo() {
    assertThat(board(Language.EN).lines("330483K01", Period.parse("2023")))
        .startsWith("Tongxiang Economic Development Zone (330483K01)  2023-12  year to date")
        .anyMatch(line -> line.matches("Gross output .* 773\\.76 × 100 million CNY +-4\\.2% .*"));
  }

  @Test
  void anAreaOutsideOfThePlatformsHasNoLinesOfThem() {
    List<Aggregate> figures = List.of(Sample.of("GIO", 1).in("330483004").ofMonth());
    assertThat(board(Language.ZH, figures).lines("330483004000", Period.parse("2023-12")))
        .noneMatch(line -> line.contains("平台"));
    assertThat(board(Language.ZH).lines(PLATFORMS, Period.parse("2023-12")))
        .anyMatch(line -> line.contains("34.62 亿元"));
  }

  @Test
  void onRequestAllOtherIndicatorsWithFiguresFollow() {
    assertThat(board(Language.ZH).lines(null, null, true))
        .hasSize(board(Language.ZH).lines(null, null).size() + 1)
        .last()
        .asString()
        .matches("有机更新签约面积 +427.08 亩 +-- +101.69% .*");
    assertThat(board(Language.ZH).lines(null, null)).noneMatch(line -> line.contains("有机更新"));
  }

  @Test
  void theBridgeAddsUpFromLastYearToThisOneWithTheRoundingDifferenceBeside() {
    List<String> lines = bridged(Language.ZH).bridge(null, null, false);
    assertThat(lines).hasSize(14);
    assertThat(String.join("\n", lines.subList(0, 4)))
        .isEqualTo(
            """
            增长分解: 上年累计 + 各项 + 舍入差 = 本年累计
            指标                上年累计  退出单位  上年同期数调整  新进单位基数  同企业变动  本年累计         舍入差
            规上工业总产值        810.00     -5.01           -0.32         +3.00      -33.92    773.76 亿元     +0.01
            固定资产投资              --        --              --            --          --        --             --\
            """);
    assertThat(lines)
        .anyMatch(line -> line.matches("实到外资 +-- +0\\.00 +0\\.00 .*\\+2\\.39 +2\\.39 亿美元 +0\\.00"));
  }

  @Test
  void theBridgeSpeaksEnglishAndOfTheIndicatorsThatAreAskedFor() {
    assertThat(bridged(Language.EN).bridge(null, null, true))
        .startsWith("Growth bridge: last year + parts + rounding = year to date")
        .anyMatch(
            line ->
                line.matches("Gross output .* 810\\.00 .* 773\\.76 × 100 million CNY +\\+0\\.01"))
        .last()
        .asString()
        .startsWith("Land agreed for renewal");
  }

  @Test
  void behindAllOthersStandTheRatesOfThoseStartedToThosePlanned() {
    List<Aggregate> projects =
        List.of(
            Sample.of("GIO", 1).ofMonth(),
            Sample.of("KEY_START", 45).ofMonth(),
            Sample.of("KEY_PLAN", 48).ofMonth(),
            Sample.of("CITYQ_DONE", 30).ofMonth());
    assertThat(board(Language.ZH, projects).lines(null, null, true))
        .last()
        .asString()
        .matches("市级重点项目开工率 +93\\.8 % +-- +-- +-- +-- +--");
    assertThat(board(Language.EN, projects).lines(null, null, true))
        .last()
        .asString()
        .startsWith("Key projects started of those planned");
    assertThat(board(Language.ZH, projects).lines(null, Period.parse("2023")))
        .noneMatch(l -> l.contains("开工率"));
  }

  /** A table of dashes would look like a month in which nobody reported. */
  @Test
  void aMonthWithoutFiguresIsRefused() {
    assertThatThrownBy(() -> board(Language.ZH).lines(null, Period.parse("2030-01")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("330483K01 has no figures for 2030-01")
        .hasMessageContaining("name another period");
  }

  @Test
  void aTableWithoutAPeriodEndsWithTheLatestMonthThatItsOwnIndicatorsReport() {
    List<Aggregate> figures =
        List.of(
            Sample.of("GIO", 77_376_000_001L).at("2023-11").ofMonth(),
            Sample.of("TAX", 1).ofMonth(),
            Sample.of("GIO", 1).of("C39").ofMonth(),
            Sample.of("GIO", 1).in(PLATFORMS).ofMonth(),
            Sample.of("KEY_INV", 1).at("2024-12").ofMonth());
    assertThat(board(Language.ZH, figures).lines(null, null))
        .startsWith("桐乡经济开发区 (330483K01)  2023-11  1—11月累计")
        .anyMatch(line -> line.contains("773.76 亿元"));
    assertThat(board(Language.ZH, figures).lines(null, null, true))
        .as("taxes are due only where they apply, and events are carried on to December")
        .startsWith("桐乡经济开发区 (330483K01)  2023-11  1—11月累计", "2023-12 已报 2/3");
  }

  @Test
  void onlyOtherIndicatorsAreNoFiguresOfTheHeadline() {
    List<Aggregate> taxes = List.of(Sample.of("TAX", 1).ofMonth());
    assertThatThrownBy(() -> board(Language.ZH, taxes).lines(null, null))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("area 330483K01 has no figures of the indicators asked for yet");
  }

  @Test
  void anAreaWithoutFiguresSaysSo() {
    assertThatThrownBy(() -> board(Language.ZH).lines("330483100", null))
        .hasMessage(
            "area 330483100 has no figures of the indicators asked for yet; feed the register and"
                + " returns with ./tongji ingest: returns of units that are not in the register do"
                + " not count");
  }

  /** Output that leavers, entrants and corrections changed, and capital without a year before. */
  private static Board bridged(Language language) {
    Bridge output = new Bridge(-3_391_999_999L, 300_400_000L, 500_600_000L, -32_200_000L);
    return board(
        language,
        List.of(
            Sample.of("GIO", 77_376_000_001L).onTotal(81_000_400_000L).ofMonth(output),
            Sample.of("FDI", 239_000_000L).ofMonth(new Bridge(239_000_000L, 0, 0, 0)),
            Sample.of("RENEW_SIGN_MU", 4_270_800L).ofMonth()));
  }

  private static Board board(Language language) {
    return board(
        language,
        List.of(
            Sample.of("GIO", 1).at("2023-11").ofMonth(),
            Sample.of("GIO", 77_376_000_001L)
                .on(80_768_000_000L)
                .aimingAt(94_500_000_000L)
                .ofMonth(),
            Sample.of("FDI", 239_000_000L).on(203_400_000L).aimingAt(230_000_000L).ofMonth(),
            Sample.of("RENEW_SIGN_MU", 4_270_800L).aimingAt(4_200_000L).ofMonth(),
            Sample.of("EXP", 22_533_000_000L).on(22_143_000_000L).ofMonth(),
            Sample.of("PLAT_OUT", 3_462_000_000L).on(3_827_000_000L).in(PLATFORMS).ofMonth(),
            Sample.of("PLAT_TAX", 51_306_900L).on(52_520_000L).in(PLATFORMS).ofMonth()));
  }

  private static Board board(Language language, List<Aggregate> aggregates) {
    AggregateTable table = new AggregateTable();
    aggregates.forEach(each -> table.put(new Published(each, 1, Instant.EPOCH)));
    return board(table, language);
  }

  private static Board board(AggregateTable table, Language language) {
    return new Board(
        new AreaFigures(table, CATALOGUE),
        new Board.BoardStyle(
            Rounding.HALF_UP,
            language,
            StatusScale.read(CatalogueSource.builtIn()),
            RateRules.read(CatalogueSource.builtIn(), CATALOGUE)));
  }
}
