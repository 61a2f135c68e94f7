package io.tongji.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of topics in the documentation is what the command topics makes. */
class TopicsDocTest {
  private static final int PARTITIONS = 7;

  static List<TopicSpec> specs() {
    return new TopicSpecs(new Topics("tongji"), PARTITIONS).all();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyTopicHasItsRow(TopicSpec spec) throws IOException {
    assertThat(Files.readAllLines(Path.of("..", "docs", "topics.md")))
        .anyMatch(line -> line.startsWith(row(spec)));
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
    return value(spec, "retention.ms").equals("-1") ? "for ever" : "7 days";
  }

  private static String value(TopicSpec spec, String key) {
    return Objects.requireNonNull(spec.config().get(key));
  }

  private static String code(Schema schema) {
    return "`" + schema.getName() + "`";
  }
}
