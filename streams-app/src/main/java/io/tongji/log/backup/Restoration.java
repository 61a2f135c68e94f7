package io.tongji.log.backup;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.Replies;
import io.tongji.log.topics.TopicSpec;
import io.tongji.log.topics.TopicSpecs;
import io.tongji.log.topics.Topics;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Brings a back-up back into empty topics, with the ids that the schemas have in this registry. The
 * records of a topic that is not compacted come to stand at the offsets at which they stood. The
 * catalogue comes last.
 */
public final class Restoration {

  private static final int ROOM = 1024 * 1024;

  private final Clients clients;
  private final Topics topics;
  private final Map<String, TopicSpec> specs;
  private final BackupFiles files;

  /**
   * Of a back-up into the topics of a prefix.
   *
   * @throws Failure if the back-up is one of another prefix, of topics that this version does not
   *     know, or of other partitions
   */
  public Restoration(Clients clients, TopicSpecs specs, BackupFiles files) {
    this.clients = clients;
    this.topics = specs.topics();
    this.specs =
        specs.irreplaceable().stream()
            .collect(Collectors.toMap(TopicSpec::name, Function.identity()));
    this.files = files;
    refuseIfUnfit();
  }

  private void refuseIfUnfit() {
    Manifest manifest = files.manifest();
    if (!manifest.prefix().equals(topics.prefix())) {
      throw Failure.setting(
          "the back-up is of the topics of %s, not of %s"
              .formatted(manifest.prefix(), topics.prefix()),
          "set topic.prefix=" + manifest.prefix() + ": its dead letters and releases name topics");
    }
    Map<String, Set<Integer>> partitions = new HashMap<>();
    manifest
        .partitions()
        .forEach(
            part ->
                partitions
                    .computeIfAbsent(part.topic(), topic -> new HashSet<>())
                    .add(part.partition()));
    partitions.forEach(
        (topic, numbers) -> {
          TopicSpec spec = specs.get(topic);
          if (spec == null) {
            throw Failure.setting(
                "the back-up holds the topic " + topic + ", which this version does not know",
                "restore with the version that took it: " + manifest.version());
          }
          if (numbers.size() != spec.partitions()) {
            throw Failure.setting(
                "the topic %s has %d partitions in the back-up, and %d by the settings"
                    .formatted(topic, numbers.size(), spec.partitions()),
                "set topics.partitions to what the back-up has");
          }
        });
  }

  /**
   * Looks whether topics are empty, those that there are.
   *
   * @throws Failure if one was ever written to
   */
  public void refuseIfUsed(List<TopicSpec> all, Offsets offsets) {
    Set<String> there = offsets.topics();
    for (TopicSpec spec : all) {
      if (there.contains(spec.name()) && !spec.name().equals(topics.catalogue())) {
        long written =
            offsets.endsOfAllWritten(spec.name()).values().stream().mapToLong(end -> end).sum();
        if (written > 0) {
          throw Failure.setting(
              "the topic " + spec.name() + " is not empty: nothing was restored",
              "restore into a cluster where it is; if it holds only what a restoration that was cut"
                  + " off has left, delete all topics that begin with "
                  + topics.prefix()
                  + ". and restore again");
        }
      }
    }
  }

  /**
   * Writes all of it. The topics exist, and nobody else writes to them.
   *
   * @param progress hears how many records were sent
   * @throws Failure if it cannot be written: what was written stays, and no pipeline may start
   */
  public void write(ReadProgress progress) {
    Manifest manifest = files.manifest();
    SchemaTranslation schemas = new SchemaTranslation(clients.serdes().registry());
    schemas.register(manifest.schemas());
    long done = 0;
    try (PartitionWriter writer = new PartitionWriter(writers(), topics.prefix() + "-restore")) {
      for (Manifest.StoredPartition part : catalogueLast(manifest.partitions())) {
        write(part, writer, schemas);
        done += part.records();
        progress.read(done, manifest.records());
      }
    } catch (KafkaException e) {
      throw Replies.to(clients).failure("restore", e);
    }
    refuseOtherEnds();
  }

  private List<Manifest.StoredPartition> catalogueLast(List<Manifest.StoredPartition> parts) {
    return parts.stream()
        .sorted(Comparator.comparing(part -> part.topic().equals(topics.catalogue())))
        .toList();
  }

  private void write(
      Manifest.StoredPartition part, PartitionWriter writer, SchemaTranslation schemas) {
    TopicPartition partition = new TopicPartition(part.topic(), part.partition());
    TopicSpec spec = specs.get(part.topic());
    boolean compacted = spec != null && spec.isCompacted();
    boolean framed = spec != null && spec.schemas() != null;
    PartitionWriter.OffsetPlacing placing = writer.new OffsetPlacing(partition);
    files.read(
        part,
        stored -> {
          StoredRecord record = framed ? schemas.translate(part.topic(), stored) : stored;
          if (compacted) {
            writer.append(partition, record);
          } else {
            placing.add(record);
          }
        });
    if (compacted) {
      writer.flush();
    } else {
      placing.end(part.end());
    }
  }

  /** A topic takes larger records than a producer sends. */
  private Clients writers() {
    Map<String, String> options = new HashMap<>(clients.options());
    options.putIfAbsent(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        Integer.toString(TopicSpecs.LARGEST_REQUEST + ROOM));
    options.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    options.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(ROOM / 4));
    return new Clients(options, clients.serdes(), clients.timeout());
  }

  private void refuseOtherEnds() {
    Map<TopicPartition, Long> wanted = new HashMap<>();
    for (Manifest.StoredPartition part : files.manifest().partitions()) {
      TopicSpec spec = specs.get(part.topic());
      if (spec != null && !spec.isCompacted()) {
        wanted.put(new TopicPartition(part.topic(), part.partition()), part.end());
      }
    }
    try (Offsets offsets = new Offsets(clients)) {
      Map<TopicPartition, Long> found = offsets.endsOfAllWritten(wanted.keySet());
      wanted.forEach(
          (partition, end) -> {
            if (!end.equals(found.get(partition))) {
              throw Failure.setting(
                  "%s ends at %s, not at %d: somebody else writes there"
                      .formatted(partition, found.get(partition), end),
                  "stop whoever writes, delete the topics and restore again");
            }
          });
    }
  }
}
