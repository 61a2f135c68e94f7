package io.tongji.oracle;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What the pipeline publishes after a log, to be compared with what it publishes after another. */
final class Published {

  private Published() {}

  static Map<SeriesKey, Aggregate> after(Catalogue catalogue, List<LogRecord> log) {
    PurePipeline pipeline = new PurePipeline(catalogue);
    log.forEach(pipeline::handIn);
    pipeline.passOn();
    pipeline.cut();
    return pipeline.published();
  }

  /** Series and periods that are not the same in both. */
  static Set<SeriesKey> changed(Map<SeriesKey, Aggregate> one, Map<SeriesKey, Aggregate> other) {
    Set<SeriesKey> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    keys.removeIf(key -> Objects.equals(one.get(key), other.get(key)));
    return keys;
  }

  /** The catalogue of tests with another tree of areas. */
  static Catalogue withAreas(Path directory, UnaryOperator<String> change) {
    try {
      for (String file :
          List.of("activities.csv", "themes.csv", "events.csv", "indicators.csv", "policies.csv")) {
        Files.copy(TestCatalogue.directory().resolve(file), directory.resolve(file));
      }
      String areas = Files.readString(TestCatalogue.directory().resolve("areas.csv"));
      Files.writeString(directory.resolve("areas.csv"), change.apply(areas));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CatalogueFiles.in(directory);
  }
}
