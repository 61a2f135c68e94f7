package io.tongji.log.records;

import io.tongji.avro.RegisterEntry;
import io.tongji.avro.RegisterKey;
import io.tongji.avro.TargetKey;
import io.tongji.catalogue.form.Form;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import java.util.Optional;
import java.util.OptionalLong;
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

  /**
   * What a query names of the record that it is about.
   *
   * @param unitId who handed it in
   * @param month it is about, of an event the one in which it happened
   */
  public record UnitPeriod(String unitId, String month) {}

  /** Key and value of what is stated, how they are encoded, and what queries name of it. */
  private record Codec<D>(
      Function<D, SpecificRecord> key,
      Function<D, SpecificRecord> value,
      Serializer<SpecificRecord> keys,
      Serializer<SpecificRecord> values,
      ToIntFunction<D> revision,
      String revisionField,
      Function<D, OptionalLong> amount,
      Function<D, Optional<UnitPeriod>> unitMonth) {}

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
            Return::revision,
            "revision",
            Outgoing::amountOf,
            Outgoing::unitMonthOf));
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
            RegisterRecord::revision,
            "revision",
            entry -> OptionalLong.empty(),
            entry -> Optional.empty()));
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
            Target::version,
            "version",
            target -> OptionalLong.of(target.amount()),
            target -> Optional.empty()));
  }

  /** Events of one month are asked about together, whatever their numbers. */
  private static Optional<UnitPeriod> unitMonthOf(Return handedIn) {
    return Optional.ofNullable(handedIn.period())
        .map(month -> new UnitPeriod(handedIn.unitId(), month.toString()));
  }

  /** The cumulative, or else the month; events have none that they share. */
  private static OptionalLong amountOf(Return handedIn) {
    Form form = handedIn.form();
    int month = form.slot("month");
    if (form == Form.EVENT || handedIn.withdrawn()) {
      return OptionalLong.empty();
    }
    if (handedIn.figures().has(Form.YTD)) {
      return OptionalLong.of(handedIn.figures().get(Form.YTD));
    }
    return month >= 0 && handedIn.figures().has(month)
        ? OptionalLong.of(handedIn.figures().get(month))
        : OptionalLong.empty();
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

  /** What queries about the record name; empty if there are none about records of its kind. */
  public Optional<UnitPeriod> unitMonth(D handedIn) {
    return codec.unitMonth.apply(handedIn);
  }

  /** What has to be known of it to compare it with others of its key. */
  public RecordSummary summary(D handedIn) {
    return new RecordSummary(
        keyHash(codec.key.apply(handedIn)),
        RecordSummary.hash(codec.value.apply(handedIn), codec.revisionField),
        codec.revision.applyAsInt(handedIn),
        codec.amount.apply(handedIn));
  }

  /** The hash that stands for a key. */
  public static long keyHash(SpecificRecord key) {
    return RecordSummary.hash(key, "");
  }

  /** The topic, from its bytes. */
  public Input<D> input() {
    return input;
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
