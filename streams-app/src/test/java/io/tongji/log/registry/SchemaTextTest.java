package io.tongji.log.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.log.topics.TopicSpecs;
import io.tongji.log.topics.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is registered is what the schema file says, not what the generated class made of it. */
public class SchemaTextTest {
  static List<Schema> schemas() {
    return new TopicSpecs(new Topics("t"), 1)
        .all().stream().flatMap(spec -> spec.subjects().values().stream()).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void theRegisteredTextIsThatOfTheFile(Schema generated) throws IOException {
    String file = "/io/tongji/avro/" + generated.getName() + ".avsc";
    try (InputStream text = Objects.requireNonNull(getClass().getResourceAsStream(file))) {
      assertThat(SchemaText.published(generated))
          .isEqualTo(new Schema.Parser().parse(text).toString())
          .doesNotContain("avro.java");
    }
  }
}
