package io.tongji.app.run;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * Gives a named instance the same identity after each start, even with an empty state directory.
 *
 * <p>Kafka Streams names its transactions after a random number that it keeps in the state
 * directory. An instance that comes back under that number ends at once what it had begun when it
 * was killed; under another one its first committed offsets and contributions can be read only when
 * the brokers have given up the old transaction. So the number of an instance that has a name is
 * made from its name. ProcessIdentityTest fails if a Kafka version keeps it elsewhere.
 */
final class ProcessIdentity {

  private static final String FILE = "kafka-streams-process-metadata";

  private ProcessIdentity() {}

  /**
   * Kafka Streams with the identity of a configuration's instance.
   *
   * @throws Failure if another instance uses the state directory, which Kafka Streams locks, or it
   *     cannot be written to
   */
  static KafkaStreams open(
      AppConfig config, String applicationId, Supplier<KafkaStreams> notStarted) {
    Path directory = config.stateDirectory();
    config.get(Keys.INSTANCE_ID).ifPresent(id -> keep(directory, applicationId, id));
    try {
      return notStarted.get();
    } catch (StreamsException e) {
      throw Failure.setting(
          "the state directory "
              + directory
              + " cannot be used: another instance uses it, or it cannot be written to ("
              + e.getMessage()
              + ")",
          "give each instance another state.dir");
    }
  }

  /**
   * Writes the identity where Kafka Streams looks for it, unless it has one there.
   *
   * @param stateDirectory of the instance
   * @param applicationId name of the group
   * @param instanceId name of the instance in the group
   * @throws Failure if the directory cannot be written to
   */
  static void keep(Path stateDirectory, String applicationId, String instanceId) {
    Path file = stateDirectory.resolve(applicationId).resolve(FILE);
    if (Files.exists(file)) {
      return;
    }
    String name = applicationId + ' ' + instanceId;
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "{\"processId\":\"" + id + "\"}");
    } catch (IOException e) {
      throw Failure.setting(
          "cannot write " + file + ": " + e, "choose another state.dir, or free this one");
    }
  }
}
