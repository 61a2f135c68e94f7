package io.tongji.log.records;

import io.tongji.avro.Query;
import io.tongji.avro.QueryKey;
import io.tongji.editing.OpenQuery;
import io.tongji.log.serde.SerdeFactory;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the records of the topic of queries. */
public final class QueryReader implements AutoCloseable {

  private final Deserializer<QueryKey> keys;
  private final Deserializer<Query> values;

  private QueryReader(Deserializer<QueryKey> keys, Deserializer<Query> values) {
    this.keys = keys;
    this.values = values;
  }

  /** Reads bytes with the deserializers that the configuration names. */
  public static QueryReader of(SerdeFactory serdes) {
    return new QueryReader(
        serdes.keyDeserializer(QueryKey.class), serdes.valueDeserializer(Query.class));
  }

  /**
   * A record's content.
   *
   * @param key distinguishes one query from another
   * @param unitId the unit that is asked
   * @param open what is asked; empty: nothing, or nothing that this version knows
   */
  public record QueryRecord(Object key, String unitId, Optional<OpenQuery> open) {}

  /** What a record of the topic states. */
  public QueryRecord read(String topic, byte[] key, byte @Nullable [] value) {
    QueryKey readKey = keys.deserialize(topic, key);
    Optional<OpenQuery> open =
        value == null ? Optional.empty() : Queries.read(readKey, values.deserialize(topic, value));
    return new QueryRecord(readKey, readKey.getUnitId(), open);
  }

  @Override
  public void close() {
    keys.close();
    values.close();
  }
}
