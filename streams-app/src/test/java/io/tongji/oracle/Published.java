package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.pipeline.InMemoryPipeline;
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

  private static final List<String> FILES =
      List.of(
          "areas.csv",
          "activities.csv",
          "themes.csv",
          "events.csv",
          "indicators.csv",
          "policies.csv");

  private Published() {}

  static Map<SeriesKey, Aggregate> after(Catalogue catalogue, List<LogRecord> log) {
    InMemoryPipeline pipeline = new InMemoryPipeline(catalogue);
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
    return with(directory, "areas.csv", change);
  }

  /** A level more: the two subdistricts belong to a new district of the county. */
  static Catalogue withDistrict(Path directory, String district) {
    String row = district + ",北片,Northern Towns,330483,district\n";
    return withAreas(
        directory,
        areas ->
            areas
                .replace("330483001,", row + "330483001,")
                .replace("Subdistrict,330483,", "Subdistrict," + district + ","));
  }

  /** The catalogue of tests with a file changed, which must change. */
  static Catalogue with(Path directory, String changed, UnaryOperator<String> change) {
    try {
      for (String file : FILES) {
        String text = Files.readString(TestCatalogue.directory().resolve(file));
        String written = file.equals(changed) ? change.apply(text) : text;
        assertThat(written.equals(text)).as(file).isNotEqualTo(file.equals(changed));
        Files.writeString(directory.resolve(file), written);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CatalogueFiles.in(directory);
  }
}
