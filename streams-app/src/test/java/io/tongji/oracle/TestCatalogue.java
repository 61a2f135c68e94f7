package io.tongji.oracle;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A small catalogue with every kind of row: both calendars, both bases, themes that end. */
public final class TestCatalogue {

  private TestCatalogue() {}

  /** Reads it. */
  public static Catalogue read() {
    return CatalogueFiles.in(directory());
  }

  /** A copy of it in a directory, with other edits. */
  public static Catalogue with(Path copy, String edits) throws IOException {
    for (String file :
        List.of("areas.csv", "activities.csv", "themes.csv", "events.csv", "indicators.csv")) {
      Files.copy(directory().resolve(file), copy.resolve(file));
    }
    Files.writeString(copy.resolve("edits.csv"), edits);
    return CatalogueFiles.in(copy);
  }

  /** Where it lies. */
  public static Path directory() {
    try {
      return Path.of(
          Objects.requireNonNull(TestCatalogue.class.getResource("/catalogue-of-tests")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
