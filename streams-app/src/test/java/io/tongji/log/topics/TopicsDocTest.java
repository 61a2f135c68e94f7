package io.tongji.log.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.avro.Aggregate;
import io.tongji.export.ObservedMeasure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of topics in the documentation is what the command topics makes. */
class TopicsDocTest {
  private static final int PARTITIONS = 7;
  private static final Pattern MEASURE = Pattern.compile("`([A-Z_]+)`");

  static List<TopicSpec> specs() {
    return new TopicSpecs(new Topics("tongji"), PARTITIONS).all();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyTopicHasItsRow(TopicSpec spec) throws IOException {
    assertThat(Files.readAllLines(Path.of("..", "docs", "topics.md")))
        .anyMatch(line -> line.startsWith(row(spec)));
  }

  @Test
  void theMeasuresThatNoRecordHoldsAreListed() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "topics.md"));
    String section = page.split("## Measures that no record holds", 2)[1].split("\n## ", 2)[0];
    List<String> listed =
        section
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("\\|", -1)[1])
            .flatMap(cell -> MEASURE.matcher(cell).results())
            .map((MatchResult measure) -> measure.group(1))
            .toList();
    List<String> missing =
        Arrays.stream(ObservedMeasure.values())
            .map(Enum::name)
            .filter(measure -> Aggregate.SCHEMA$.getField(measure) == null)
            .toList();

    assertThat(listed).containsExactlyInAnyOrderElementsOf(missing);
  }

  private static String row(TopicSpec spec) {
    TopicSpec.Schemas schemas = spec.schemas();
    return String.join(
        " | ",
        "| `" + spec.name() + "`",
        schemas == null ? "bytes" : code(schemas.key()),
        schemas == null ? "bytes" : code(schemas.value()),
        spec.partitions() == PARTITIONS ? "N" : "1",
        kept(spec),
        Integer.parseInt(value(spec, "max.message.bytes")) / (1024 * 1024) + " MiB |");
  }

  private static String kept(TopicSpec spec) {
    if (value(spec, "cleanup.policy").equals("compact")) {
      return "compacted";
    }
    long kept = Long.parseLong(value(spec, "retention.ms"));
    return kept < 0 ? "for ever" : Duration.ofMillis(kept).toDays() + " days";
  }

  private static String value(TopicSpec spec, String key) {
    return Objects.requireNonNull(spec.config().get(key));
  }

  private static String code(Schema schema) {
    return "`" + schema.getName() + "`";
  }
}
