package io.tongji.wire;

import io.tongji.avro.RegisterEntry;
import io.tongji.avro.RegisterKey;
import io.tongji.avro.TargetKey;
import io.tongji.catalogue.Form;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * An input topic, from the domain to its bytes: the way of those who feed it.
 *
 * @param <D> what a record states
 */
public final class Outgoing<D> {

  private final Input<D> input;
  private final Codec<D> codec;

  /** Key and value of what is stated, and how they are encoded. */
  private record Codec<D>(
      Function<D, SpecificRecord> key,
      Function<D, SpecificRecord> value,
      Serializer<SpecificRecord> keys,
      Serializer<SpecificRecord> values,
      ToIntFunction<D> revision) {}

  private Outgoing(Input<D> input, Codec<D> codec) {
    this.input = input;
    this.codec = codec;
  }

  /** The returns of a form. */
  public static Outgoing<Return> returns(Form form, Topics topics, SerdeFactory serdes) {
    return new Outgoing<>(
        Input.returns(form, topics, serdes),
        new Codec<>(
            ReturnRecords::toKey,
            ReturnRecords.of(form)::toValue,
            keys(serdes, ReturnRecords.keyClassOf(form)),
            values(serdes, ReturnRecords.classOf(form)),
            Return::revision));
  }

  /** The register. */
  public static Outgoing<RegisterRecord> register(Topics topics, SerdeFactory serdes) {
    return new Outgoing<>(
        Input.register(topics, serdes),
        new Codec<>(
            RegisterRecords::toKey,
            RegisterRecords::toValue,
            keys(serdes, RegisterKey.class),
            values(serdes, RegisterEntry.class),
            RegisterRecord::revision));
  }

  /** The targets. */
  public static Outgoing<Target> targets(Topics topics, SerdeFactory serdes) {
    return new Outgoing<>(
        Input.targets(topics, serdes),
        new Codec<>(
            TargetRecords::toKey,
            TargetRecords::toValue,
            keys(serdes, TargetKey.class),
            values(serdes, io.tongji.avro.Target.class),
            Target::version));
  }

  @SuppressWarnings("unchecked") // only records of this class are given to it
  private static Serializer<SpecificRecord> keys(
      SerdeFactory serdes, Class<? extends SpecificRecord> type) {
    return (Serializer<SpecificRecord>) (Serializer<?>) serdes.keySerializer(type);
  }

  @SuppressWarnings("unchecked") // only records of this class are given to it
  private static Serializer<SpecificRecord> values(
      SerdeFactory serdes, Class<? extends SpecificRecord> type) {
    return (Serializer<SpecificRecord>) (Serializer<?>) serdes.valueSerializer(type);
  }

  /** The topic's name. */
  public String topic() {
    return input.topic();
  }

  /** True if the record says which revision it is; else it is the one after what stands. */
  public boolean numbered(D handedIn) {
    return codec.revision.applyAsInt(handedIn) > 0;
  }

  /** The record as it is sent, in the partition of its unit or indicator. */
  public ProducerRecord<byte[], byte[]> encode(D handedIn, int partitions) {
    String topic = input.topic();
    return new ProducerRecord<>(
        topic,
        Partitioning.partition(input.subject(handedIn).id(), partitions),
        codec.keys.serialize(topic, codec.key.apply(handedIn)),
        codec.values.serialize(topic, codec.value.apply(handedIn)));
  }
}
