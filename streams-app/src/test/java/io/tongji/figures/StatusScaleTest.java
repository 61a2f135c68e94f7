package io.tongji.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import io.tongji.measure.Fraction;
import io.tongji.measure.Ratio;
import io.tongji.measure.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusScaleTest {

  @TempDir private Path directory;

  @Test
  void theScaleOfTheApplicationHasFourColours() throws IOException {
    StatusScale scale = StatusScale.read(CatalogueSource.in(directory));
    assertThat(scale.steps()).extracting(Status::name).containsExactly("绿", "蓝", "黄", "红");
    assertThat(scale.of(new Ratio.Known(Fraction.of(9, 10))))
        .isNotNull()
        .extracting(Status::nameEn)
        .isEqualTo("blue");
    assertThat(scale.of(new Ratio.Unstated(Ratio.Obstacle.NO_VALUE))).isNull();
    assertThat(Files.readString(Path.of("..", "docs", "catalogue.md")))
        .contains(StatusScale.COLUMNS.stream().map(column -> "| `" + column + "` |").toList());
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "0.9, 0.95, ''",
    "0.9, 0.9, ''",
    "0.9, '', ''",
    "1, 0.9, 0.8",
    "a, 0.9, ''",
    "-1, -2, ''"
  })
  void aScaleThatDoesNotFallToTheLastStepIsRefused(String first, String second, String third)
      throws IOException {
    List<String> rows =
        List.of(
            "status,name,name_en,from_pace", "a,甲,a," + first, "b,乙,b," + second, "c,丙,c," + third);
    Files.write(directory.resolve("status.csv"), rows);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> StatusScale.read(CatalogueSource.in(directory)))
        .withMessageContaining("column from_pace");
  }
}
