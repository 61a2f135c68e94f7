package io.tongji.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.export.Export;
import io.tongji.export.ExportFormat;
import io.tongji.export.Observations;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Fraction;
import io.tongji.measure.Growth;
import io.tongji.measure.Ratio;
import io.tongji.measure.Rounding;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Figure;
import io.tongji.rollup.SeriesKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pull, contribution and share of a part; the report's building works are the vector. */
class PartsTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final String CITY = "330483";

  private final AggregateTable table = new AggregateTable();

  private static SeriesKey key(String area, String activity, String period) {
    return new SeriesKey(Period.parse(period), area, "CI", activity);
  }

  private PartsTest cell(SeriesKey key, @Nullable Long value, @Nullable Long before) {
    Aggregate year =
        new Aggregate.OfSpan(
            key, BaseKind.REVISED_TOTAL, new Figure(value, before, before), null, null);
    table.put(new Published(year, 1, Instant.EPOCH));
    return this;
  }

  /** Industry, services and the rest, in 10^6 yuan, as sections of the whole. */
  private PartsTest works() {
    return cell(key(CITY, "_T", "2023"), 4273L, 4157L)
        .cell(key(CITY, "C", "2023"), 2541L, 2335L)
        .cell(key(CITY, "F", "2023"), 1716L, 1818L)
        .cell(key(CITY, "A", "2023"), 16L, 4L);
  }

  private Aggregate aggregate(String activity) {
    return Objects.requireNonNull(table.get(key(CITY, activity, "2023"))).aggregate();
  }

  private List<String> rows(Detail detail, String measure) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Observations observations = new Observations(CATALOGUE, detail, Rounding.HALF_UP);
    new Export(table, cell -> true, observations)
        .writeTo(
            ExportFormat.SDMX_CSV.begin(
                out,
                new io.tongji.export.NamedTable(
                    CATALOGUE, io.tongji.catalogue.Language.EN, false)));
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[7].equals(measure))
        .map(cells -> String.join(" ", cells[4], cells[6], cells[9], cells[10], cells[13]))
        .toList();
  }

  @Test
  void partsPullTheWholeAndHaveAShareInIt() throws IOException {
    works();
    assertThat(rows(Detail.PUBLISHED, "PULL"))
        .containsExactly("330483 A 2023 0.3 P", "330483 C 2023 5.0 P", "330483 F 2023 -2.5 P");
    assertThat(rows(Detail.PUBLISHED, "CONTRIB"))
        .containsExactly("330483 A 2023 10.3 P", "330483 C 2023 177.6 P", "330483 F 2023 -87.9 P");
    assertThat(rows(Detail.PUBLISHED, "SHARE"))
        .containsExactly("330483 A 2023 0.4 P", "330483 C 2023 59.5 P", "330483 F 2023 40.2 P");
    assertThat(rows(Detail.PUBLISHED, "SHARE_CHANGE"))
        .containsExactly("330483 A 2023 0.3 P", "330483 C 2023 3.3 P", "330483 F 2023 -3.6 P");
    assertThat(rows(Detail.PUBLISHED, "PULL_AREA")).isEmpty();
  }

  @Test
  void areasPullTheAreaAboveAndAThemeTheTotal() throws IOException {
    works().cell(key("330483004", "_T", "2023"), 2200L, 2000L);
    cell(key(CITY, "S_HT", "2023"), 1000L, 800L);
    assertThat(rows(Detail.EXACT, "PULL_AREA")).containsExactly("330483004 _T 2023 4.811162 P");
    assertThat(rows(Detail.EXACT, "SHARE_AREA")).containsExactly("330483004 _T 2023 51.486075 P");
    assertThat(rows(Detail.EXACT, "PULL")).contains("330483 S_HT 2023 4.811162 P");
  }

  @Test
  void aPartThatCeasedStillPullsSoThatPullsAddUpToTheGrowthExactly() throws IOException {
    cell(key(CITY, "_T", "2022"), 4157L, null);
    cell(key(CITY, "F", "2022"), 1818L, null);
    cell(key(CITY, "C", "2022"), 2335L, null);
    cell(key(CITY, "A", "2022"), 4L, null);
    cell(key(CITY, "_T", "2023"), 2541L, 4157L);
    cell(key(CITY, "C", "2023"), 2541L, 2335L);
    assertThat(rows(Detail.PUBLISHED, "PULL"))
        .contains("330483 A 2023 -0.1 P", "330483 C 2023 5.0 P", "330483 F 2023 -43.7 P");
    Parts parts = new Parts(CATALOGUE, table);
    Stream<Parts.PartOfWhole> all =
        Stream.concat(
            parts.ceased(key -> true).values().stream().flatMap(List::stream),
            parts.of(aggregate("C")).stream());
    Fraction pulls =
        all.map(part -> ((Ratio.Known) part.contribution().pull()).value())
            .reduce(Fraction.ZERO, Fraction::plus);
    Growth.Rate growth = (Growth.Rate) aggregate("_T").whole().growth();
    assertThat(pulls).isEqualTo(Fraction.of(growth.change(), growth.base()));
  }

  @Test
  void withoutABaseOrAChangeThereIsNoPullOrContribution() throws IOException {
    cell(key(CITY, "_T", "2023"), 10L, null).cell(key(CITY, "C", "2023"), 10L, null);
    assertThat(rows(Detail.PUBLISHED, "PULL")).containsExactly("330483 C 2023 NaN O");
    cell(key(CITY, "_T", "2023"), 10L, 10L).cell(key(CITY, "C", "2023"), 10L, 9L);
    assertThat(rows(Detail.PUBLISHED, "CONTRIB")).containsExactly("330483 C 2023 NaN M");
    assertThat(rows(Detail.PUBLISHED, "PULL")).containsExactly("330483 C 2023 10.0 P");
  }

  @Test
  void ratesAreSubtractedAsPublishedWithTheExactDifferenceBeside() throws IOException {
    for (String month : List.of("2023-02", "2023-03")) {
      table.put(
          new Published(
              io.tongji.rollup.Sample.of("GIO", month.endsWith("2") ? 1_0449L : 2_1051L)
                  .on(month.endsWith("2") ? 1_0000L : 2_0000L)
                  .at(month)
                  .ofMonth(),
              1,
              Instant.EPOCH));
    }
    assertThat(rows(Detail.PUBLISHED, "YTD_YOY"))
        .containsExactly("330483K01 _T 2023-02 4.5 P", "330483K01 _T 2023-03 5.3 P");
    assertThat(rows(Detail.PUBLISHED, "YTD_YOY_CHANGE"))
        .containsExactly("330483K01 _T 2023-03 0.8 P");
    assertThat(rows(Detail.PUBLISHED, "YTD_YOY_CHANGE_EXACT"))
        .containsExactly("330483K01 _T 2023-03 0.765000 P");
  }
}
