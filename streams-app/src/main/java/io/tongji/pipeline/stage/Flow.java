package io.tongji.pipeline.stage;

import io.tongji.log.records.Wiring;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * What flows out of a stage, and perhaps into another.
 *
 * @param name by which a stage sends to it
 * @param output the topic, as it is written
 * @param keys decodes keys
 * @param values decodes values
 */
public record Flow(
    String name, Wiring.Output output, Deserializer<?> keys, Deserializer<?> values) {

  public static final String CONTRIBUTIONS = "contributions";
  public static final String PAIRS = "pairs";
  public static final String EDIT_PARAMETERS = "edit-parameters";
  public static final String QUERIES = "queries";
  public static final String REJECTED = "rejected";
  public static final String VERDICTS = "verdicts";
  public static final String DEAD_LETTERS = "dead-letters";
  public static final String LIVE = "live-aggregates";

  /** A flow of Avro records that no stage reads. */
  public static Flow out(String name, Wiring.Output output) {
    return new Flow(name, output, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** A flow of the pipeline's own between stages: bytes under a text. */
  @SuppressWarnings("unchecked") // the stages send texts and bytes only
  public static Flow between(
      String name, String topic, StreamPartitioner<Object, Object> partitions) {
    return new Flow(
        name,
        new Wiring.Output(
            topic,
            (Serializer<Object>) (Serializer<?>) new StringSerializer(),
            (Serializer<Object>) (Serializer<?>) new ByteArraySerializer(),
            partitions),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
