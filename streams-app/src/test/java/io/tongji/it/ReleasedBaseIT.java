package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.run.Pipeline;
import io.tongji.avro.RegisterEntry;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import io.tongji.measure.Growth;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate.OfMonth;
import io.tongji.rollup.SeriesKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline compares with last year as it was first released, across restarts too. */
final class ReleasedBaseIT {

  private static final String PREFIX = "based";
  private static final Topics TOPICS = new Topics(PREFIX);
  private static final String UNIT = Papers.enterprise(1);
  private static final SeriesKey MARCH =
      new SeriesKey(Period.parse("2023-03"), "330483K01", "GIO", "_T");

  @TempDir private Path directory;

  @Test
  void nominalGrowthIsOnWhatWasReleasedFirst() throws Exception {
    try (Stand stand = new Stand(directory);
        Bureau bureau = bureau(stand);
        Releases releases = new Releases(stand, PREFIX)) {
      try (Pipeline ignored = stand.start(PREFIX)) {
        stand.awaitPublished(PREFIX);
        assertThat(march(stand).ytd().nominalGrowth()).isEqualTo(new Growth.Rate(2000, 10_000));

        release(releases, "first", 8000);
        release(releases, "second", 9000);
        foreign(bureau);
        stand.awaitPublished(PREFIX);
        awaitReleased(stand, 8000);
        assertThat(march(stand).ytd().nominalGrowth()).isEqualTo(new Growth.Rate(4000, 8000));
        assertThat(march(stand).ytd().lastYear()).isEqualTo(10_000);
        verify(stand);
      }
      bureau.report("output", UNIT, "2023-03", Papers.output(13_000, 2));
      try (Pipeline ignored = stand.start(PREFIX)) {
        stand.awaitPublished(PREFIX);
        assertThat(march(stand).ytd().nominalGrowth()).isEqualTo(new Growth.Rate(5000, 8000));
        verify(stand);
      }
    }
  }

  private static Bureau bureau(Stand stand) {
    stand.createTopics(PREFIX);
    Bureau bureau = new Bureau(stand, PREFIX);
    RegisterEntry entry = Papers.entry("330483104");
    entry.setGroups(List.of("330483K01"));
    bureau.register(UNIT, "2020-01", entry);
    bureau.report("output", UNIT, "2022-03", Papers.output(10_000, 1));
    bureau.report("output", UNIT, "2023-03", Papers.output(12_000, 1));
    return bureau;
  }

  private static void release(Releases releases, String id, long ytd) {
    releases
        .draft(id, "2022-03", "P", "2022-04-18")
        .publish("GIO", "_T", "2022-03", Releases.month(1, ytd, 0.1))
        .suppress("GIO", "C39", "2022-03")
        .out();
  }

  /** Bytes that are no record; they become a dead letter and hold nothing up. */
  private static void foreign(Bureau bureau) {
    byte[] noRecord = "?".getBytes(StandardCharsets.UTF_8);
    int partition = Partitioning.partition("GIO", Stand.PARTITIONS);
    bureau.send(new ProducerRecord<>(TOPICS.vintages(), partition, noRecord, noRecord));
  }

  private static OfMonth march(Stand stand) {
    return (OfMonth) Objects.requireNonNull(stand.published(PREFIX).get(MARCH));
  }

  private static void awaitReleased(Stand stand, long ytd) throws Exception {
    Long released =
        Await.until(
            Duration.ofMinutes(4),
            () -> march(stand).ytd().lastYearReleased(),
            found -> found != null);
    assertThat(released).isEqualTo(ytd);
  }

  private static void verify(Stand stand) {
    CommandEnd end = CommandEnd.of(stand.command(PREFIX, "verify"));
    assertThat(end.exitCode()).as(end.messages()).isZero();
  }
}
