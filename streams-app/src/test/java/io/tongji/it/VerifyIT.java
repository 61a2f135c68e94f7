package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.avro.Aggregate;
import io.tongji.avro.AggregateKey;
import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import io.tongji.runtime.Clients;
import io.tongji.runtime.Pipeline;
import io.tongji.runtime.Startup;
import io.tongji.runtime.StreamsPipeline;
import io.tongji.runtime.Verification;
import io.tongji.verify.Difference;
import io.tongji.wire.Partitioning;
import io.tongji.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On real servers every figure of the sample is right, and a forged one is named. */
final class VerifyIT {

  private static final String PREFIX = "verified";

  @TempDir private Path directory;

  @Test
  void theSampleIsRightAndAForgedFigureIsNamed() throws Exception {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      new SampleFeed(stand).feed(PREFIX);
      AppConfig config = stand.config(PREFIX);
      try (Pipeline pipeline = StreamsPipeline.create(config)) {
        pipeline.start();
        pipeline.awaitReady(Duration.ofSeconds(120), Startup.SILENT);
        assertThat(Verification.differences(config)).isEmpty();
        aFigureIsExplained(config);
        forge(stand.clients(PREFIX));
        assertThat(Verification.differences(config))
            .extracting(Difference::toString)
            .contains(
                "indicator=GIO area=330483004 activity=_T period=1999 field=V published=42"
                    + " recomputed=-");
      }
    }
  }

  /** The units' parts add up to the figure, whose bridge leads from last year to this one. */
  private static void aFigureIsExplained(AppConfig config) {
    CommandEnd end =
        CommandEnd.of(
            List.of(
                "explain",
                "--indicator=GIO",
                "--area=330483K01",
                "--period=2023-12",
                "--top=3",
                "--topic-prefix=" + PREFIX,
                "--bootstrap-servers=" + config.get(Keys.BOOTSTRAP_SERVERS),
                "--registry-url=" + config.get(Keys.SCHEMA_REGISTRY_URL)));
    assertThat(end.messages()).isEmpty();
    assertThat(end.exitCode()).isZero();
    assertThat(end.out())
        .startsWith("仅供局内使用")
        .contains("本年累计 773.76 亿元,同比 -4.2%", "已报/应报 160/161", "未报的单位 1\n");
  }

  private static void forge(Clients clients) throws Exception {
    AggregateKey key = new AggregateKey("A", "330483004", "GIO", "_T", "1999");
    Aggregate value = new Aggregate();
    value.setCUT(1_000_000L);
    value.setBASEKIND("RESTATED");
    value.setV(42L);
    try (Producer<AggregateKey, Aggregate> producer =
        clients.writer(AggregateKey.class, Aggregate.class)) {
      producer
          .send(
              new ProducerRecord<>(
                  new Topics(PREFIX).live(),
                  Partitioning.partition("GIO", Stand.PARTITIONS),
                  key,
                  value))
          .get();
    }
  }
}
