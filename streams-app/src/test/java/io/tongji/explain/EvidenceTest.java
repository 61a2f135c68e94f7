package io.tongji.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.figures.Codes;
import io.tongji.figures.Detail;
import io.tongji.figures.FigureShower;
import io.tongji.measure.Rounding;
import io.tongji.period.Month;
import io.tongji.returns.EventFacts;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Sample;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five projects: one stays, one enters, one leaves, one is silent, one lies elsewhere. */
class EvidenceTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Instant IN_TIME = Instant.parse("2024-01-15T15:59:59Z");
  private static final Instant LATE = Instant.parse("2024-01-15T16:00:00Z");
  private static final Instant DUE = Instant.parse("2024-01-15T15:59:59Z");

  private final Question question =
      new Question(
          new Codes(CATALOGUE).indicator("FAI"),
          new Codes(CATALOGUE).area("330483K01"),
          "_T",
          Month.of(2023, 12));
  private final Evidence evidence = new Evidence(CATALOGUE, question);

  @BeforeEach
  void fiveProjects() {
    enter("stays", "2021-01", "330483K01", "");
    enter("enters", "2023-01", "330483K01", "");
    enter("leaves", "2021-01", "330483K01", "2023-06");
    enter("silent", "2021-01", "330483K01", "");
    enter("elsewhere", "2021-01", "330483100", "");
    handIn("stays", "2022-12", 100_000_000L, null);
    handIn("leaves", "2022-12", 50_000_000L, null);
    handIn("silent", "2022-12", 30_000_000L, null);
    handIn("elsewhere", "2023-12", 900_000_000L, null);
    handIn("stays", "2023-12", 140_000_000L, 110_000_000L);
    handIn("stays", "2023-12", 150_000_000L, 110_000_000L);
    evidence.take(investment("enters", "2023-12", 20_000_000L, 5_000_000L), LATE);
  }

  @Test
  void eachUnitHasItsPart() {
    assertThat(evidence.parts())
        .extracting(UnitPart::unitId, UnitPart::expected, UnitPart::value, UnitPart::yearBefore)
        .containsExactly(
            tuple("enters", true, 20_000_000L, null),
            tuple("leaves", false, null, 50_000_000L),
            tuple("silent", true, null, 30_000_000L),
            tuple("stays", true, 150_000_000L, 100_000_000L));
    assertThat(evidence.parts()).extracting(UnitPart::division).containsOnly("C39");
  }

  @Test
  void industriesHaveNames() {
    evidence.take(entry("silent", "2021-01", "330483K01", "", "2611"));

    assertThat(text(Language.ZH, 10))
        .contains("按行业")
        .anyMatch(line -> line.startsWith("  C39 计算机、通信和其他电子设备制造业  1.70 亿元,基数 1.50 亿元"))
        .anyMatch(line -> line.startsWith("  C26 化学原料和化学制品制造业  0.00 亿元,基数 0.30 亿元"));
  }

  @Test
  void theBridgeLeadsFromLastYearsTotalToThisYears() {
    Bridge bridge = explanation(170_000_000L, 180_000_000L, 2).bridge();

    assertThat(bridge).isEqualTo(new Bridge(55_000_000L, 5_000_000L, 80_000_000L, 10_000_000L));
    assertThat(170_000_000L - 180_000_000L)
        .isEqualTo(
            bridge.sameUnits() + bridge.entrants() - bridge.leavers() + bridge.restatement());
  }

  @Test
  void partsThatDoNotAddUpAreRefusedWithBothNumbers() {
    assertThat(explanation(170_000_000L, 180_000_000L, 2).disagreement()).isEmpty();
    assertThat(explanation(170_000_001L, 180_000_000L, 2).disagreement())
        .hasValue("the total is 170000000 by the returns and 170000001 as published");
    assertThat(explanation(170_000_000L, 100_000_000L, 2).disagreement())
        .hasValue(
            "the total of a year before is 180000000 by the returns and 100000000 as published");
    assertThat(explanation(170_000_000L, 180_000_000L, 3).disagreement())
        .hasValue("the number of units reported is 2 by the returns and 3 as published");
  }

  @Test
  void aMonthAloneIsExplainedByTownWithBasesThatAddUp() {
    Question month =
        new Question(
            question.indicator(), new Codes(CATALOGUE).area("桐乡市"), "_T", Month.of(2023, 12), true);
    Evidence alone = twoTowns(month);
    Aggregate.OfMonth like = (Aggregate.OfMonth) Sample.of("FAI", 88_000_000L).ofMonth();
    Explanation explanation =
        new Explanation(
            month,
            new Aggregate.OfMonth(
                like.key(),
                month.indicator().base(),
                new Figure(48_000_000L, 40_000_000L, 40_000_000L),
                Figure.MISSING,
                null,
                null,
                new Aggregate.Coverage(2, 2, null, null),
                null,
                null,
                null,
                null),
            alone.parts());

    assertThat(explanation.disagreement()).isEmpty();
    assertThat(
            new ExplanationText(
                    explanation,
                    new FigureShower(month.indicator(), Detail.PUBLISHED, Rounding.HALF_UP),
                    new ExplanationText.ExplanationStyle(
                        Language.ZH, 5, DUE, ZoneId.of("Asia/Shanghai"), CATALOGUE))
                .lines())
        .contains(
            "当月 0.48 亿元,同比 20.0%,基数 0.40 亿元,上年 0.40 亿元,已报/应报 2/2",
            "按乡镇街道",
            "  330483004 高桥街道  0.36 亿元,基数 0.30 亿元,增减 +0.06 亿元,同比 20.0%,拉动 +15.00 个百分点",
            "  330483101 濮院镇  0.12 亿元,基数 0.10 亿元,增减 +0.02 亿元,同比 20.0%,拉动 +5.00 个百分点");
  }

  /** One unit in each of two towns, in November and December of two years. */
  private static Evidence twoTowns(Question month) {
    Evidence alone = new Evidence(CATALOGUE, month);
    alone.take(entry("a", "2021-01", "330483004", ""));
    alone.take(entry("b", "2021-01", "330483101", ""));
    for (String unit : List.of("a", "b")) {
      long size = unit.equals("a") ? 3 : 1;
      alone.take(investment(unit, "2022-11", size * 10_000_000L, null), IN_TIME);
      alone.take(investment(unit, "2022-12", size * 20_000_000L, null), IN_TIME);
      alone.take(investment(unit, "2023-11", size * 10_000_000L, null), IN_TIME);
      alone.take(investment(unit, "2023-12", size * 22_000_000L, null), IN_TIME);
    }
    return alone;
  }

  @Test
  void ofEventsThoseThatCountAreAddedUpAndALaterRevisionIsReported() {
    Evidence events = new Evidence(CATALOGUE, asked("LAND_TRANS"));
    events.take(entry("stays", "2021-01", "330483K01", ""));
    events.take(event("E1", "2023-03-01", 50_000L, 1), IN_TIME);
    events.take(event("E2", "2023-09-01", 20_000L, 1), IN_TIME);
    events.take(event("E2", "2023-09-01", 25_000L, 2), LATE);
    events.take(event("E3", "2024-01-01", 90_000L, 1), LATE);

    assertThat(events.parts())
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.value()).isEqualTo(75_000L);
              assertThat(part.beforeRevision()).isEqualTo(70_000L);
              assertThat(part.revised()).isTrue();
            });
  }

  @Test
  void whatHappenedToAUnitThatHasLeftSinceIsExplainedThoughItIsNotExpected() {
    Evidence events = new Evidence(CATALOGUE, asked("LAND_TRANS"));
    events.take(entry("stays", "2021-01", "330483K01", "2023-06"));
    events.take(event("E1", "2023-03-01", 50_000L, 1), IN_TIME);

    assertThat(events.parts())
        .extracting(UnitPart::expected, UnitPart::reported, UnitPart::missing, UnitPart::value)
        .containsExactly(tuple(false, false, false, 50_000L));
  }

  @Test
  void aProjectThatReportsWithoutComponentsIsNotMissing() {
    Evidence returns = new Evidence(CATALOGUE, asked("CI"));
    returns.take(entry("stays", "2021-01", "330483K01", ""));
    returns.take(entry("silent", "2021-01", "330483K01", ""));
    returns.take(investment("stays", "2023-12", 20_000_000L, null), IN_TIME);

    assertThat(returns.parts())
        .extracting(UnitPart::unitId, UnitPart::reported, UnitPart::value, UnitPart::missing)
        .containsExactly(tuple("silent", false, null, true), tuple("stays", true, null, false));
  }

  private Question asked(String indicator) {
    return new Question(
        new Codes(CATALOGUE).indicator(indicator), question.area(), "_T", Month.of(2023, 12));
  }

  private static Return event(String number, String day, long quantity, int revision) {
    return new Return(
        Form.EVENT,
        "stays",
        day,
        Month.parse(day.substring(0, 7)),
        revision,
        false,
        new ReturnAmounts(Form.EVENT).put(Form.EVENT.slot("quantity"), quantity),
        Return.Remarks.NONE,
        new EventFacts(number, "land-transfer", "done", "MU", null, null));
  }

  @Test
  void itIsWrittenInChinese() {
    assertThat(text(Language.ZH, 10))
        .containsExactly(
            "仅供局内使用:含单个单位的数据(统计法第二十八条)",
            "桐乡经济开发区 (330483K01)  固定资产投资 (FAI)  全部行业  2023-12",
            "本年累计 1.70 亿元,同比 -5.6%,基数 1.80 亿元,上年 1.80 亿元,已报/应报 2/3",
            "",
            "增长分解",
            "  可比单位增减  +0.55 亿元",
            "  新进单位基数  +0.05 亿元",
            "  退出单位上年数  -0.80 亿元",
            "  基数调整  +0.10 亿元",
            "",
            "最大的单位",
            "  stays  stays(虚构)  1.50 亿元",
            "  enters  enters(虚构)  0.20 亿元",
            "",
            "拉动最大的单位",
            "  leaves  leaves(虚构)  0.50 亿元 → -- (-0.50 亿元),拉动 -27.78 个百分点",
            "  stays  stays(虚构)  1.00 亿元 → 1.50 亿元 (+0.50 亿元),拉动 +27.78 个百分点",
            "  silent  silent(虚构)  0.30 亿元 → -- (-0.30 亿元),拉动 -16.67 个百分点",
            "  enters  enters(虚构)  -- → 0.20 亿元 (+0.20 亿元),拉动 +11.11 个百分点",
            "",
            "最近一次修订增减最大的单位",
            "  stays  stays(虚构)  1.40 亿元 → 1.50 亿元 (+0.10 亿元)",
            "",
            "迟报的单位 1",
            "  enters  enters(虚构)  2024-01-16 00:00",
            "",
            "未报的单位 1",
            "  silent  silent(虚构)  上年同期 0.30 亿元");
  }

  @Test
  void itIsWrittenInEnglishWithAsManyUnitsAsAskedFor() {
    assertThat(text(Language.EN, 1))
        .contains(
            "For the bureau's eyes only: figures of single units",
            "Missing units 1",
            "Largest units (1 of 2)",
            "  stays  stays(虚构)  1.50 × 100 million CNY")
        .doesNotContain("  enters  enters(虚构)  0.20 × 100 million CNY");
  }

  @Test
  void thePullsOfAllUnitsAddUpToTheGrowth() {
    assertThat(text(Language.ZH, 2))
        .containsSequence(
            "拉动最大的单位(2/4)",
            "  leaves  leaves(虚构)  0.50 亿元 → -- (-0.50 亿元),拉动 -27.78 个百分点",
            "  stays  stays(虚构)  1.00 亿元 → 1.50 亿元 (+0.50 亿元),拉动 +27.78 个百分点",
            "  其余 2 个单位  0.30 亿元 → 0.20 亿元 (-0.10 亿元),拉动 -5.56 个百分点");
  }

  @Test
  void unitsPullNothingIfTheirBasesAreNotWhatTheGrowthIsOf() {
    assertThat(
            text(
                Language.ZH,
                2,
                explanation(new Figure(170_000_000L, 160_000_000L, 180_000_000L), 2)))
        .contains("与上年数相比增减最大的单位,含新进和退出(2/4)")
        .noneMatch(line -> line.contains("拉动"));
  }

  private List<String> text(Language language, int top) {
    return text(language, top, explanation(170_000_000L, 180_000_000L, 2));
  }

  private List<String> text(Language language, int top, Explanation explanation) {
    return new ExplanationText(
            explanation,
            new FigureShower(question.indicator(), Detail.PUBLISHED, Rounding.HALF_UP),
            new ExplanationText.ExplanationStyle(
                language, top, DUE, ZoneId.of("Asia/Shanghai"), CATALOGUE))
        .lines();
  }

  private Explanation explanation(long total, long lastYear, int reported) {
    return explanation(new Figure(total, lastYear, lastYear), reported);
  }

  private Explanation explanation(Figure figure, int reported) {
    Aggregate.OfMonth like = (Aggregate.OfMonth) Sample.of("FAI", 170_000_000L).ofMonth();
    return new Explanation(
        question,
        new Aggregate.OfMonth(
            like.key(),
            question.indicator().base(),
            Figure.MISSING,
            figure,
            null,
            null,
            new Aggregate.Coverage(3, reported, null, null),
            null,
            new Bridge(55_000_000L, 5_000_000L, 80_000_000L, 10_000_000L),
            null,
            null),
        evidence.parts());
  }

  private void enter(String unit, String from, String area, String to) {
    evidence.take(entry(unit, from, area, to));
  }

  private static RegisterRecord entry(String unit, String from, String area, String to) {
    return entry(unit, from, area, to, "3911");
  }

  private static RegisterRecord entry(
      String unit, String from, String area, String to, String industry) {
    RegisterEntry entry =
        new RegisterEntry(
            UnitKind.PROJECT,
            "project",
            unit + "(虚构)",
            new RegisterEntry.Place(area, List.of()),
            industry,
            List.of(),
            new RegisterEntry.Validity(
                from, Month.parse(from), to, to.isEmpty() ? null : Month.parse(to)),
            new RegisterEntry.Ownership(null, null),
            null);
    return new RegisterRecord(unit, entry, 0, false);
  }

  private void handIn(String unit, String period, long ytd, @Nullable Long prior) {
    evidence.take(investment(unit, period, ytd, prior), IN_TIME);
  }

  private static Return investment(String unit, String period, long ytd, @Nullable Long prior) {
    ReturnAmounts figures = new ReturnAmounts(Form.INVESTMENT).put(Form.YTD, ytd);
    if (prior != null) {
      figures.put(Form.INVESTMENT.slot("prior_ytd"), prior);
    }
    return new Return(
        Form.INVESTMENT,
        unit,
        period,
        Month.parse(period),
        0,
        false,
        figures,
        Return.Remarks.NONE,
        null);
  }
}
