package io.tongji.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.figures.AreaFigures;
import io.tongji.lint.text.Vocabulary;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.period.Month;
import io.tongji.rollup.Sample;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of which period, whole and order a text says something. */
final class ScopesOfTextTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Vocabulary VOCABULARY =
      Vocabulary.read(CatalogueSource.builtIn(), CATALOGUE);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "规上工业总产值7.00亿元 | -",
        "截至11月底,规上工业总产值6.00亿元 | -",
        "截至11月末规上工业总产值7.00亿元 | VALUE_DIFFERS",
        "前11个月,规上工业总产值6.00亿元 | -",
        "今年前十一个月规上工业总产值7.00亿元 | VALUE_DIFFERS",
        "1—11月规上工业总产值6.00亿元 | -",
        "上年同期规上工业总产值5.00亿元,今年规上工业总产值7.00亿元 | -",
        "2022年同期规上工业总产值7.00亿元 | VALUE_DIFFERS",
        "汽车制造业规上工业总产值7.00亿元 | -",
        "汽车制造业规上工业总产值0.20亿元 | -",
        "民营企业规上工业总产值0.20亿元 | -",
        "全年完成规上工业总产值0.20亿元 | VALUE_DIFFERS"
      })
  void aFigureIsOfThePeriodAndTheWholeThatItsWordsName(String text, String rule) {
    compare(
        "2023年\n" + text,
        rule,
        Sample.of("GIO", 700_000_000L).on(500_000_000L),
        Sample.of("GIO", 600_000_000L).on(450_000_000L).at("2023-11"),
        Sample.of("GIO", 500_000_000L).on(400_000_000L).at("2022-12"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "濮院镇规上工业总产值居全市首位 | -",
        "濮院镇规上工业总产值增速居全市首位 | RANK_DIFFERS",
        "濮院镇规上工业总产值增速居全市第二位 | -",
        "濮院镇规上工业总产值3.00亿元,增速居全市首位 | RANK_DIFFERS"
      })
  void aPlaceByGrowthIsThatOfGrowths(String text, String rule) {
    compare(
        text,
        rule,
        Sample.of("GIO", 300_000_000L).on(290_000_000L).in("330483101"),
        Sample.of("GIO", 200_000_000L).on(100_000_000L).in("330483102"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "同比下滑20.0% | -",
        "同比下滑21.0% | GROWTH_DIFFERS",
        "同比降了21.0% | GROWTH_DIFFERS",
        "比上年降21.0% | GROWTH_DIFFERS",
        "同比负增长20.0% | -",
        "同比负增长2.0% | GROWTH_DIFFERS",
        "同比微增20.0% | GROWTH_DIFFERS",
        "下跌20.0% | -",
        "降20.0% | -",
        "增20.0% | GROWTH_DIFFERS"
      })
  void otherWordsForGrowthHaveTheirDirection(String words, String rule) {
    compare("2023年\n规上工业总产值4.00亿元," + words, rule, Sample.of("GIO", 400_000_000L).on(500_000_000L));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {"乌镇镇规上工业总产值3.00亿元 | -", "乌镇规上工业总产值3.00亿元 | -", "乌镇规上工业总产值4.00亿元 | VALUE_DIFFERS"})
  void aTownIsNamedAsItIsCalled(String text, String rule) {
    compare(
        "2023年\n" + text,
        rule,
        Sample.of("GIO", 400_000_000L),
        Sample.of("GIO", 300_000_000L).in("330483100"));
  }

  private static void compare(String text, String rule, Sample... figures) {
    AggregateTable table = new AggregateTable();
    Arrays.stream(figures)
        .map(Sample::ofMonth)
        .forEach(each -> table.put(new Published(each, 1, Instant.EPOCH)));
    AreaFigures all = new AreaFigures(table, CATALOGUE);
    Linter linter = new Linter(text, VOCABULARY);
    linter.compareWith(all, all.area(null), Month.of(2023, 12));

    List<String> rules = linter.findings().stream().map(f -> f.rule().name()).toList();
    assertThat(rules).isEqualTo(rule.equals("-") ? List.of() : List.of(rule));
  }
}
