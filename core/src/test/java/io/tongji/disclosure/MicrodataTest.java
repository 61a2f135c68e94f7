package io.tongji.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.Form;
import io.tongji.disclosure.Bureau.Snapshot;
import io.tongji.disclosure.microdata.Column;
import io.tongji.disclosure.microdata.Contributions;
import io.tongji.disclosure.microdata.MeasureColumns;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Microdata hold what each unit contributes, and who stands behind it. */
class MicrodataTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Month FEBRUARY = Month.of(2023, 2);
  private static final Month MARCH = Month.of(2023, 3);
  private static final Set<Month> MONTHS = Set.of(FEBRUARY, MARCH);

  private static MeasureColumns output() {
    return MeasureColumns.of(CATALOGUE).stream()
        .filter(columns -> columns.measure().form() == Form.OUTPUT)
        .findFirst()
        .orElseThrow();
  }

  private static long sum(Microdata microdata, Month month, Column column) {
    Contributions all = microdata.reported(output(), month);
    long sum = 0;
    for (int at = 0; at < all.size(); at++) {
      sum += all.amount(column, at);
    }
    return sum;
  }

  @Test
  void theSumsAreTheTotals() {
    Snapshot now =
        new Bureau(CATALOGUE)
            .unit("a", "330483001;330483K01", "3911")
            .unit("b", "330483004", "1310")
            .report("a", Form.OUTPUT, "2023-02", 300, 250)
            .report("a", Form.OUTPUT, "2023-03", 500, 400)
            .report("b", Form.OUTPUT, "2023-03", 70)
            .snapshot(MONTHS);
    Aggregate total =
        Objects.requireNonNull(
            now.totals().get(new SeriesKey(Period.parse("2023-03"), "330483", "GIO", "_T")));
    Aggregate.OfMonth march = (Aggregate.OfMonth) total;
    assertThat(sum(now.microdata(), MARCH, Column.YTD))
        .isEqualTo(570)
        .isEqualTo(march.ytd().total());
    assertThat(sum(now.microdata(), MARCH, Column.MONTH))
        .isEqualTo(200)
        .isEqualTo(march.month().total());
    assertThat(sum(now.microdata(), MARCH, Column.QUARTER)).isEqualTo(570);
    assertThat(sum(now.microdata(), MARCH, Column.BASE_YTD))
        .isEqualTo(400)
        .isEqualTo(march.ytd().base());
  }

  @Test
  void unitsOfOneAtomCountInTheSameCells() {
    Snapshot now =
        new Bureau(CATALOGUE)
            .unit("a", "330483001;330483K01", "3911")
            .unit("b", "330483001;330483K01", "3912")
            .unit("c", "330483001", "3911")
            .unit("d", "330483001;330483K01", "3911", "frame=")
            .report("a", Form.OUTPUT, "2023-02", 1)
            .report("b", Form.OUTPUT, "2023-02", 2)
            .report("c", Form.OUTPUT, "2023-02", 3)
            .report("d", Form.OUTPUT, "2023-02", 4)
            .snapshot(MONTHS);
    Contributions all = now.microdata().reported(output(), FEBRUARY);
    TreeSet<Integer> atoms = new TreeSet<>();
    for (int at = 0; at < all.size(); at++) {
      atoms.add(all.atom(at));
    }
    assertThat(all.size()).isEqualTo(4);
    assertThat(all.atom(0)).isEqualTo(all.atom(1));
    assertThat(atoms).hasSize(3);
  }

  @Test
  void whoHasNotReportedIsKeptApart() {
    Snapshot now =
        new Bureau(CATALOGUE)
            .unit("a", "330483001", "3911")
            .unit("b", "330483001", "3911")
            .unit("new", "330483001", "3911")
            .report("a", Form.OUTPUT, "2023-02", 300)
            .report("b", Form.OUTPUT, "2022-02", 293)
            .snapshot(MONTHS);
    assertThat(now.microdata().reported(output(), FEBRUARY).size()).isEqualTo(1);
    Contributions awaited = now.microdata().awaited(output(), FEBRUARY);
    assertThat(awaited.size()).isEqualTo(1);
    assertThat(awaited.amount(Column.OUTSTANDING, 0)).isEqualTo(293);
  }

  @Test
  void aHoldingIsThatOfTheMonthOrOfTheOwnerOrTheUnitItself() {
    Microdata microdata =
        new Bureau(CATALOGUE)
            .unit("a", "330483001", "3911", "holding=H", "to=2023-02")
            .unit("a", "330483001", "3911", "from=2023-03", "holding=G")
            .unit("p", "330483001", "3911", "project", "owner=a")
            .unit("q", "330483001", "3911", "project", "owner=stranger")
            .unit("b", "330483001", "3911")
            .unit("left", "330483001", "3911", "holding=H", "to=2022-12")
            .snapshot(MONTHS)
            .microdata();
    TreeMap<String, String> holdings = new TreeMap<>();
    for (String unit : new String[] {"a", "p", "q", "b", "left"}) {
      int number = microdata.numbering().unit(unit);
      holdings.put(unit, name(microdata, number, FEBRUARY) + name(microdata, number, MARCH));
    }
    assertThat(holdings)
        .containsEntry("a", "HG")
        .containsEntry("p", "HG")
        .containsEntry("q", "strangerstranger")
        .containsEntry("b", "bb")
        .containsEntry("left", "HH");
  }

  private static String name(Microdata microdata, int unit, Month month) {
    return microdata.numbering().holdings().get(microdata.holding(unit, month));
  }
}
