package io.tongji.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.internals.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

  private static final TopicPartition KEPT = new TopicPartition("kept", 0);

  @TempDir private Path directory = Path.of("");

  @Test
  void recordsOfTenMebibytesSurviveARestartOnAnotherPort() throws Exception {
    byte[] large = new byte[10 * 1024 * 1024];
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      produce(broker, large);
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      assertThat(read(broker)).hasSameSizeAs(large);
    }
  }

  @Test
  void aTakenPortIsRefused() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, other.getLocalPort()))
          .isInstanceOfSatisfying(
              Failure.class, refused -> assertThat(refused.kind()).isEqualTo(Failure.Kind.SETTING))
          .hasMessageContaining("127.0.0.1:" + other.getLocalPort())
          .hasMessageContaining("the port is taken");
    }
    EmbeddedBroker.start(directory, 0).close();
  }

  /** A free port is claimed; another program may take it before the broker does. */
  @Test
  void aPortThatIsTakenAfterItWasClaimedIsReplaced() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int free = Ports.claim("Kafka", 0);
      Iterator<Integer> claims = List.of(other.getLocalPort(), free).iterator();
      try (EmbeddedBroker broker = EmbeddedBroker.start(directory, claims::next, Map.of())) {
        assertThat(broker.port()).isEqualTo(free);
      }
      assertThat(claims.hasNext()).isFalse();
    }
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "not a directory");

    assertThatThrownBy(() -> EmbeddedBroker.start(file, 0))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("data directory is not writable: " + file);
  }

  @Test
  void aDirectoryInUseIsRefused() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      assertThat(broker.port()).isPositive();
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("data directory is in use")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void aBrokerThatGivesUpEndsTheProcessWithARemedy() throws Exception {
    Process parent =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedBrokerIT.class.getName(),
                directory.toString())
            .start();

    assertThat(parent.errorReader().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("tongji: the broker gave up; make room in " + directory));
    assertThat(parent.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(parent.exitValue()).isEqualTo(3);
  }

  /** Starts a broker, and does what Kafka does when a broker's directory has failed. */
  public static void main(String[] arguments) {
    try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), 0)) {
      Exit.halt(1, "all log dirs in " + arguments[0] + " have failed, port " + broker.port());
    }
  }

  private static void produce(EmbeddedBroker broker, byte[] value) throws Exception {
    try (Admin admin = Admin.create(address(broker))) {
      admin.createTopics(List.of(new NewTopic(KEPT.topic(), 1, (short) -1))).all().get();
    }
    Map<String, Object> settings = new HashMap<>(broker.clientOptions());
    settings.put("max.request.size", 16 * 1024 * 1024);
    settings.put("buffer.memory", 64L * 1024 * 1024);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(KEPT.topic(), value)).get();
    }
  }

  private static byte[] read(EmbeddedBroker broker) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            address(broker), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(KEPT));
      consumer.seekToBeginning(List.of(KEPT));
      return consumer.poll(Duration.ofSeconds(30)).records(KEPT).get(0).value();
    }
  }

  private static Map<String, Object> address(EmbeddedBroker broker) {
    return Map.copyOf(broker.clientOptions());
  }
}
