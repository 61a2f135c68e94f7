package io.tongji.bench.micro;

import io.tongji.avro.OutputReturn;
import io.tongji.avro.ReturnKey;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.form.Form;
import io.tongji.log.aggregates.AggregateRecords;
import io.tongji.log.records.Outgoing;
import io.tongji.log.records.ReturnRecords;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Figure;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What comes in and goes out: decoding returns, encoding aggregates. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(java.util.concurrent.TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class WireBenchmark {

  private static final int PARTITIONS = 6;

  private StubRegistry registry;
  private Deserializer<ReturnKey> keys;
  private Deserializer<OutputReturn> values;
  private Serializer<io.tongji.avro.AggregateKey> aggregateKeys;
  private Serializer<io.tongji.avro.Aggregate> aggregateValues;
  private Topics topics;
  private List<ProducerRecord<byte[], byte[]>> records;
  private Aggregate aggregate;
  private int next;

  /** Encodes what is decoded later. */
  @Setup
  public void open() {
    registry = new StubRegistry();
    topics = new Topics("tongji");
    SerdeFactory serdes = new SerdeFactory(Map.of("schema.registry.url", registry.url()));
    keys = serdes.keyDeserializer(ReturnKey.class);
    values = serdes.valueDeserializer(OutputReturn.class);
    aggregateKeys = serdes.keySerializer(io.tongji.avro.AggregateKey.class);
    aggregateValues = serdes.valueSerializer(io.tongji.avro.Aggregate.class);
    Outgoing<Return> outgoing = Outgoing.returns(Form.OUTPUT, topics, serdes);
    records = new ArrayList<>();
    new Bureau().returns().forEach(each -> records.add(outgoing.encode(each, PARTITIONS)));
    aggregate = aggregate();
  }

  private static Aggregate aggregate() {
    Figure figure = new Figure(77_376_128_000L, 80_771_034_000L, 79_000_000_000L);
    return new Aggregate.OfSpan(
        new SeriesKey(Month.of(2023, 12).quarter(), "330483", "GIO", "C39"),
        BaseKind.RESTATED,
        figure,
        null,
        null);
  }

  /** Ends the stub. */
  @TearDown
  public void close() {
    registry.close();
  }

  private ProducerRecord<byte[], byte[]> record() {
    next = next + 1 == records.size() ? 0 : next + 1;
    return records.get(next);
  }

  /** Bytes to Avro records: what any reader does. */
  @Benchmark
  public Object decode() {
    ProducerRecord<byte[], byte[]> record = record();
    ReturnKey key = keys.deserialize(record.topic(), record.key());
    OutputReturn value = values.deserialize(record.topic(), record.value());
    return key.getUnitId().length() + value.getSchema().hashCode();
  }

  /** Bytes to a return of the domain: what the pipeline does. */
  @Benchmark
  public @Nullable Object decodeToReturn() {
    ProducerRecord<byte[], byte[]> record = record();
    return ReturnRecords.of(Form.OUTPUT)
        .toReturn(
            keys.deserialize(record.topic(), record.key()),
            values.deserialize(record.topic(), record.value()));
  }

  /** An aggregate to key and value. */
  @Benchmark
  public int encode() {
    byte[] key = aggregateKeys.serialize(topics.live(), AggregateRecords.toKey(aggregate.key()));
    byte[] value = aggregateValues.serialize(topics.live(), AggregateRecords.toValue(aggregate, 7));
    return key.length + value.length;
  }
}
