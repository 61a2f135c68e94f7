package io.tongji.wire;

import io.tongji.avro.Epoch;
import io.tongji.avro.SourcePosition;
import io.tongji.avro.Verdict;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** What the pipeline says to those who feed it, from its bytes. */
public final class Answers {

  private final Deserializer<SourcePosition> positions;
  private final Deserializer<Verdict> verdicts;
  private final Deserializer<Epoch> epochs;

  /**
   * What became of a record that changed nothing.
   *
   * @param topic in which the record stands
   * @param partition in which it stands
   * @param offset at which it stands
   * @param result duplicate, stale or rejected
   * @param reason of a rejected one: the code of the rule; else null
   */
  public record Answer(
      String topic, int partition, long offset, String result, @Nullable String reason) {}

  /** Answers under the schemas of a registry. */
  public Answers(SerdeFactory serdes) {
    this.positions = serdes.keyDeserializer(SourcePosition.class);
    this.verdicts = serdes.valueDeserializer(Verdict.class);
    this.epochs = serdes.valueDeserializer(Epoch.class);
  }

  /** The answer in a record of the topic of verdicts. */
  public Answer answer(ConsumerRecord<byte[], byte[]> given) {
    SourcePosition position = positions.deserialize(given.topic(), given.key());
    Verdict verdict = verdicts.deserialize(given.topic(), given.value());
    return new Answer(
        position.getTopic(),
        position.getPartition(),
        position.getOffset(),
        verdict.getResult(),
        verdict.getReason());
  }

  /** The application id, and so consumer group, in a record of the topic of the catalogue. */
  public String applicationId(ConsumerRecord<byte[], byte[]> given) {
    return epochs.deserialize(given.topic(), given.value()).getApplicationId();
  }
}
