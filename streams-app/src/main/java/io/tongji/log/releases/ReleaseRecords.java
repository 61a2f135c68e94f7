package io.tongji.log.releases;

import io.tongji.avro.Aggregate;
import io.tongji.avro.AggregateKey;
import io.tongji.avro.PublicRelease;
import io.tongji.avro.Release;
import io.tongji.avro.ReleaseKey;
import io.tongji.avro.ReleaseOutcomeKey;
import io.tongji.avro.ReleaseRequestPosition;
import io.tongji.avro.TopicEnd;
import io.tongji.avro.VintageKey;
import io.tongji.log.aggregates.AggregateRecords;
import io.tongji.log.releases.ReleaseOutcome.Point;
import io.tongji.log.releases.ReleaseOutcome.Position;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Encodes and decodes the records of the topics about releases. */
public final class ReleaseRecords {

  /** The steps of an outcome. */
  private static final String PUBLISHED = "PUBLISHED";

  private static final String REFUSED = "REFUSED";

  private final Topics topics;
  private final int partitions;
  private final Serializer<ReleaseKey> releaseKeys;
  private final Serializer<Release> requests;
  private final Serializer<PublicRelease> published;
  private final Serializer<VintageKey> vintageKeys;
  private final Serializer<AggregateKey> figureKeys;
  private final Serializer<Aggregate> figures;
  private final Serializer<ReleaseOutcomeKey> outcomeKeys;
  private final Serializer<io.tongji.avro.ReleaseOutcome> outcomes;
  private final Deserializer<VintageKey> readVintageKeys;
  private final Deserializer<Aggregate> readFigures;
  private final Deserializer<ReleaseKey> readReleaseKeys;
  private final Deserializer<Release> readRequests;
  private final Deserializer<PublicRelease> readPublished;
  private final Deserializer<io.tongji.avro.ReleaseOutcome> readOutcomes;
  private final Deserializer<ReleaseOutcomeKey> readOutcomeKeys;

  /**
   * Records of the topics of a prefix.
   *
   * @param partitions of the topics, but of the list of releases
   */
  public ReleaseRecords(Topics topics, SerdeFactory serdes, int partitions) {
    this.topics = topics;
    this.partitions = partitions;
    this.releaseKeys = serdes.keySerializer(ReleaseKey.class);
    this.requests = serdes.valueSerializer(Release.class);
    this.vintageKeys = serdes.keySerializer(VintageKey.class);
    this.figureKeys = serdes.keySerializer(AggregateKey.class);
    this.figures = serdes.valueSerializer(Aggregate.class);
    this.published = serdes.valueSerializer(PublicRelease.class);
    this.outcomeKeys = serdes.keySerializer(ReleaseOutcomeKey.class);
    this.outcomes = serdes.valueSerializer(io.tongji.avro.ReleaseOutcome.class);
    this.readVintageKeys = serdes.keyDeserializer(VintageKey.class);
    this.readFigures = serdes.valueDeserializer(Aggregate.class);
    this.readReleaseKeys = serdes.keyDeserializer(ReleaseKey.class);
    this.readRequests = serdes.valueDeserializer(Release.class);
    this.readPublished = serdes.valueDeserializer(PublicRelease.class);
    this.readOutcomes = serdes.valueDeserializer(io.tongji.avro.ReleaseOutcome.class);
    this.readOutcomeKeys = serdes.keyDeserializer(ReleaseOutcomeKey.class);
  }

  /** The record that asks for a release. */
  public ProducerRecord<byte[], byte[]> encode(ReleaseRequest request) {
    String topic = topics.releases();
    Release value =
        new Release(
            request.through(),
            request.status(),
            request.reason(),
            request.requestedBy(),
            request.reviseFrom());
    return new ProducerRecord<>(
        topic,
        Partitioning.partition(request.id(), partitions),
        releaseKeys.serialize(topic, new ReleaseKey(request.id())),
        requests.serialize(topic, value));
  }

  /**
   * What a record asks for; null if it is a tombstone.
   *
   * @throws io.tongji.log.registry.PoisonRecordException if no schema explains it
   */
  public @Nullable ReleaseRequest request(ConsumerRecord<byte[], byte[]> record) {
    String topic = record.topic();
    if (record.key() == null || record.value() == null) {
      return null;
    }
    Release value = readRequests.deserialize(topic, record.value());
    return new ReleaseRequest(
        readReleaseKeys.deserialize(topic, record.key()).getReleaseId(),
        value.getThrough(),
        value.getStatus(),
        value.getReason(),
        value.getReviseFrom(),
        value.getRequestedBy());
  }

  /** The record of a figure among those of its release. */
  public ProducerRecord<byte[], byte[]> vintage(ReleasedFigure figure, Instant at) {
    String topic = topics.vintages();
    return figureRecord(topic, vintageKeys.serialize(topic, figure.vintageKey()), figure, at);
  }

  /** The record of a figure that takes the place of the one released before. */
  public ProducerRecord<byte[], byte[]> latest(ReleasedFigure figure, Instant at) {
    String topic = topics.release();
    return figureRecord(
        topic, figureKeys.serialize(topic, AggregateRecords.toKey(figure.key())), figure, at);
  }

  private ProducerRecord<byte[], byte[]> figureRecord(
      String topic, byte[] key, ReleasedFigure figure, Instant at) {
    Aggregate value = figure.value();
    return new ProducerRecord<>(
        topic,
        Partitioning.partition(figure.key().indicator(), partitions),
        at.toEpochMilli(),
        key,
        value == null ? null : figures.serialize(topic, value));
  }

