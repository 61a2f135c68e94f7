package io.tongji.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.IndustryRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue of the application against the standards that it follows. */
class BuiltInCatalogueTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();

  /** GB/T 4754-2017: the letter of a section follows from the first two digits. */
  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource({
    "A, 1, 5",
    "B, 6, 12",
    "C, 13, 43",
    "D, 44, 46",
    "E, 47, 50",
    "F, 51, 52",
    "G, 53, 60",
    "H, 61, 62",
    "I, 63, 65",
    "J, 66, 69",
    "K, 70, 70",
    "L, 71, 72",
    "M, 73, 75",
    "N, 76, 79",
    "O, 80, 82",
    "P, 83, 83",
    "Q, 84, 85",
    "R, 86, 90",
    "S, 91, 96",
    "T, 97, 97"
  })
  void theDivisionsOfASection(String section, int from, int to) {
    List<String> expected = new ArrayList<>();
    for (int division = from; division <= to; division++) {
      expected.add("%s%02d".formatted(section, division));
    }
    assertThat(
            CATALOGUE.activities().stream()
                .filter(activity -> activity.parent().equals(section))
                .map(Activity::code))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void thereAreTwentySectionsAndNinetySevenDivisionsOfWhichFortyOneAreIndustry() {
    assertThat(codes("[A-T]")).hasSize(20);
    assertThat(codes("[A-T]\\d\\d")).hasSize(97);
    assertThat(codes("[BCD]\\d\\d")).hasSize(41);
    assertThat(CATALOGUE.activities()).hasSize(1 + 20 + 97);
  }

  private static List<String> codes(String pattern) {
    return CATALOGUE.activities().stream()
        .map(Activity::code)
        .filter(code -> code.matches(pattern))
        .toList();
  }

  /**
   * 工业 (B, C, D) and 服务业 (三次产业划分规定 2018: all but farming, industry and building, and with 05, 11
   * and 43) share 11 and 43 and leave out 01-04 and E. The sets of the catalogue are disjoint.
   */
  @Test
  void buildingWorksAreOfIndustryOfServicesOrOfNeither() {
    Set<String> industry = divisions("CI_IND");
    Set<String> services = divisions("CI_SVC");
    Set<String> other = divisions("CI_OTHER");
    assertThat(industry).hasSize(41).containsAll(codes("[BCD]\\d\\d")).contains("B11", "C43");
    assertThat(services).contains("A05").doesNotContain("B11", "C43").containsAll(codes("F\\d\\d"));
    assertThat(other).containsExactlyElementsOf(codes("A0[1-4]|E\\d\\d"));
    List<String> all = new ArrayList<>(industry);
    all.addAll(services);
    all.addAll(other);
    assertThat(all).doesNotHaveDuplicates().hasSize(97);
  }

  private static Set<String> divisions(String indicator) {
    Set<String> counted = new LinkedHashSet<>();
    List<IndustryRange> ranges =
        Objects.requireNonNull(CATALOGUE.indicator(indicator)).scope().industries();
    for (String division : codes("[A-T]\\d\\d")) {
      String industry = division.substring(1) + "10";
      if (ranges.stream().anyMatch(range -> range.contains(industry))) {
        counted.add(division);
      }
    }
    return counted;
  }

  /** 统计用区划代码 of 2023; the zone and its platforms have no official code, so they have local ones. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "330483, 桐乡市, county",
    "330483001, 梧桐街道, town",
    "330483003, 凤鸣街道, town",
    "330483004, 高桥街道, town",
    "330483100, 乌镇镇, town",
    "330483101, 濮院镇, town",
    "330483102, 屠甸镇, town",
    "330483103, 石门镇, town",
    "330483104, 河山镇, town",
    "330483105, 洲泉镇, town",
    "330483106, 大麻镇, town",
    "330483107, 崇福镇, town",
    "330483K01, 桐乡经济开发区, zone"
  })
  void areasHaveTheirCodes(String code, String name, String level) {
    Area area = Objects.requireNonNull(CATALOGUE.area(code));
    assertThat(area.name()).isEqualTo(name);
    assertThat(area.level()).isEqualTo(level);
    assertThat(area.parent()).isEqualTo(level.equals("county") ? "" : "330483");
    if (!level.equals("zone")) {
      assertThat(CATALOGUE.area((code + "000000").substring(0, 12))).isEqualTo(area);
    }
  }
}
