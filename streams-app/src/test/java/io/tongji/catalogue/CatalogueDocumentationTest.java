package io.tongji.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every column of the catalogue's files has a row in the documentation. */
class CatalogueDocumentationTest {

  @Test
  void everyColumnIsDocumented() throws IOException {
    String page = Files.readString(Path.of("../docs/catalogue.md"));

    List<String> rows =
        Stream.of(
                CatalogueFiles.INDICATOR_COLUMNS,
                CatalogueFiles.AREA_COLUMNS,
                CatalogueFiles.ACTIVITY_COLUMNS,
                CatalogueFiles.THEME_COLUMNS)
            .flatMap(List::stream)
            .map("| `%s` |"::formatted)
            .toList();

    assertThat(page).contains(rows);
  }
}