  /**
   * The figure that a record of the vintages states.
   *
   * @throws io.tongji.log.registry.PoisonRecordException if no schema explains it
   */
  public ReleasedFigure vintage(ConsumerRecord<byte[], byte[]> record) {
    String topic = record.topic();
    byte[] value = record.value();
    return ReleasedFigure.of(
        readVintageKeys.deserialize(topic, record.key()),
        value == null ? null : readFigures.deserialize(topic, value));
  }

  /** The record that says that a release is out. */
  public ProducerRecord<byte[], byte[]> encode(PublishedRelease release) {
    String topic = topics.publicReleases();
    Instant withdrawn = release.withdrawnAt();
    PublicRelease value =
        PublicRelease.newBuilder()
            .setNumber(release.number())
            .setPublishedAt(release.publishedAt().toEpochMilli())
            .setThrough(release.request().through())
            .setStatus(release.request().status())
            .setReason(release.request().reason())
            .setReviseFrom(release.request().reviseFrom())
            .setRecords(release.records())
            .setDigest(release.digest())
            .setWithdrawnAt(withdrawn == null ? null : (Long) withdrawn.toEpochMilli())
            .build();
    return new ProducerRecord<>(
        topic,
        0,
        release.publishedAt().toEpochMilli(),
        releaseKeys.serialize(topic, new ReleaseKey(release.id())),
        published.serialize(topic, value));
  }

  /**
   * The release that a record says is out.
   *
   * @throws io.tongji.log.registry.PoisonRecordException if no schema explains it
   */
  public PublishedRelease published(ConsumerRecord<byte[], byte[]> record) {
    String topic = record.topic();
    PublicRelease value = readPublished.deserialize(topic, record.value());
    Long withdrawn = value.getWithdrawnAt();
    return new PublishedRelease(
        new ReleaseRequest(
            readReleaseKeys.deserialize(topic, record.key()).getReleaseId(),
            value.getThrough(),
            value.getStatus(),
            value.getReason(),
            value.getReviseFrom(),
            null),
        value.getNumber(),
        Instant.ofEpochMilli(value.getPublishedAt()),
        new TreeMap<>(value.getRecords()),
        value.getDigest(),
        withdrawn == null ? null : Instant.ofEpochMilli(withdrawn));
  }

  /** The record of an outcome. */
  public ProducerRecord<byte[], byte[]> encode(ReleaseOutcome outcome) {
    String topic = topics.outcomes();
    ReleaseRequest request = outcome.request();
    String step = outcome.isPublished() ? PUBLISHED : REFUSED;
    return new ProducerRecord<>(
        topic,
        Partitioning.partition(request.id(), partitions),
        outcome.at().toEpochMilli(),
        outcomeKeys.serialize(topic, new ReleaseOutcomeKey(request.id(), step)),
        outcomes.serialize(topic, value(outcome)));
  }

  private static io.tongji.avro.ReleaseOutcome value(ReleaseOutcome outcome) {
    ReleaseRequest request = outcome.request();
    Position position = outcome.position();
    io.tongji.avro.ReleaseOutcome.Builder value =
        io.tongji.avro.ReleaseOutcome.newBuilder()
            .setAt(outcome.at().toEpochMilli())
            .setRequest(new ReleaseRequestPosition(position.partition(), position.offset()))
            .setThrough(request.through())
            .setStatus(request.status())
            .setReason(request.reason())
            .setReviseFrom(request.reviseFrom())
            .setRequestedBy(request.requestedBy())
            .setNumber(outcome.number())
            .setPlanDigest(outcome.planDigest())
            .setRefusals(outcome.refusals())
            .setCounts(outcome.counts())
            .setHeld(outcome.held());
    Point point = outcome.point();
    if (point != null) {
      value
          .setOffsets(ends(point.ends()))
          .setApplicationId(point.applicationId())
          .setCatalogueDigest(point.catalogueDigest())
          .setProgrammeDigest(point.programmeDigest())
          .setRulesDigest(point.rulesDigest());
    }
    return value.build();
  }

  private static List<TopicEnd> ends(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .map(end -> new TopicEnd(end.getKey().topic(), end.getKey().partition(), end.getValue()))
        .sorted(Comparator.comparing(TopicEnd::getTopic).thenComparing(TopicEnd::getPartition))
        .toList();
  }

  /**
   * The outcome that a record states.
   *
   * @throws io.tongji.log.registry.PoisonRecordException if no schema explains it
   */
  public ReleaseOutcome outcome(ConsumerRecord<byte[], byte[]> record) {
    String topic = record.topic();
    io.tongji.avro.ReleaseOutcome value = readOutcomes.deserialize(topic, record.value());
    return new ReleaseOutcome(
        new ReleaseRequest(
            readOutcomeKeys.deserialize(topic, record.key()).getReleaseId(),
            value.getThrough(),
            value.getStatus(),
            value.getReason(),
            value.getReviseFrom(),
            value.getRequestedBy()),
        new Position(value.getRequest().getPartition(), value.getRequest().getOffset()),
        Instant.ofEpochMilli(value.getAt()),
        value.getNumber(),
        point(value),
        value.getPlanDigest(),
        value.getRefusals(),
        new TreeMap<>(value.getCounts()),
        value.getHeld());
  }

  private static @Nullable Point point(io.tongji.avro.ReleaseOutcome value) {
    String applicationId = value.getApplicationId();
    String catalogue = value.getCatalogueDigest();
    String programme = value.getProgrammeDigest();
    String rules = value.getRulesDigest();
    if (applicationId == null || catalogue == null || programme == null || rules == null) {
      return null;
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    value
        .getOffsets()
        .forEach(
            end ->
                ends.put(
                    new TopicPartition(end.getTopic(), end.getPartition()), end.getEndOffset()));
    return new Point(ends, applicationId, catalogue, programme, rules);
  }
}
