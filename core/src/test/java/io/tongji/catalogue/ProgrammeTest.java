package io.tongji.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tongji.catalogue.Programme.Part;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programme says which cells may be published; a bad row is named with its remedy. */
class ProgrammeTest {

  private static final String HEADER = "indicator,area,activity,measures,zeros,open,reason\n";
  private static final String ROWS =
      """
      *,county,total;section,,open,no,
      GIO,zone,total,amounts,protect,no,
      GIO,330483004000,C39;theme,amounts;growth,protect,no,
      EV_COUNT,county,total,,open,yes,published as a list
      """;

  private static Catalogue with(String rows) {
    Map<String, byte[]> files =
        new TreeMap<>(CatalogueSource.in(SmallCatalogue.directory()).files());
    files.put(ProgrammeParser.FILE, (HEADER + rows).getBytes(StandardCharsets.UTF_8));
    return CatalogueFiles.of(CatalogueSource.of(files));
  }

  private static Area area(Catalogue catalogue, String code) {
    return requireNonNull(catalogue.area(code));
  }

  @Test
  void rowsOfAnIndicatorAddUpAndTakeThePlaceOfThoseOfAll() {
    Catalogue catalogue = with(ROWS);
    Programme programme = catalogue.programme();
    Area county = area(catalogue, "330483");
    assertThat(programme.parts("RND", county, "C")).containsExactly(Part.values());
    assertThat(programme.parts("RND", county, "C39")).isEmpty();
    assertThat(programme.parts("GIO", county, "_T")).isEmpty();
    assertThat(programme.parts("GIO", area(catalogue, "330483K01"), "_T"))
        .containsExactly(Part.AMOUNTS);
    Area town = area(catalogue, "330483004");
    assertThat(programme.parts("GIO", town, "C39")).containsExactly(Part.AMOUNTS, Part.GROWTH);
    assertThat(programme.parts("GIO", town, "S_HT")).containsExactly(Part.AMOUNTS, Part.GROWTH);
    assertThat(programme.parts("GIO", town, "C13")).isEmpty();
    assertThat(programme.protectsZeros("GIO")).isTrue();
    assertThat(programme.protectsZeros("RND")).isFalse();
    assertThat(programme.openReason("EV_COUNT")).isEqualTo("published as a list");
    assertThat(programme.isOpen("GIO")).isFalse();
  }

  @Test
  void itHasADigestOfItsOwnAndDecidesOnNoLiveFigure() {
    Catalogue one = with(ROWS);
    Catalogue other = with(ROWS.replace("county,total;section", "county,total"));
    assertThat(other.digest()).isEqualTo(one.digest());
    assertThat(other.programme().digest()).isNotEqualTo(one.programme().digest());
  }

  @Test
  void theProgrammeOfTheApplicationHoldsAllHeadlineFigures() {
    Catalogue catalogue = CatalogueFiles.builtIn();
    assertThat(catalogue.indicators())
        .filteredOn(indicator -> indicator.display().headline() > 0)
        .allSatisfy(
            indicator -> {
              String readAt = indicator.display().readAt();
              Area area = area(catalogue, readAt.isEmpty() ? "330483K01" : readAt);
              assertThat(catalogue.programme().parts(indicator.code(), area, Activity.TOTAL))
                  .containsExactly(Part.values());
              assertThat(catalogue.programme().isOpen(indicator.code())).isFalse();
            });
  }

  @Test
  void aCatalogueWithoutTheFileHasThatOfTheApplication() {
    Catalogue catalogue = SmallCatalogue.read();
    assertThat(catalogue.programme().protectsZeros("GIO")).isTrue();
    assertThat(catalogue.programme().parts("EV_LAND", area(catalogue, "330483"), "C")).isNotEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "*,county | GDP,county | line 2 column indicator: \"GDP\" | or *",
        "*,county | ,county | line 2 column indicator: \"\" is empty | fill it in",
        "zone,total | zone,all | line 3 column activity: \"all\" has all | separated",
        "zone,total | region,total | line 3 column area: \"region\" has region | separated",
        "total,amounts | total,growth | line 3 column measures: \"growth\" lacks amounts | give",
        "total,amounts | total,ytd | line 3 column measures: \"ytd\" no measure: ytd | docs",
        "theme,amounts;growth,protect | theme,amounts,open | line 4 column zeros: \"open\" is with"
            + " open and reason another treatment | the same",
        "amounts,protect,no, | amounts,hide,no, | line 3 column zeros: \"hide\" | protect or open",
        "yes,published as a list | yes, | line 5 column reason: \"\" is empty | everybody",
        "yes,published | no,published | line 5 column reason: | open = yes",
        "open,yes | open,maybe | line 5 column open: \"maybe\" | yes or no"
      })
  void aBadRowIsNamed(String old, String now, String place, String remedy) {
    assertThat(ROWS).contains(old);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> with(ROWS.replace(old, now)))
        .withMessageContaining("catalogue publication.csv " + place)
        .withMessageContaining(remedy);
  }
}
