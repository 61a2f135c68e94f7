package io.tongji.log.records;

import io.tongji.avro.QueryKey;
import io.tongji.avro.SourcePosition;
import io.tongji.avro.Verdict;
import io.tongji.log.serde.SerdeFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** What the pipeline says to those who feed it, from its bytes. */
public final class NoticeReader {

  private final Deserializer<SourcePosition> positions;
  private final Deserializer<Verdict> verdicts;
  private final Deserializer<QueryKey> queries;

  /**
   * What became of a record that changed nothing.
   *
   * @param topic in which the record stands
   * @param partition in which it stands
   * @param offset at which it stands
   * @param result duplicate, stale or rejected
   * @param reason of a rejected one: the code of the rule; else null
   */
  public record VerdictNotice(
      String topic, int partition, long offset, String result, @Nullable String reason) {}

  /**
   * That a return has to be explained, or has not any more.
   *
   * @param form of the return
   * @param unitId who handed it in
   * @param period it is about
   * @param code of the soft edit that asks
   * @param open false if the query is settled
   */
  public record QueryNotice(String form, String unitId, String period, String code, boolean open) {

    /** What it names of the records that it is about. */
    public Outgoing.UnitPeriod unitMonth() {
      return new Outgoing.UnitPeriod(unitId, period);
    }
  }

  /** NoticeReader under the schemas of a registry. */
  public NoticeReader(SerdeFactory serdes) {
    this.positions = serdes.keyDeserializer(SourcePosition.class);
    this.verdicts = serdes.valueDeserializer(Verdict.class);
    this.queries = serdes.keyDeserializer(QueryKey.class);
  }

  /** What a record of the topic of verdicts says. */
  public VerdictNotice verdict(ConsumerRecord<byte[], byte[]> given) {
    SourcePosition position = positions.deserialize(given.topic(), given.key());
    Verdict verdict = verdicts.deserialize(given.topic(), given.value());
    return new VerdictNotice(
        position.getTopic(),
        position.getPartition(),
        position.getOffset(),
        verdict.getResult(),
        verdict.getReason());
  }

  /** What a record of the topic of queries asks. */
  public QueryNotice query(ConsumerRecord<byte[], byte[]> given) {
    QueryKey key = queries.deserialize(given.topic(), given.key());
    return new QueryNotice(
        key.getForm(), key.getUnitId(), key.getPeriod(), key.getCode(), given.value() != null);
  }
}
