package io.tongji.oracle;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** A small catalogue with every kind of row: both calendars, both bases, themes that end. */
public final class TestCatalogue {

  private TestCatalogue() {}

  /** Reads it. */
  public static Catalogue read() {
    return CatalogueFiles.in(directory());
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
