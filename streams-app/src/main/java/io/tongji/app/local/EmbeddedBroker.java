package io.tongji.app.local;

import io.tongji.failure.Failure;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker in this process, for this machine and this account only, durable in a directory.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final DataDirectory directory;
  private final KafkaRaftServer server;
  private final int port;
  private final Login login;

  private EmbeddedBroker(DataDirectory directory, KafkaRaftServer server, int port, Login login) {
    this.directory = directory;
    this.server = server;
    this.port = port;
    this.login = login;
  }

  /**
   * Starts a broker on a port (0 = a free one), with all that an earlier one kept in the directory.
   *
   * @throws Failure if the port is taken, or the directory not writable or in use
   */
  public static EmbeddedBroker start(Path directory, int wantedPort) {
    return start(directory, wantedPort, Map.of());
  }

  /** Starts a broker; settings of Kafka's own override those that it has here. */
  static EmbeddedBroker start(Path directory, int wantedPort, Map<String, String> settings) {
    return start(directory, () -> Ports.claim("Kafka", wantedPort), settings);
  }

  /** On a port that is claimed, and another time if it is taken before the broker has it. */
  static EmbeddedBroker start(
      Path directory, IntSupplier claimedPort, Map<String, String> settings) {
    DataDirectory claimed = DataDirectory.claim(directory);
    try {
      GivenUp.of(claimed.path());
      Login login = Login.in(claimed.path());
      for (int tried = 1; true; tried++) {
        int port = claimedPort.getAsInt();
        try {
          KafkaRaftServer server = startServer(claimed.path(), port, login, settings);
          return new EmbeddedBroker(claimed, server, port, login);
        } catch (Failure refused) {
          if (tried == Ports.MOST_CLAIMS || !Ports.isTaken(refused)) {
            throw refused;
          }
          LOG.info("A port was taken while the broker started; it tries again");
        }
      }
    } catch (Failure refused) {
      claimed.close();
      throw refused;
    }
  }

  /** The port clients connect to. */
  public int port() {
    return port;
  }

  /** The address for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return Ports.LOOPBACK + ":" + port;
  }

  /** Where its data are. */
  Path directory() {
    return directory.path();
  }

  /** What its clients need: its address, and the login without which it answers nobody. */
  public Map<String, String> clientOptions() {
    Map<String, String> options = new HashMap<>(login.kafkaOptions());
    options.put("bootstrap.servers", bootstrapServers());
    return options;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    directory.close();
  }

  /** A free port for the controller: neither server has taken its own yet. */
  private static int portBeside(int port) {
    return IntStream.generate(() -> Ports.claim("Kafka's controller", 0))
        .filter(free -> free != port)
        .findFirst()
        .orElseThrow();
  }

  private static KafkaRaftServer startServer(
      Path directory, int port, Login login, Map<String, String> settings) {
    int controllerPort = portBeside(port);
    try {
      formatIfNew(directory);
      if (KilledBroker.isIn(directory)) {
        KilledBroker.fence(directory, controllerPort, login);
      }
      Properties all = BrokerSettings.of(directory, port, controllerPort, login);
      all.putAll(settings);
      return startUp(new KafkaRaftServer(KafkaConfig.fromProps(all), Time.SYSTEM));
    } catch (Exception | LinkageError failed) { // no class is set up while the process ends
      throw Failure.server("Kafka did not start: " + failed + ", data directory " + directory)
          .from(failed);
    }
  }

  private static KafkaRaftServer startUp(KafkaRaftServer server) {
    try {
      server.startup();
      return server;
    } catch (RuntimeException failed) {
      server.shutdown();
      throw failed;
    }
  }

  private static void formatIfNew(Path directory) throws Exception {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(nowhere)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(BrokerSettings.NODE)
          .addDirectory(directory.toString())
          .setControllerListenerName(BrokerSettings.CONTROLLER)
          .setMetadataLogDirectory(directory.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setIgnoreFormatted(true)
          .run();
    }
  }
}
