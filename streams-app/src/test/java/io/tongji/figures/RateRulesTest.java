package io.tongji.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import io.tongji.measure.Fraction;
import io.tongji.measure.Ratio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateRulesTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final String HEADER = "indicator,of,name,name_en,decimals\n";

  @TempDir private Path directory;

  private RateRules read(String row) throws IOException {
    Files.writeString(directory.resolve("rates.csv"), HEADER + row);
    return RateRules.read(CatalogueSource.in(directory), CATALOGUE);
  }

  @Test
  void theApplicationReadsProjectsStartedAgainstThosePlanned() throws IOException {
    RateRules rates = RateRules.read(CatalogueSource.builtIn(), CATALOGUE);
    RateRule rule = rates.of("KEY_START").orElseThrow();
    assertThat(rule.of().code()).isEqualTo("KEY_PLAN");
    assertThat(rule.ratio(45L, 48L)).isEqualTo(new Ratio.Known(Fraction.of(15, 16)));
    assertThat(rates.of("KEY_PLAN")).isEmpty();
    assertThat(Files.readString(Path.of("..", "docs", "catalogue.md")))
        .contains(RateRules.COLUMNS.stream().map(column -> "| `" + column + "` |").toList());
  }

  @Test
  void aCatalogueWithoutTheFileHasNone() {
    assertThat(RateRules.read(CatalogueSource.in(directory), CATALOGUE).all()).isEmpty();
  }

  @Test
  void anIndicatorInPartsOfItsUnitIsReadAgainstWholeOnes() throws IOException {
    RateRule rule = read("HIGHCONS_N,SRDI_N,率,rate,1").of("HIGHCONS_N").orElseThrow();
    assertThat(rule.ratio(530_000L, 106L)).isEqualTo(new Ratio.Known(Fraction.of(1, 2)));
  }

  @Test
  void withoutAPlanThereIsNoRate() throws IOException {
    RateRule rule = read("KEY_START,KEY_PLAN,率,rate,1").of("KEY_START").orElseThrow();
    assertThat(rule.ratio(1L, null)).isEqualTo(new Ratio.Unstated(Ratio.Obstacle.NO_WHOLE));
    assertThat(rule.ratio(null, 1L)).isEqualTo(new Ratio.Unstated(Ratio.Obstacle.NO_VALUE));
    assertThat(rule.ratio(1L, 0L)).isEqualTo(new Ratio.Unstated(Ratio.Obstacle.WHOLE_NOT_POSITIVE));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "KEY,KEY_PLAN,率,rate,1|line 2 column indicator: \"KEY\" is not in indicators.csv",
        "KEY_START,PLAN,率,rate,1|line 2 column of: \"PLAN\" is not in indicators.csv",
        "KEY_START,GIO,率,rate,1|line 2 column of: \"GIO\" is not in the unit of measure of",
        "KEY_START,KEY_PLAN,,rate,1|line 2 column name: \"\" is empty",
        "KEY_START,KEY_PLAN,率,rate,7|line 2 column decimals: \"7\" is out of range"
      })
  void aWrongRowIsRefused(String row, String message) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> read(row))
        .withMessageContaining("rates.csv " + message);
  }

  @Test
  void anIndicatorHasOneRate() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> read("KEY_START,KEY_PLAN,a,a,1\nKEY_START,SIGN_N,b,b,1\n"))
        .withMessageContaining("line 3 column indicator");
  }
}
