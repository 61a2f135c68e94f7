package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.read.Inquiry;
import io.tongji.app.run.Pipeline;
import io.tongji.avro.Aggregate;
import io.tongji.avro.AggregateKey;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.ReturnKey;
import io.tongji.explain.Question;
import io.tongji.figures.Codes;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import io.tongji.period.Month;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On real servers every figure of the sample is right, and one that is made wrong is named. */
final class VerifyIT {

  private static final String PREFIX = "verified";
  private static final String UNIT_OF_THE_ZONE = "91330483YB0000016Y";
  private static final AggregateKey HEADLINE =
      new AggregateKey("M", "330483K01", "GIO", "_T", "2023-12");
  private static final Topics TOPICS = new Topics(PREFIX);

  @TempDir private Path directory;

  @Test
  void theSampleIsRightAndWhatIsDoneBehindThePipelinesBackIsNamed() throws Exception {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      new SampleFeed(stand).feed(PREFIX);
      try (Pipeline pipeline = stand.start(PREFIX)) {
        CommandEnd right = verify(stand);
        Stand.assertReady(pipeline);
        assertThat(right.messages()).contains("every published figure equals the recomputed one");
        assertThat(right.exitCode()).isZero();
        WholeSample.assertThatIsOnMetrics(pipeline);
        aFigureIsExplained(stand);
        explainingTellsHowFarItIs(stand);

        long ytd = tamper(stand);
        names(verify(stand), "330483K01", "published=" + (ytd + 1) + " recomputed=" + ytd);
      }
      changeAReturnBehindThePipelinesBack(stand);
      try (Pipeline pipeline = stand.start(PREFIX)) {
        names(verify(stand), "330483", "published=");
        Stand.assertReady(pipeline);
      }
    }
  }

  /** The units' parts add up to the figure, whose bridge leads from last year to this one. */
  private static void aFigureIsExplained(Stand stand) {
    CommandEnd end =
        CommandEnd.of(
            stand.command(
                PREFIX,
                "explain",
                "--indicator=GIO",
                "--area=330483K01",
                "--period=2023-12",
                "--top=3"));
    assertThat(end.messages()).isEmpty();
    assertThat(end.exitCode()).isZero();
    assertThat(end.out())
        .startsWith("仅供局内使用")
        .contains("本年累计 773.76 亿元,同比 -4.2%", "已报/应报 168/169", "未报的单位 1\n");
  }

  /** Figures and then inputs are read, each to its end. */
  private static void explainingTellsHowFarItIs(Stand stand) {
    Codes codes = new Codes(stand.catalogue());
    Question question =
        new Question(
            codes.indicator("GIO"),
            codes.area("330483K01"),
            codes.activity("_T"),
            Month.of(2023, 12));
    Set<Long> ended = new HashSet<>();
    Inquiry.explain(
        stand.config(PREFIX),
        stand.catalogue(),
        question,
        (read, all) -> {
          if (read == all) {
            ended.add(all);
          }
        });
    assertThat(ended).hasSize(2);
  }

  private static CommandEnd verify(Stand stand) {
    return CommandEnd.of(stand.command(PREFIX, "verify"));
  }

  private static void names(CommandEnd end, String area, String values) {
    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.out())
        .contains("indicator=GIO area=" + area + " activity=_T period=2023-12 field=YTD " + values);
    assertThat(end.messages()).contains("cells that differ: ");
  }

  /** Adds a yuan to the published output of the zone; returns what it was. */
  private static long tamper(Stand stand) throws Exception {
    Aggregate headline = published(stand.clients(PREFIX));
    long ytd = headline.getYTD();
    headline.setYTD(ytd + 1);
    send(stand.clients(PREFIX), TOPICS.live(), "GIO", HEADLINE, headline);
    return ytd;
  }

  private static Aggregate published(Clients clients) {
    Map<AggregateKey, Aggregate> found = new HashMap<>();
    TopicPartition partition =
        new TopicPartition(TOPICS.live(), Partitioning.partition("GIO", Stand.PARTITIONS));
    try (TopicReader<AggregateKey, Aggregate> reader =
        clients.reader(AggregateKey.class, Aggregate.class)) {
      reader.readAll(
          partition,
          record -> {
            if (record.key().equals(HEADLINE)) {
              found.put(record.key(), record.value());
            }
          });
    }
    return Objects.requireNonNull(found.get(HEADLINE), HEADLINE::toString);
  }

  /** A return that changes a figure of the zone, and that the pipeline believes it has counted. */
  private static void changeAReturnBehindThePipelinesBack(Stand stand) throws Exception {
    Clients clients = stand.clients(PREFIX);
    String topic = TOPICS.returns("output");
    OutputReturn changed = new OutputReturn();
    changed.setYtd(1L);
    changed.setRevision(99);
    changed.setWithdrawn(false);
    send(clients, topic, UNIT_OF_THE_ZONE, new ReturnKey(UNIT_OF_THE_ZONE, "2023-12"), changed);
    Map<TopicPartition, OffsetAndMetadata> past = new HashMap<>();
    try (Offsets offsets = new Offsets(clients);
        Admin admin = clients.admin()) {
      offsets
          .ends(List.of(topic))
          .forEach((partition, end) -> past.put(partition, new OffsetAndMetadata(end)));
      String group = PipelineGroups.of(TOPICS, stand.catalogue());
      admin.alterConsumerGroupOffsets(group, past).all().get();
    }
  }

  private static <K extends SpecificRecord, V extends SpecificRecord> void send(
      Clients clients, String topic, String id, K key, V value) throws Exception {
    @SuppressWarnings("unchecked") // a record's class is the class of its type
    Class<K> keyClass = (Class<K>) key.getClass();
    @SuppressWarnings("unchecked") // as above
    Class<V> valueClass = (Class<V>) value.getClass();
    int partition = Partitioning.partition(id, Stand.PARTITIONS);
    try (Producer<K, V> producer =
        new KafkaProducer<>(
            Map.copyOf(clients.options()),
            clients.serdes().keySerializer(keyClass),
            clients.serdes().valueSerializer(valueClass))) {
      producer.send(new ProducerRecord<>(topic, partition, key, value)).get();
    }
  }
}
