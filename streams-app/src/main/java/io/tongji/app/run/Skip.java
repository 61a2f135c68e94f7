package io.tongji.app.run;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.catalogue.Catalogue;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.DeadLetter;
import io.tongji.log.deadletters.RawRecord;
import io.tongji.log.topics.Topics;
import io.tongji.spelling.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Passes over a record that the pipeline cannot process: it is put among the dead letters before
 * the pipeline reads it, and so counts nowhere, in no computation.
 *
 * <p>A record that was read counts, or was refused, and what it changed cannot be taken back by
 * passing it over. So no instance may run meanwhile.
 */
public final class Skip {

  private static final int LONGEST_REASON = 1_000;
  private final AppConfig config;
  private final Clients clients;
  private final Topics topics;
  private final RecordPosition position;

  /** Where the record stands. */
  public record RecordPosition(String topic, int partition, long offset) {

    @Override
    public String toString() {
      return "topic %s partition %d offset %d".formatted(topic, partition, offset);
    }
  }

  private Skip(AppConfig config, RecordPosition position) {
    this.clients = ConfiguredCluster.commandClients(config);
    this.topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    this.config = config;
    this.position = position;
  }

  /**
   * Passes over a record.
   *
   * @param by the account of the operator
   * @param reason why, for those who ask later
   * @return false if it was passed over before
   * @throws Failure if no record stands there, the pipeline has read it, or is running
   */
  public static boolean record(
      AppConfig config, RecordPosition position, String by, String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Failure.setting(
          "the reason has %d characters".formatted(reason.strip().length()),
          "give 1 to " + LONGEST_REASON);
    }
    Skip skip = new Skip(config, position);
    skip.requireInput();
    try (Offsets offsets = new Offsets(skip.clients)) {
      return skip.passOver(offsets, by, reason.strip());
    }
  }

  private void requireInput() {
    List<String> inputs = new ArrayList<>(topics.inputs());
    inputs.remove(topics.releases());
    if (!inputs.contains(position.topic())) {
      throw Failure.setting(
          "topic " + position.topic() + " is no input of the pipeline",
          Spelling.remedy(position.topic(), inputs));
    }
  }

  private boolean passOver(Offsets offsets, String by, String reason) {
    ConsumerRecord<byte[], byte[]> record = find(offsets);
    PipelineGroups pipelines =
        new PipelineGroups(topics, offsets, config.get(Keys.SESSION_TIMEOUT));
    pipelines.refuseIfRunning();
    Catalogue catalogue = CatalogueInForce.read(clients, topics, config.get(Keys.ZONE)).catalogue();
    String group = PipelineGroups.of(topics, catalogue);
    switch (DeadLetterTail.now(clients, topics, group).of(record)) {
      case DEAD_LETTER -> {
        return false;
      }
      case DECODED -> throw alreadyRead();
      case NOT_YET -> send(record, by, reason);
    }
    if (!pipelines.othersRunning("").isEmpty() || isRead(offsets, group)) {
      throw Failure.setting(
          "an instance was started while " + position + " was passed over, and may have counted it",
          "stop all instances, and compute all again (docs/operations.md)");
    }
    return true;
  }

  private boolean isRead(Offsets offsets, String group) {
    OffsetAndMetadata next =
        offsets.committed(group).get(new TopicPartition(position.topic(), position.partition()));
    return next != null && next.offset() > position.offset();
  }

  private Failure alreadyRead() {
    return Failure.setting(
        "the pipeline has read " + position + " already: it counts, or was refused",
        "hand in a correction or a withdrawal");
  }

  private ConsumerRecord<byte[], byte[]> find(Offsets offsets) {
    TopicPartition partition = new TopicPartition(position.topic(), position.partition());
    long end = offsets.ends(List.of(position.topic())).getOrDefault(partition, -1L);
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    if (position.offset() >= 0 && position.offset() < end) {
      try (TopicReader<byte[], byte[]> reader = clients.reader()) {
        reader.read(
            Map.of(partition, position.offset()),
            Map.of(partition, position.offset() + 1),
            found::add);
      }
    }
    found.removeIf(record -> record.offset() != position.offset());
    if (found.isEmpty()) {
      throw Failure.setting(
          "no record stands at " + position,
          end < 0 ? "the topic has no such partition" : "the partition ends before offset " + end);
    }
    return found.get(0);
  }

  private void send(ConsumerRecord<byte[], byte[]> record, String by, String reason) {
    int partition = record.partition();
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            topics.deadLetters(),
            partition,
            RawRecord.of(partition, record.key()).bytes(),
            RawRecord.of(partition, record.value()).bytes());
    DeadLetter.Source source =
        new DeadLetter.Source(
            record.topic(), Integer.toString(partition), Long.toString(record.offset()));
    DeadLetter.skip(letter.headers(), source, by, reason);
    DeadLetter.describe(letter.headers(), "key", record.key());
    DeadLetter.describe(letter.headers(), "value", record.value());
    RecordMetadata unused = clients.send(letter);
  }
}
