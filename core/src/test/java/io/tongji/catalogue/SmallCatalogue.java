package io.tongji.catalogue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A catalogue of a few rows of every kind, for tests that need rows which are easy to foresee. */
public final class SmallCatalogue {

  private SmallCatalogue() {}

  /** Reads it. */
  public static Catalogue read() {
    return CatalogueFiles.in(directory());
  }

  /** Reads a copy of it in a directory, with these edits. */
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
          Objects.requireNonNull(SmallCatalogue.class.getResource("/catalogue-of-tests")).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
