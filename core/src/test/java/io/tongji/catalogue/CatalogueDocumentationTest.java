package io.tongji.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.Edit;
import io.tongji.catalogue.form.EditRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on the catalogue lists exactly the columns that are read. */
class CatalogueDocumentationTest {

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of(
            "indicators.csv",
            together(CatalogueFiles.INDICATOR_COLUMNS, CatalogueFiles.OPTIONAL_INDICATOR_COLUMNS)),
        Arguments.of("areas.csv", CatalogueFiles.AREA_COLUMNS),
        Arguments.of("activities.csv", CatalogueFiles.ACTIVITY_COLUMNS),
        Arguments.of("themes.csv", CatalogueFiles.THEME_COLUMNS),
        Arguments.of(
            "policies.csv",
            together(CatalogueFiles.POLICY_COLUMNS, CatalogueFiles.OPTIONAL_POLICY_COLUMNS)),
        Arguments.of(ProgrammeParser.FILE, ProgrammeParser.COLUMNS),
        Arguments.of("events.csv", CatalogueFiles.EVENT_COLUMNS),
        Arguments.of(ReportingCalendar.FILE, ReportingCalendar.COLUMNS),
        Arguments.of("edits.csv", EditRules.COLUMNS));
  }

  private static List<String> together(List<String> columns, List<String> optional) {
    return Stream.concat(columns.stream(), optional.stream()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void thePageListsTheSameColumns(String file, List<String> columns) throws IOException {
    assertThat(documented(file)).isEqualTo(columns);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Edit.class)
  void thePageListsEveryEditWithItsParameters(Edit edit) throws IOException {
    String row =
        Files.readAllLines(Path.of("..", "docs", "catalogue.md")).stream()
            .filter(line -> line.startsWith("| " + edit + " |"))
            .findFirst()
            .orElseThrow();
    assertThat(edit.parameters()).allMatch(one -> row.contains("`" + one.name() + "`"));
  }

  private static List<String> documented(String file) throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "catalogue.md")).stream()
        .dropWhile(line -> !line.equals("## " + file))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .toList();
  }
}
