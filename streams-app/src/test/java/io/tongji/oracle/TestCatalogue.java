package io.tongji.oracle;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A small catalogue with every kind of row: both calendars, both bases, themes that end. */
public final class TestCatalogue {

  private TestCatalogue() {}

  /** Reads it. */
  public static Catalogue read() {
    return CatalogueFiles.in(directory());
  }

  /** Of several indicators, kinds of base and years units are estimated that have not reported. */
  private static final String IMPUTING =
      """
      indicator,from_year,to_year,base,schedule,imputation,imputation_parameters
      GIO,,,,last_year,last_year,units=1; coverage=0.2; ratio=100
      GIO,2024,2024,,,none,
      EXP,,,PUBLISHED,last_year,last_year,units=2; coverage=0
      EXP,2023,,MATCHED,,,
      FAI,2023,2023,RESTATED,,last_year,units=1; coverage=0.4; ratio=3
      RND,,,,,last_year,
      RND_JAN,,,MATCHED,,last_year,units=1; coverage=0; ratio=100
      CI,2022,,MATCHED,last_year,,
      CI_IND,,,,,last_year,units=1; coverage=0.1; ratio=100
      PLAT_OUT,2023,,,,last_year,units=1; coverage=0.3; ratio=20
      EV_LAND,,,MATCHED,,,
      EV_FIRMS,,,MATCHED,,,
      """;

  /** The same, mostly from the month before. */
  private static final String FOLLOWING =
      """
      indicator,from_year,to_year,base,schedule,imputation,imputation_parameters
      GIO,,,,last_year,previous,units=1; coverage=0.2; ratio=100
      GIO,2023,2023,,,last_year,units=1; coverage=0; ratio=100
      EXP,,,PUBLISHED,last_year,previous,units=2; coverage=0
      FAI,2023,2023,RESTATED,,previous,units=1; coverage=0.4; ratio=3
      RND,,,,,previous,
      RND_JAN,,,MATCHED,,previous,units=1; coverage=0; ratio=100
      CI,2022,,RESTATED,last_year,previous,units=1; coverage=0.1; ratio=100
      CI_IND,,,,,last_year,units=1; coverage=0.1; ratio=100
      PLAT_OUT,2023,,RESTATED,,previous,units=1; coverage=0.3; ratio=20
      """;

  /** A copy of it in a directory, in which units are estimated mostly from the month before. */
  public static Catalogue following(Path copy) throws IOException {
    return with(copy, "policies.csv", FOLLOWING);
  }

  /** A copy of it in a directory, in which units are estimated that have not reported. */
  public static Catalogue imputing(Path copy) throws IOException {
    return with(copy, "policies.csv", IMPUTING);
  }

  /** The same, read from a copy that is gone afterwards. */
  public static Catalogue imputing() {
    try {
      Path copy = Files.createTempDirectory("catalogue-of-tests");
      try {
        return imputing(copy);
      } finally {
        try (Stream<Path> files = Files.list(copy)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of it in a directory, with other edits. */
  public static Catalogue with(Path copy, String edits) throws IOException {
    return with(copy, "edits.csv", edits);
  }

  private static Catalogue with(Path copy, String other, String text) throws IOException {
    for (String file :
        List.of("areas.csv", "activities.csv", "themes.csv", "events.csv", "indicators.csv")) {
      Files.copy(directory().resolve(file), copy.resolve(file));
    }
    Files.writeString(copy.resolve(other), text);
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
