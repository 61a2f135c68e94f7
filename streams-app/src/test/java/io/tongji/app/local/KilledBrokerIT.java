package io.tongji.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that was killed becomes leader once, when it is known to be back. */
class KilledBrokerIT {

  private static final String COORDINATOR =
      "org.apache.kafka.coordinator.common.runtime.CoordinatorRuntime";
  private static final TopicPartition READ = new TopicPartition("read", 0);

  @TempDir private Path directory = Path.of("");

  @Test
  void theCoordinatorOfAKilledBrokerLoadsEachPartitionOnce() throws Exception {
    Process killed =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledBrokerIT.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(killed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(killed.waitFor()).as(said).isEqualTo(137);

    Loads loads = new Loads();
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
        Admin admin = Admin.create(options(broker, Map.of()))) {
      assertThat(admin.listConsumerGroupOffsets("group").partitionsToOffsetAndMetadata().get())
          .containsEntry(READ, new OffsetAndMetadata(7));
    } finally {
      loads.end();
    }

    assertThat(loads.begun).hasSizeGreaterThanOrEqualTo(4).doesNotHaveDuplicates();
  }

  /** What the group coordinator begins to load. */
  private static final class Loads extends AbstractAppender {

    private static final String BEGIN = "Scheduling loading of metadata from __consumer_offsets-";

    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());
    private final Logger logger = (Logger) LogManager.getLogger(COORDINATOR);
    private final Level before = logger.getLevel();

    Loads() {
      super("loads", null, null, true, Property.EMPTY_ARRAY);
      start();
      logger.addAppender(this);
      Configurator.setLevel(COORDINATOR, Level.INFO);
    }

    @Override
    public void append(LogEvent event) {
      String message = event.getMessage().getFormattedMessage();
      int at = message.indexOf(BEGIN);
      if (at >= 0) {
        begun.add(message.substring(at + BEGIN.length()).split(" ")[0]);
      }
    }

    void end() {
      logger.removeAppender(this);
      Configurator.setLevel(COORDINATOR, before);
      stop();
    }
  }

  /** Runs a broker that keeps an offset of a group, until it is killed. */
  public static void main(String[] arguments) throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), 0);
    try (Admin admin = Admin.create(options(broker, Map.of()));
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                options(broker, Map.of("group.id", "group")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      admin.createTopics(List.of(new NewTopic(READ.topic(), 1, (short) -1))).all().get();
      consumer.assign(List.of(READ));
      consumer.commitSync(Map.of(READ, new OffsetAndMetadata(7)));
      Runtime.getRuntime().halt(137);
    }
  }

  private static Map<String, Object> options(EmbeddedBroker broker, Map<String, String> more) {
    Map<String, Object> options = new HashMap<>(broker.clientOptions());
    options.putAll(more);
    return options;
  }
}
