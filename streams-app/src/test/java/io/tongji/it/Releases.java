package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.avro.Aggregate;
import io.tongji.avro.AggregateKey;
import io.tongji.avro.VintageKey;
import io.tongji.digest.Sha256;
import io.tongji.log.aggregates.AggregateRecords;
import io.tongji.log.aggregates.Vintage;
import io.tongji.log.cluster.Clients;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseRecords;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.log.serde.WireFormat;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** Puts releases out as the gate does, without asking whether they may be published. */
final class Releases implements AutoCloseable {

  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ReleaseRecords records;
  private final Serializer<VintageKey> vintageKeys;
  private final Serializer<AggregateKey> keys;
  private final Serializer<Aggregate> values;
  private final Map<SeriesKey, String> first = new HashMap<>();
  private long number;

  Releases(Stand stand, String prefix) {
    Clients clients = stand.clients(prefix);
    topics = new Topics(prefix);
    Map<String, Object> options = new HashMap<>(clients.options());
    options.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, prefix + "-releases-of-a-test");
    producer = new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    records = new ReleaseRecords(topics, clients.serdes(), Stand.PARTITIONS);
    vintageKeys = clients.serdes().keySerializer(VintageKey.class);
    keys = clients.serdes().keySerializer(AggregateKey.class);
    values = clients.serdes().valueSerializer(Aggregate.class);
  }

  /** A release that is being put together. */
  final class Draft {

    private final ReleaseRequest request;
    private final Instant at;
    private final Map<SeriesKey, Aggregate> figures = new LinkedHashMap<>();

    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    private Draft(String id, String through, String status, String day) {
      request = new ReleaseRequest(id, through, status, null, null, null);
      at = Instant.parse(day + "T01:30:00Z");
    }

    /** A figure at the zone. */
    Draft publish(String indicator, String activity, String period, Aggregate value) {
      value.setOBSSTATUS(request.status());
      value.setCONFSTATUS("F");
      return put(indicator, activity, period, value);
    }

    Draft suppress(String indicator, String activity, String period) {
      Aggregate value = new Aggregate();
      value.setBASEKIND("RESTATED");
      value.setOBSSTATUS("Q");
      value.setCONFSTATUS("C");
      value.setMYOYREASON("CONFIDENTIAL");
      value.setYTDYOYREASON("CONFIDENTIAL");
      return put(indicator, activity, period, value);
    }

    private Draft put(String indicator, String activity, String period, Aggregate value) {
      SeriesKey key = new SeriesKey(Period.parse(period), "330483K01", indicator, activity);
      value.setCUT(number + 1);
      value.setRELEASEID(request.id());
      value.setFIRSTRELEASED(first.computeIfAbsent(key, absent -> request.id()));
      figures.put(key, value);
      return this;
    }

    /** All of it in one transaction. */
    void out() {
      out(0);
    }

    /** The same, but the list of releases says that there are more records of each indicator. */
    void out(long missing) {
      number++;
      SortedMap<String, Long> counts = new TreeMap<>();
      producer.beginTransaction();
      figures.forEach(
          (key, value) -> {
            counts.merge(key.indicator(), 1L, Long::sum);
            int partition = Partitioning.partition(key.indicator(), Stand.PARTITIONS);
            sendLatest(key, value);
            send(
                new ProducerRecord<>(
                    topics.vintages(),
                    partition,
                    at.toEpochMilli(),
                    vintageKeys.serialize(topics.vintages(), Vintage.toKey(request.id(), key)),
                    values.serialize(topics.vintages(), value)));
          });
      counts.replaceAll((indicator, count) -> count + missing);
      send(
          records.encode(
              new PublishedRelease(
                  request, number, at, counts, missing > 0 ? "of more" : digest(), null)));
      producer.commitTransaction();
      assertThat(sent).allMatch(Future::isDone);
    }

    /** Its figures among the latest ones alone, which no release is. */
    void latestOnly() {
      producer.beginTransaction();
      figures.forEach(this::sendLatest);
      producer.commitTransaction();
      assertThat(sent).allMatch(Future::isDone);
    }

    private void sendLatest(SeriesKey key, Aggregate value) {
      send(
          new ProducerRecord<>(
              topics.release(),
              Partitioning.partition(key.indicator(), Stand.PARTITIONS),
              at.toEpochMilli(),
              keys.serialize(topics.release(), AggregateRecords.toKey(key)),
              values.serialize(topics.release(), value)));
    }

    private String digest() {
      SortedMap<String, byte[]> ordered = new TreeMap<>();
      figures.forEach(
          (key, value) -> {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(content(keys.serialize(topics.release(), AggregateRecords.toKey(key))));
            both.writeBytes(content(values.serialize(topics.release(), value)));
            AggregateKey fields = AggregateRecords.toKey(key);
            String place =
                String.join(
                    " ",
                    fields.getFREQ(),
                    fields.getREFAREA(),
                    fields.getINDICATOR(),
                    fields.getACTIVITY(),
                    fields.getTIMEPERIOD());
            ordered.put(place, both.toByteArray());
          });
      MessageDigest digest = Sha256.empty();
      ordered.values().forEach(digest::update);
      return Sha256.hex(digest);
    }

    private byte[] content(byte[] record) {
      return Arrays.copyOfRange(record, WireFormat.HEADER_LENGTH, record.length);
    }

    private void send(ProducerRecord<byte[], byte[]> written) {
      sent.add(producer.send(written));
    }
  }

  /**
   * Begins a release.
   *
   * @param day on which it comes out, at half past nine in Shanghai
   */
  Draft draft(String id, String through, String status, String day) {
    return new Draft(id, through, status, day);
  }

  @Override
  public void close() {
    producer.close();
  }

  /** The figures of a month: cumulative, and its growth as a fraction. */
  static Aggregate month(long month, long ytd, double growth) {
    Aggregate value = new Aggregate();
    value.setBASEKIND("RESTATED");
    value.setM(month);
    value.setMYOY(growth);
    value.setMYOYNOM(growth);
    value.setMMOMREASON("NO_BASE");
    value.setYTD(ytd);
    value.setYTDYOY(growth);
    value.setYTDYOYNOM(growth);
    value.setUNITS(9);
    value.setEXPECTED(10);
    value.setRESPONSERATE(0.9);
    value.setCOVERAGERATE(0.973);
    return value;
  }
}
