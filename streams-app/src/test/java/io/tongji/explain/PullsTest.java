package io.tongji.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.figures.Codes;
import io.tongji.figures.Detail;
import io.tongji.figures.FigureShower;
import io.tongji.measure.Rounding;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Imputed;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The pulls of units, and of what is estimated, are the growth. */
class PullsTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Indicator INDICATOR = new Codes(CATALOGUE).indicator("GIO");
  private static final long M = 1_000_000;

  private static final UnitPart ENTRANT = part("entrant", 20 * M, null, null);

  @Test
  void whereUnitsRestateTheirBasesTheRestOfTheBaseIsEstimated() {
    UnitPart stays = part("stays", 120 * M, 100 * M, 90 * M);

    assertThat(
            text(
                BaseKind.RESTATED,
                new Figure(180 * M, 150 * M, 90 * M),
                new Imputed(1, 60 * M, 0),
                stays))
        .contains(
            "拉动最大的单位",
            "  stays  stays  1.00 亿元 → 1.20 亿元 (+0.20 亿元),拉动 +13.33 个百分点",
            "  估算数  0.50 亿元 → 0.60 亿元 (+0.10 亿元),拉动 +6.67 个百分点",
            "与上年数相比增减最大的单位,含新进和退出",
            "  stays  stays  0.90 亿元 → 1.20 亿元 (+0.30 亿元)");
  }

  @Test
  void whereNobodyIsEstimatedNowTheUnitsBasesAreAllOfIt() {
    assertThat(
            text(
                BaseKind.RESTATED,
                new Figure(120 * M, 100 * M, 90 * M),
                new Imputed(0, 0, 30 * M),
                part("stays", 120 * M, 100 * M, 60 * M)))
        .contains("  stays  stays  1.00 亿元 → 1.20 亿元 (+0.20 亿元),拉动 +20.00 个百分点")
        .noneMatch(line -> line.contains("估算数  "));
  }

  @Test
  void whatIsEstimatedOfLastYearAlonePullsDown() {
    assertThat(
            text(
                BaseKind.REVISED_TOTAL,
                new Figure(190 * M, 130 * M, 130 * M),
                new Imputed(0, 0, 30 * M),
                part("grows", 150 * M, null, 100 * M),
                part("back", 40 * M, null, null)))
        .contains(
            "  grows  grows  1.00 亿元 → 1.50 亿元 (+0.50 亿元),拉动 +38.46 个百分点",
            "  back  back  -- → 0.40 亿元 (+0.40 亿元),拉动 +30.77 个百分点",
            "  估算数  0.30 亿元 → 0.00 亿元 (-0.30 亿元),拉动 -23.08 个百分点");
  }

  @Test
  void whereThereIsNoGrowthChangesAreListed() {
    assertThat(text(BaseKind.REVISED_TOTAL, new Figure(20 * M, 0L, 0L), null, ENTRANT))
        .contains("与上年数相比增减最大的单位,含新进和退出", "  entrant  entrant  -- → 0.20 亿元 (+0.20 亿元)")
        .noneMatch(line -> line.contains("拉动"));
  }

  @Test
  void unitsOfWhichAPartIsComparedPullNothing() {
    UnitPart stays = part("stays", 120 * M, 100 * M, 100 * M);

    assertThat(
            text(
                BaseKind.MATCHED,
                new Figure(140 * M, 100 * M, 100 * M, 120 * M),
                null,
                stays,
                ENTRANT))
        .contains("与上年数相比增减最大的单位,含新进和退出")
        .noneMatch(line -> line.contains("拉动"));
  }

  private static UnitPart part(
      String unit, long value, @Nullable Long base, @Nullable Long yearBefore) {
    return new UnitPart(
        unit, unit, true, true, value, base, yearBefore, null, false, null, "", "C39");
  }

  private static List<String> text(
      BaseKind kind, Figure figure, @Nullable Imputed imputed, UnitPart... parts) {
    Question question =
        new Question(INDICATOR, new Codes(CATALOGUE).area("330483K01"), "_T", Month.of(2023, 12));
    Aggregate.OfMonth published =
        new Aggregate.OfMonth(
            question.key(),
            kind,
            Figure.MISSING,
            figure,
            null,
            null,
            new Aggregate.Coverage(parts.length, parts.length, null, null),
            null,
            null,
            null,
            imputed);
    return new ExplanationText(
            new Explanation(question, published, List.of(parts)),
            new FigureShower(INDICATOR, Detail.PUBLISHED, Rounding.HALF_UP),
            new ExplanationText.ExplanationStyle(
                Language.ZH, 5, null, ZoneId.of("Asia/Shanghai"), CATALOGUE))
        .lines();
  }
}
