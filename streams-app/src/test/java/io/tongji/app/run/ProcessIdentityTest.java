package io.tongji.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.internals.StateDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessIdentityTest {

  @TempDir private Path directory;

  @Test
  void anInstanceKeepsItsIdentityThoughItsDirectoryIsLost() {
    assertThat(id("first", "one")).isEqualTo(id("second", "one")).isNotEqualTo(id("third", "two"));
  }

  @Test
  void whatKafkaStreamsHasChosenStays() {
    UUID chosen = read("chosen");
    ProcessIdentity.keep(directory.resolve("chosen"), "app", "one");
    assertThat(read("chosen")).isEqualTo(chosen);
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamedWithTheRemedy() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> ProcessIdentity.keep(file, "app", "one"))
        .isInstanceOf(Failure.class)
        .hasMessageContainingAll(file.toString(), "choose another state.dir");
  }

  private UUID id(String state, String instance) {
    ProcessIdentity.keep(directory.resolve(state), "app", instance);
    return read(state);
  }

  /** What Kafka Streams takes for its identity. */
  private UUID read(String state) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.resolve(state).toString());
    try (StateDirectory kept =
        new StateDirectory(new StreamsConfig(properties), Time.SYSTEM, true, false)) {
      return kept.initializeProcessId();
    }
  }
}
