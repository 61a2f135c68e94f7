package io.tongji.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.figures.AreaFigures;
import io.tongji.figures.Detail;
import io.tongji.figures.FigureShower;
import io.tongji.lint.text.Vocabulary;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Growth;
import io.tongji.measure.Rounding;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Sample;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Texts about several periods and areas, with the official wording: right ones, in which nothing
 * may be found, and thirty with one error each, of ten kinds.
 */
final class PlantedErrorsTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Path PAGE = Path.of("..", "docs", "report.md");
  private static final Rounding ROUNDING = Rounding.HALF_UP;
  private static final Month DECEMBER = Month.of(2023, 12);
  private static final String ZONE = "330483K01";
  private static final String ROOT = "330483";
  private static final List<String> INDICATORS = List.of("GIO", "FAI", "CI", "CI_IND", "CI_SVC");
  private static final List<String> TOWNS =
      CATALOGUE.areas().stream()
          .filter(area -> area.level().equals("town"))
          .map(Area::code)
          .toList();

  /** Words for a period, and its last month. */
  private static final Map<String, Month> PERIODS = new LinkedHashMap<>();

  static {
    PERIODS.put("2023年", DECEMBER);
    PERIODS.put("全年", DECEMBER);
    PERIODS.put("1—11月", Month.of(2023, 11));
    PERIODS.put("2023年1-10月", Month.of(2023, 10));
    PERIODS.put("前三季度", Month.of(2023, 9));
    PERIODS.put("上半年", Month.of(2023, 6));
    PERIODS.put("一季度", Month.of(2023, 3));
    PERIODS.put("2022年", Month.of(2022, 12));
    PERIODS.put("2022年上半年", Month.of(2022, 6));
    PERIODS.put("去年1至11月", Month.of(2022, 11));
  }

  private final AreaFigures figures = figures();

  /** A text about an area and a period, in parts that an error may take the place of. */
  private final class Text {
    private final String words;
    private final Month month;
    private final String area;

    Text(String words, String area) {
      this.words = words;
      this.month = Objects.requireNonNull(PERIODS.get(words));
      this.area = area;
    }

    String value(String indicator) {
      return value(indicator, area, month);
    }

    String value(String indicator, String in, Month until) {
      return shower(indicator).amount(of(indicator, in, until).ytd().total()).digits("") + "亿元";
    }

    String growth(String indicator) {
      String digits =
          shower(indicator).growth(of(indicator, area, month).ytd().growth()).digits("");
      return digits.startsWith("-") ? "同比下降" + digits.substring(1) + "%" : "同比增长" + digits + "%";
    }

    /** Growth without the amount, as many texts have it. */
    String alone(String name, String indicator) {
      return name + growth(indicator).replace("同比", "较上年同期");
    }

    String completion() {
      Aggregate.OfMonth of = of("GIO", area, month);
      String digits = shower("GIO").completion(of.ytd().total(), of.target()).digits("");
      return "完成目标任务的" + digits + "%";
    }

    String points() {
      Growth now = of("GIO", area, month).ytd().growth();
      Growth then = of("GIO", area, month.plus(-1)).ytd().growth();
      BigDecimal change = Objects.requireNonNull(shower("GIO").change(now, then).value());
      return (change.signum() < 0 ? "增速比上月回落" : "增速比上月提高") + change.abs().toPlainString() + "个百分点";
    }

    String share() {
      Long part = of("GIO", area, month).ytd().total();
      Long whole = of("GIO", ROOT, month).ytd().total();
      return "占全市的" + shower("GIO").share(part, whole).digits("") + "%";
    }

    String rank() {
      long own = Objects.requireNonNull(of("GIO", area, month).ytd().total());
      long before = TOWNS.stream().filter(t -> of("GIO", t, month).ytd().total() > own).count();
      return "总量居各镇街道第" + (before + 1) + "位";
    }

    /** All of it, an item in the place of another. */
    String with(String old, String now) {
      String place = area.equals(ZONE) ? "我区" : name(area);
      List<String> items = new ArrayList<>();
      items.add(words + "," + place + "规模以上工业总产值" + value("GIO"));
      items.add(growth("GIO"));
      items.add(points());
      items.add(completion());
      items.add(share());
      if (TOWNS.contains(area)) {
        items.add(rank());
      }
      String text = String.join(",", items) + ";固定资产投资额" + value("FAI") + "," + growth("FAI");
      text += ";建安投资" + value("CI") + ",其中:工业建安和服务业建安分别" + value("CI_IND");
      text += "、" + value("CI_SVC") + "。";
      text += place + alone("工业建安", "CI_IND") + ";" + alone("服务业建安", "CI_SVC") + "。";
      assertThat(text).contains(old);
      return "2023年经济运行情况\n" + text.replaceFirst(java.util.regex.Pattern.quote(old), now);
    }

    String right() {
      return with("", "");
    }
  }

  @Test
  void nothingIsFoundInRightTextsOfAnyPeriodAndArea() {
    int compared = 0;
    List<String> areas = new ArrayList<>(TOWNS);
    areas.addAll(List.of(ZONE, ROOT));
    for (String words : PERIODS.keySet()) {
      for (String area : areas) {
        String text = new Text(words, area).right();
        Linter linter = lint(text);
        assertThat(linter.findings()).as(text).isEmpty();
        compared += linter.compared();
      }
    }
    assertThat(compared).as("figures and claims compared").isGreaterThan(10 * 13 * 7);
  }

  @Test
  void aTextOfAnEarlierPeriodIsReadAsOfItsOwnWords() {
    Text november = new Text("1—11月", ZONE);
    String body = "规模以上工业总产值" + november.value("GIO") + "," + november.growth("GIO") + "。";

    for (String heading : List.of("2023年1—11月经济运行分析", "桐乡经济开发区2023年1—11月工作总结")) {
      Linter linter = new Linter(heading + "\n" + body, vocabulary());
      assertThat(linter.about()).hasValue(Month.of(2023, 11));
    }
    assertThat(new Linter("2022年工作总结\n" + body, vocabulary()).about()).hasValue(Month.of(2022, 12));
    assertThat(new Linter(body, vocabulary()).about()).isEmpty();
    assertThat(lint("发文日期:2024-02-26\n" + body).findings()).as("no period: the last").hasSize(1);
  }

  @Test
  void aMonthAndAPlaceThatNobodyKnowsAreNotComparedWithTheYear() {
    assertThat(lint("嘉兴市规模以上工业总产值1.00亿元。").findings()).isEmpty();
    assertThat(lint("全省固定资产投资额9999.00亿元,同比增长99.0%。").findings()).isEmpty();
    assertThat(lint("12月份,规模以上工业总产值1.00亿元。").findings())
        .extracting(Finding::rule)
        .containsExactly(LintRule.VALUE_DIFFERS);
  }

  @Test
  void aGrowthWithoutItsAmountIsComparedAndWhatFollowsIsSaidOfIt() {
    Text text = new Text("1—11月", TOWNS.get(4));
    String right = text.alone("服务业建安", "CI_SVC");
    String wrong = "服务业建安同比增长77.7%,比上月提高9.9个百分点,居首位";

    List<Finding> findings = lint(text.with(right, wrong)).findings();

    assertThat(findings)
        .extracting(finding -> finding.line("text", Language.EN))
        .singleElement()
        .asString()
        .contains("服务业建安\": the text has a growth of 77.7%, the figures have ")
        .endsWith("[GROWTH_DIFFERS]");
    assertThat(lint("力争固定资产投资同比增长99.0%。").findings()).as("planned").isEmpty();
    assertThat(lint("固定资产投资同比增长99%左右。").findings()).as("about so much").isEmpty();
    assertThat(lint("全省固定资产投资同比增长99.0%。").findings()).as("elsewhere").isEmpty();
  }

  @Test
  void thirtyPlantedErrorsAreFoundAsThePageSays() throws IOException {
    Map<String, int[]> counts = new LinkedHashMap<>();
    List<Text> texts =
        List.of(
            new Text("1—11月", TOWNS.get(4)),
            new Text("2023年", TOWNS.get(1)),
            new Text("去年1至11月", TOWNS.get(7)));
    for (Text text : texts) {
      plant(counts, text).forEach((kind, found) -> counts.put(kind, found));
    }
    List<String> rows = new ArrayList<>();
    counts.forEach(
        (kind, count) ->
            rows.add("| %s | %d | %d | %d |".formatted(kind, count[0], count[1], count[2])));

    assertThat(counts).hasSize(10);
    assertThat(Files.readString(PAGE)).contains(String.join("\n", rows));
  }

  private Map<String, int[]> plant(Map<String, int[]> before, Text text) {
    Map<String, int[]> counts = new LinkedHashMap<>(before);
    String value = text.value("GIO");
    count(counts, "value 数值", text.with(value, "1" + value), LintRule.VALUE_DIFFERS);
    String unit = value.replace("亿元", "万元");
    count(counts, "unit 计量单位", text.with(value, unit), LintRule.VALUE_DIFFERS);
    String earlier = text.value("FAI", text.area, text.month.plus(-1));
    String fai = text.value("FAI") + "," + text.growth("FAI");
    count(counts, "earlier month 旧数", text.with(fai, earlier), LintRule.STALE_VALUE);
    String zone = text.value("GIO", ZONE, text.month);
    count(counts, "another area 他区的数", text.with(value, zone), LintRule.VALUE_DIFFERS);
    String growth = text.growth("GIO");
    String grown = growth.replaceFirst("(\\d)", "8$1");
    count(counts, "growth 增速", text.with(growth, grown), LintRule.GROWTH_DIFFERS);
    String turned = growth.contains("增长") ? growth.replace("增长", "下降") : growth.replace("下降", "增长");
    count(counts, "direction 升降", text.with(growth, turned), LintRule.GROWTH_DIFFERS);
    String done = text.completion();
    String other = done.replace("的", "的1");
    count(counts, "completion 完成率", text.with(done, other), LintRule.COMPLETION_DIFFERS);
    String rank = text.rank();
    count(counts, "rank 位次", text.with(rank, "总量居首位"), LintRule.RANK_DIFFERS);
    String share = text.share();
    count(counts, "share 占比", text.with(share, "占全市的3.3%"), LintRule.SHARE_DIFFERS);
    String points = text.points();
    String more = points.replaceAll("\\d+\\.\\d", "7.7");
    count(counts, "percentage points 百分点", text.with(points, more), LintRule.POINTS_DIFFER);
    return counts;
  }

  private void count(Map<String, int[]> counts, String kind, String text, LintRule expected) {
    List<Finding> findings = lint(text).findings();
    assertThat(findings)
        .extracting(finding -> finding.line("text", Language.EN).replaceAll("\"[^\"]*\"", ""))
        .as("Chinese is what is quoted from the text")
        .allMatch(line -> line.matches("\\P{IsHan}*"));
    int[] count = counts.computeIfAbsent(kind, absent -> new int[3]);
    count[0]++;
    count[1] += findings.stream().anyMatch(found -> found.rule() == expected) ? 1 : 0;
    count[2] += (int) findings.stream().filter(found -> found.rule() != expected).count();
  }

  private Linter lint(String text) {
    Linter linter = new Linter(text, vocabulary());
    linter.compareWith(figures, figures.area(ZONE), DECEMBER);
    return linter;
  }

  private static Vocabulary vocabulary() {
    return Vocabulary.read(CatalogueSource.builtIn(), CATALOGUE);
  }

  private Aggregate.OfMonth of(String indicator, String area, Month month) {
    return Objects.requireNonNull(figures.of(indicator(indicator), area, month));
  }

  private static FigureShower shower(String indicator) {
    return new FigureShower(indicator(indicator), Detail.PUBLISHED, ROUNDING);
  }

  private static Indicator indicator(String code) {
    return Objects.requireNonNull(CATALOGUE.indicator(code));
  }

  private static String name(String area) {
    return area.equals(ROOT) ? "全市" : Objects.requireNonNull(CATALOGUE.area(area)).name();
  }

  /** Two years of five indicators, of the county, the zone and the towns; growth changes. */
  private static AreaFigures figures() {
    AggregateTable table = new AggregateTable();
    List<String> areas = new ArrayList<>(TOWNS);
    areas.addAll(List.of(ZONE, ROOT));
    for (int at = 0; at < areas.size(); at++) {
      for (String code : INDICATORS) {
        for (int month = 1; month <= 24; month++) {
          put(table, areas.get(at), at, code, Month.of(2021, 12).plus(month));
        }
      }
    }
    return new AreaFigures(table, CATALOGUE);
  }

  private static void put(AggregateTable table, String area, int at, String code, Month month) {
    long size = 3 + (at * 5L + 7) % 11 + (area.equals(ROOT) ? 90 : area.equals(ZONE) ? 40 : 0);
    long part = code.equals("CI_IND") ? 4 : code.equals("CI_SVC") ? 3 : code.equals("GIO") ? 31 : 9;
    long scale = size * part * (month.year() - 2015) * month.month();
    long ytd = scale * 17_310_000L + month.month() * 77_700L;
    long change = (at * 13L + month.index() * 7L) % 29 - 9;
    Sample sample =
        Sample.of(code, ytd)
            .on(ytd * 100 / (100 + change) + 1)
            .aimingAt(ytd * 14 / month.month())
            .in(area)
            .at(month.toString())
            .month(new Figure(ytd / month.month(), null, null));
    table.put(new Published(sample.ofMonth(), 1, Instant.EPOCH));
  }
}
