package io.tongji.log.aggregates;

import io.tongji.avro.AggregateKey;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the records of an aggregates topic. */
public final class AggregateReader implements AutoCloseable {

  private final Deserializer<AggregateKey> keys;
  private final Deserializer<io.tongji.avro.Aggregate> values;

  /** Reads bytes with these deserializers, which it closes. */
  public AggregateReader(
      Deserializer<AggregateKey> keys, Deserializer<io.tongji.avro.Aggregate> values) {
    this.keys = keys;
    this.values = values;
  }

  /** Reads bytes with the deserializers that the configuration names. */
  public static AggregateReader of(SerdeFactory serdes) {
    return new AggregateReader(
        serdes.keyDeserializer(AggregateKey.class),
        serdes.valueDeserializer(io.tongji.avro.Aggregate.class));
  }

  /**
   * A record's content.
   *
   * @param key series and period
   * @param aggregate the figures; null: withdrawn
   * @param cut number of the consistent cut; 0 for a withdrawal, which does not state it
   * @param release how it was released; null: live, or withdrawn
   */
  public record FigureRecord(
      SeriesKey key, @Nullable Aggregate aggregate, long cut, @Nullable ReleaseMark release) {}

  /** What a record of the topic states. */
  public FigureRecord read(String topic, byte[] key, byte @Nullable [] value) {
    return read(topic, key(topic, key), value);
  }

  /** The series and period that a record of the topic is of. */
  public SeriesKey key(String topic, byte[] key) {
    return AggregateRecords.toSeriesKey(keys.deserialize(topic, key));
  }

  /** What a record of the topic states of a series and period. */
  public FigureRecord read(String topic, SeriesKey key, byte @Nullable [] value) {
    return content(key, value == null ? null : values.deserialize(topic, value));
  }

  /** What a value states of a series and period; null: it is withdrawn. */
  public static FigureRecord content(SeriesKey key, io.tongji.avro.@Nullable Aggregate value) {
    return value == null
        ? new FigureRecord(key, null, 0, null)
        : new FigureRecord(
            key, AggregateRecords.toAggregate(key, value), value.getCUT(), ReleaseMark.of(value));
  }

  /** All that a record of the topic states. */
  public StatedFields stated(String topic, byte[] value) {
    return new StatedFields(values.deserialize(topic, value));
  }

  @Override
  public void close() {
    keys.close();
    values.close();
  }
}
