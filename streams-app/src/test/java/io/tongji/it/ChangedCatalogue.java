package io.tongji.it;

import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.source.CatalogueSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A copy of the built-in catalogue with an indicator less, an indicator more, an area renamed and
 * an area more.
 */
final class ChangedCatalogue {

  static final String REMOVED = "CI_OTHER";
  static final String ADDED = "RND_ALL";
  static final String ADDED_AREA = "330483999";

  private static final String NEW_ROW =
      ADDED
          + ",研发经费支出,R&D expenses,rd,ytd,enterprise,,,,no,RESTATED,CNY,0,亿元,100 million"
          + " CNY,8,2,2,1,,0,";

  private static final String NEW_AREA = ADDED_AREA + ",新镇,New Town,330483,town";

  private ChangedCatalogue() {}

  /** Writes the files; returns where. */
  static Path in(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (String file : List.of("activities.csv", "themes.csv")) {
      write(directory, file, text -> text);
    }
    write(
        directory,
        "areas.csv",
        text -> text.replace("乌镇镇", "乌镇").stripTrailing() + "\n" + NEW_AREA);
    write(
        directory,
        "indicators.csv",
        text ->
            text.replaceFirst("(?m)^" + REMOVED + ",.*\\R", "").stripTrailing() + "\n" + NEW_ROW);
    return directory;
  }

  /** Writes the built-in catalogue as it is. */
  static Path unchanged(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Map.Entry<String, byte[]> file : CatalogueSource.builtIn().files().entrySet()) {
      Files.write(directory.resolve(file.getKey()), file.getValue());
    }
    return directory;
  }

  /** Writes the built-in catalogue with a policy of imputation; returns where. */
  static Path imputing(Path directory, String policy) throws IOException {
    Files.createDirectories(directory);
    for (String file : List.of("areas.csv", "activities.csv", "themes.csv", "indicators.csv")) {
      write(directory, file, text -> text);
    }
    String header = "indicator,from_year,to_year,base,schedule,imputation,imputation_parameters";
    Files.writeString(directory.resolve("policies.csv"), header + "\n" + policy + "\n");
    return directory;
  }

  private static void write(Path directory, String file, UnaryOperator<String> change)
      throws IOException {
    try (InputStream original =
        Objects.requireNonNull(
            CatalogueFiles.class.getResourceAsStream("/catalogue/" + file), file)) {
      String text = new String(original.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      Files.writeString(directory.resolve(file), change.apply(text));
    }
  }
}
