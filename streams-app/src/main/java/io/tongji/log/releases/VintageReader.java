package io.tongji.log.releases;

import io.tongji.avro.Aggregate;
import io.tongji.avro.VintageKey;
import io.tongji.log.aggregates.StatedFields;
import io.tongji.log.aggregates.Vintage;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.ForeignRecords;
import io.tongji.log.topics.Topics;
import io.tongji.rollup.SeriesKey;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads what each release changed, with the metadata that could distinguish its records. */
public final class VintageReader {

  private final Clients clients;
  private final Topics topics;

  /** A reader of the topics with a prefix. */
  public VintageReader(Clients clients, Topics topics) {
    this.clients = clients;
    this.topics = topics;
  }

  /**
   * A record.
   *
   * @param releaseId of the release
   * @param key series and period
   * @param fields what it states; null: it is a tombstone
   * @param digested the bytes that the digest of its release is of
   * @param partition where it stands; records of one are read in their order
   * @param time of the record
   * @param headers how many it has
   */
  public record VintageRecord(
      String releaseId,
      SeriesKey key,
      @Nullable StatedFields fields,
      byte[] digested,
      int partition,
      Instant time,
      int headers) {}

  /**
   * Hands on all records that there are now.
   *
   * @throws io.tongji.failure.Failure if brokers or registry do not answer in time
   */
  public void read(Consumer<VintageRecord> take) {
    read(
        ReadProgress.SILENT,
        (record, key, value) ->
            take.accept(
                new VintageRecord(
                    key.getRELEASEID(),
                    Vintage.toSeriesKey(key),
                    value == null ? null : new StatedFields(value),
                    ReleasedFigure.digested(Vintage.toSeriesKey(key), record.value()),
                    record.partition(),
                    Instant.ofEpochMilli(record.timestamp()),
                    record.headers().toArray().length)));
  }

  /** Takes a record with what it holds; without a value it is a tombstone. */
  @FunctionalInterface
  interface VintageReceiver {
    void take(ConsumerRecord<byte[], byte[]> record, VintageKey key, @Nullable Aggregate value);
  }

  /**
   * Reads all vintages, with the records that hold them.
   *
   * @param progress hears how far the reading is
   */
  void read(ReadProgress progress, VintageReceiver take) {
    try (TopicReader<byte[], byte[]> reader = clients.reader();
        Deserializer<VintageKey> keys = clients.serdes().keyDeserializer(VintageKey.class);
        Deserializer<Aggregate> values = clients.serdes().valueDeserializer(Aggregate.class)) {
      reader.readAll(
          topics.vintages(),
          progress,
          record ->
              ForeignRecords.passOver(
                  record,
                  own -> {
                    VintageKey key = keys.deserialize(own.topic(), own.key());
                    byte[] value = own.value();
                    take.take(
                        own, key, value == null ? null : values.deserialize(own.topic(), value));
                  }));
    }
  }
}
