package io.tongji.log.records;

import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.log.aggregates.Vintage;
import io.tongji.log.cluster.KnownFailures;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.registry.PoisonRecordException;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * An input topic, from its bytes to the domain.
 *
 * @param <D> what a record states
 */
public final class Input<D> {

  private final String form;
  private final String topic;
  private final Deserializer<SpecificRecord> keys;
  private final Deserializer<SpecificRecord> values;
  private final BiFunction<SpecificRecord, SpecificRecord, D> mapping;
  private final Function<D, Subject> subject;

  /**
   * Whom a record is about.
   *
   * @param id unit or indicator: what decides the partition
   * @param period as written, of an event its number
   */
  public record Subject(String id, String period) {}

  private Input(
      Named named,
      Readers readers,
      BiFunction<SpecificRecord, SpecificRecord, D> mapping,
      Function<D, Subject> subject) {
    this.form = named.form();
    this.topic = named.topic();
    this.keys = readers.keys();
    this.values = readers.values();
    this.mapping = mapping;
    this.subject = subject;
  }

  /** Form and topic of an input. */
  private record Named(String form, String topic) {}

  /** Deserializers of a topic. */
  private record Readers(Deserializer<SpecificRecord> keys, Deserializer<SpecificRecord> values) {}

  /** The returns of a form. */
  public static Input<Return> returns(Form form, Topics topics, SerdeFactory serdes) {
    return new Input<>(
        new Named(form.code(), topics.returns(form.code())),
        readers(serdes, ReturnRecords.keyClassOf(form), ReturnRecords.classOf(form)),
        (key, value) -> ReturnRecords.of(form).toReturn(key, value),
        handedIn -> new Subject(handedIn.unitId(), handedIn.number()));
  }

  /** The register. */
  public static Input<RegisterRecord> register(Topics topics, SerdeFactory serdes) {
    return new Input<>(
        new Named("register", topics.register()),
        readers(serdes, io.tongji.avro.RegisterKey.class, io.tongji.avro.RegisterEntry.class),
        (key, value) ->
            RegisterRecords.toRecord(
                (io.tongji.avro.RegisterKey) key, (io.tongji.avro.RegisterEntry) value),
        handedIn -> new Subject(handedIn.unitId(), handedIn.entry().validity().fromText()));
  }

  /** The targets. */
  public static Input<Target> targets(Topics topics, SerdeFactory serdes) {
    return new Input<>(
        new Named("targets", topics.targets()),
        readers(serdes, io.tongji.avro.TargetKey.class, io.tongji.avro.Target.class),
        (key, value) ->
            TargetRecords.toTarget((io.tongji.avro.TargetKey) key, (io.tongji.avro.Target) value),
        handedIn ->
            new Subject(handedIn.key().indicator(), Integer.toString(handedIn.key().year())));
  }

  /** What was released. */
  public static Input<Vintage> vintages(Topics topics, SerdeFactory serdes) {
    return new Input<>(
        new Named("vintages", topics.vintages()),
        readers(serdes, io.tongji.avro.VintageKey.class, io.tongji.avro.Aggregate.class),
        (key, value) ->
            Vintage.of((io.tongji.avro.VintageKey) key, (io.tongji.avro.Aggregate) value),
        vintage -> new Subject(vintage.key().indicator(), vintage.key().period().toString()));
  }

  @SuppressWarnings("unchecked") // a deserializer of generated records yields SpecificRecords
  private static Readers readers(
      SerdeFactory serdes,
      Class<? extends SpecificRecord> key,
      Class<? extends SpecificRecord> value) {
    return new Readers(
        (Deserializer<SpecificRecord>) (Deserializer<?>) serdes.keyDeserializer(key),
        (Deserializer<SpecificRecord>) (Deserializer<?>) serdes.valueDeserializer(value));
  }

  /** output, rd, …, register, targets or vintages. */
  public String form() {
    return form;
  }

  /** The topic's name. */
  public String topic() {
    return topic;
  }

  /** Decodes keys, keeping their bytes. */
  public Deserializer<Received> keys() {
    return Received.key(keys);
  }

  /** Decodes values, keeping their bytes. */
  public Deserializer<@Nullable Received> values() {
    return Received.value(values);
  }

  /** What a record states. */
  public D read(SpecificRecord key, SpecificRecord value) {
    return mapping.apply(key, value);
  }

  /**
   * What a record states, or null if it is a tombstone, or was put aside, or would be.
   *
   * @throws Failure if it was decoded before, and cannot be any more: it counts, and nobody can say
   *     for what
   */
  public @Nullable D readAgain(ConsumerRecord<byte[], byte[]> record, FirstReadings readings) {
    FirstReadings.Outcome before = readings.of(record);
    byte[] key = record.key();
    byte[] value = record.value();
    if (key == null || value == null || before == FirstReadings.Outcome.DEAD_LETTER) {
      return null;
    }
    try {
      return read(keys.deserialize(topic, key), values.deserialize(topic, value));
    } catch (PoisonRecordException e) {
      if (before == FirstReadings.Outcome.NOT_YET) {
        return null;
      }
      throw KnownFailures.lostSchema(topic, record.partition(), record.offset(), e);
    }
  }

  /** The key of a record, or null if it cannot be read. */
  public @Nullable SpecificRecord keyOf(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    if (key == null) {
      return null;
    }
    try {
      return keys.deserialize(topic, key);
    } catch (PoisonRecordException e) {
      return null; // it is put aside, and says nothing of any unit
    }
  }

  /** Whom a record is about. */
  public Subject subject(D handedIn) {
    return subject.apply(handedIn);
  }

  /** The unit or indicator that a key names, as far as it can be read. */
  public Subject subject(SpecificRecord key) {
    int last = key.getSchema().getFields().size() - 1;
    return new Subject(String.valueOf(key.get(0)), String.valueOf(key.get(last)));
  }
}
