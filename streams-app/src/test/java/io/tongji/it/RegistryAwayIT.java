package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.run.Pipeline;
import io.tongji.avro.ReturnKey;
import io.tongji.avro.TaxReturn;
import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.cuts.CutReader;
import io.tongji.log.cuts.Published;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that is away delays what it has to be asked about, and decides nothing. */
final class RegistryAwayIT {

  private static final String PREFIX = "away";
  private static final String UNIT = Papers.enterprise(1);
  private static final SeriesKey TAX =
      new SeriesKey(Period.parse("2021-06"), "330483", "TAX", "_T");
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final Duration A_WHILE = Duration.ofSeconds(5);

  @TempDir private Path directory;

  @Test
  void knownSchemasGoOnAndUnknownOnesWaitUntilTheRegistryIsBack() throws Exception {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      try (Bureau bureau = new Bureau(stand, PREFIX);
          AggregateReader reader = AggregateReader.of(stand.clients(PREFIX).serdes());
          Pipeline pipeline = stand.start(PREFIX)) {
        ProducerRecord<byte[], byte[]> unmet = firstTaxReturn(bureau);
        bureau.register(UNIT, "2020-01", Papers.entry("330483004"));
        assertThatOutputIsPublished(stand, bureau, reader, "2021-05");

        stand.stopRegistry();
        assertThatOutputIsPublished(stand, bureau, reader, "2021-06");
        bureau.send(unmet);
        assertThat(Await.until(A_WHILE, () -> ytd(stand, reader, TAX), Objects::nonNull)).isNull();
        assertThatNothingIsDead(bureau);

        stand.startRegistryAgain();
        assertThat(Await.until(LONG, () -> ytd(stand, reader, TAX), Objects::nonNull)).isEqualTo(9);
        assertThatOutputIsPublished(stand, bureau, reader, "2021-07");
        assertThatNothingIsDead(bureau);
        Stand.assertReady(pipeline);
      }
    }
  }

  /** Of a form that nobody used so far, so that the pipeline has to ask for its schema. */
  private static ProducerRecord<byte[], byte[]> firstTaxReturn(Bureau bureau) {
    TaxReturn value = TaxReturn.newBuilder().setYtd(9L).setWithdrawn(false).build();
    Letter letter = Letter.ofReturn(bureau, "tax", new ReturnKey(UNIT, "2021-06"), value);
    return new ProducerRecord<>(
        letter.topic(),
        Partitioning.partition(UNIT, Stand.PARTITIONS),
        bureau.key(letter),
        bureau.value(letter));
  }

  private static void assertThatOutputIsPublished(
      Stand stand, Bureau bureau, AggregateReader reader, String period) throws Exception {
    bureau.report("output", UNIT, period, Papers.output(5, null));
    SeriesKey key = new SeriesKey(Period.parse(period), "330483", "GIO", "_T");
    assertThat(Await.until(LONG, () -> ytd(stand, reader, key), Objects::nonNull)).isEqualTo(5);
  }

  private static void assertThatNothingIsDead(Bureau bureau) {
    assertThat(bureau.read(bureau.topics().deadLetters())).isEmpty();
  }

  /** By a reader that has met the schemas of the live topic. */
  private static @Nullable Long ytd(Stand stand, AggregateReader reader, SeriesKey key) {
    try (TopicReader<byte[], byte[]> live = stand.clients(PREFIX).reader()) {
      String topic = new Topics(PREFIX).live();
      Published row = CutReader.table(live, reader, topic, ReadProgress.SILENT).get(key);
      return row == null ? null : ((Aggregate.OfMonth) row.aggregate()).ytd().total();
    }
  }
}
