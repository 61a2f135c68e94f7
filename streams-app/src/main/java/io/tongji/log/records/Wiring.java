package io.tongji.log.records;

import io.tongji.avro.AggregateKey;
import io.tongji.avro.QueryKey;
import io.tongji.avro.SourcePosition;
import io.tongji.catalogue.form.Form;
import io.tongji.log.aggregates.Vintage;
import io.tongji.log.deadletters.RawRecord;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import io.tongji.rollup.SeriesKey;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/** The topics between which one pipeline runs, with their serdes and partitions. */
public final class Wiring {

  private final Topics topics;
  private final SerdeFactory serdes;
  private final int partitions;
  private final String contributions;
  private final String pairs;
  private final String editParameters;

  /**
   * A topic written to.
   *
   * @param topic its name
   * @param keys encodes keys
   * @param values encodes values
   * @param partitions where a record lies, by its key
   */
  public record Output(
      String topic,
      Serializer<Object> keys,
      Serializer<Object> values,
      StreamPartitioner<Object, Object> partitions) {}

  /**
   * Topics of a prefix, for the pipeline of an application id.
   *
   * @param partitions of every input topic
   */
  public Wiring(Topics topics, SerdeFactory serdes, int partitions, String applicationId) {
    this.topics = topics;
    this.serdes = serdes;
    this.partitions = partitions;
    this.contributions = topics.contributions(applicationId);
    this.pairs = topics.pairs(applicationId);
    this.editParameters = topics.editParameters(applicationId);
  }

  /** The returns of a form. */
  public Input<Return> returns(Form form) {
    return Input.returns(form, topics, serdes);
  }

  /** The register. */
  public Input<RegisterRecord> register() {
    return Input.register(topics, serdes);
  }

  /** The targets. */
  public Input<Target> targets() {
    return Input.targets(topics, serdes);
  }

  /** What was released: the base of what is compared with it a year later. */
  public Input<Vintage> vintages() {
    return Input.vintages(topics, serdes);
  }

  /** Partitions of every input topic. */
  public int partitions() {
    return partitions;
  }

  /** The topic between unit stage and cube stage. */
  public String contributions() {
    return contributions;
  }

  /** The topic of what is compared among units. */
  public String pairs() {
    return pairs;
  }

  /** The topic of what closed months say, for every task of the query stage alike. */
  public String editParameters() {
    return editParameters;
  }

  /** The live aggregates; a record's partition is found by its series. */
  public Output live() {
    return output(
        topics.live(),
        AggregateKey.class,
        io.tongji.avro.Aggregate.class,
        byText(key -> ((SeriesKey) key).indicator()));
  }

  /** Refused records. */
  public Output rejected() {
    return output(
        topics.rejected(),
        SourcePosition.class,
        io.tongji.avro.RejectedRecord.class,
        asTheRecord());
  }

  /** Verdicts on records that changed nothing. */
  public Output verdicts() {
    return output(
        topics.verdicts(), SourcePosition.class, io.tongji.avro.Verdict.class, asTheRecord());
  }

  /** Records that no schema explains, each in the partition that it lies in. */
  public Output deadLetters() {
    Serializer<Object> raw = (topic, part) -> ((RawRecord) part).bytes();
    return new Output(
        topics.deadLetters(),
        raw,
        raw,
        (topic, key, value, count) -> Optional.of(Set.of(((RawRecord) key).partition())));
  }

  /** Returns to be explained. */
  public Output queries() {
    return output(
        topics.queries(), QueryKey.class, io.tongji.avro.Query.class, byText(Queries::unit));
  }

  /** Decodes keys of queries. */
  public Deserializer<Received> queryKeys() {
    return Received.key(serdes.keyDeserializer(QueryKey.class));
  }

  /** Decodes queries. */
  public Deserializer<@Nullable Received> queryValues() {
    return Received.value(serdes.valueDeserializer(io.tongji.avro.Query.class));
  }

  @SuppressWarnings("unchecked") // only records of these classes are forwarded to the topic
  private Output output(
      String topic,
      Class<? extends SpecificRecord> key,
      Class<? extends SpecificRecord> value,
      StreamPartitioner<Object, Object> partitions) {
    return new Output(
        topic,
        (Serializer<Object>) (Serializer<?>) serdes.keySerializer(key),
        (Serializer<Object>) (Serializer<?>) serdes.valueSerializer(value),
        partitions);
  }

  /** By the hash of a text key. */
  public StreamPartitioner<Object, Object> byKey() {
    return byText(key -> (String) key);
  }

  /** Into each partition, so that each task gets it. */
  public StreamPartitioner<Object, Object> toAll() {
    return (topic, key, value, count) ->
        Optional.of(IntStream.range(0, count).boxed().collect(Collectors.toSet()));
  }

  private static StreamPartitioner<Object, Object> byText(Function<Object, String> text) {
    return (topic, key, value, count) ->
        Optional.of(Set.of(Partitioning.partition(text.apply(key), count)));
  }

  /** What is said of a record lies in the partition that the record lies in. */
  private static StreamPartitioner<Object, Object> asTheRecord() {
    return (topic, key, value, count) -> Optional.of(Set.of(((SourcePosition) key).getPartition()));
  }
}
