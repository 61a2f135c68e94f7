package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.run.Pipeline;
import io.tongji.app.run.StreamsPipeline;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Instances that start at the same time, or while those of another group still run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StartTogetherIT {

  private static final String TOGETHER = "together";
  private static final String BETWEEN = "between";
  private static final String OTHERS = "others";
  private static final Duration LONG = Duration.ofMinutes(2);

  private Stand stand;
  private Path files;
  private Catalogue changed;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    stand = new Stand(directory);
    files = ChangedCatalogue.in(directory.resolve("catalogue"));
    changed = CatalogueFiles.in(files);
  }

  @AfterAll
  void stop() {
    stand.close();
  }

  private AppConfig config(String prefix, String instance) {
    return AppConfig.defaults().with(stand.settings(prefix, instance));
  }

  private String group(String prefix, Catalogue catalogue) {
    return PipelineGroups.of(new Topics(prefix), catalogue);
  }

  @Test
  void instancesThatStartTogetherOnAnEmptyClusterAreOneGroup() throws Exception {
    stand.createTopics(TOGETHER);
    CompletableFuture<Pipeline> first =
        CompletableFuture.supplyAsync(() -> Stand.start(config(TOGETHER, "one")));
    CompletableFuture<Pipeline> second =
        CompletableFuture.supplyAsync(() -> Stand.start(config(TOGETHER, "two")));
    try (Pipeline one = first.join();
        Pipeline two = second.join();
        Admin admin = stand.clients(TOGETHER).admin();
        Bureau bureau = new Bureau(stand, TOGETHER)) {
      String group = group(TOGETHER, stand.catalogue());
      assertThat(groupsOf(admin, TOGETHER)).containsExactly(group);
      assertThat(
              Objects.requireNonNull(
                      admin.describeConsumerGroups(List.of(group)).all().get().get(group))
                  .members()
                  .stream()
                  .map(member -> member.groupInstanceId().orElse("").replaceAll("-\\d+$", ""))
                  .distinct())
          .hasSize(2);

      report(bureau, 5, 5);
      stand.awaitPublished(TOGETHER);
      assertThat(stand.published(TOGETHER)).isNotEmpty();
      assertThat(one.failure().toCompletableFuture()).isNotDone();
      assertThat(two.failure().toCompletableFuture()).isNotDone();
    }
  }

  private static List<String> groupsOf(Admin admin, String prefix) throws Exception {
    return admin.listGroups().all().get().stream()
        .map(listed -> listed.groupId())
        .filter(id -> id.startsWith(prefix + "-pipeline-"))
        .toList();
  }

  private static void report(Bureau bureau, int month, long ytd) {
    bureau.register(Papers.enterprise(1), "2020-01", Papers.entry("330483004"));
    bureau.report(
        "output", Papers.enterprise(1), "2021-%02d".formatted(month), Papers.output(ytd, null));
  }

  @Test
  void anInstanceThatReadTheCatalogueBeforeAnotherWasAppliedDoesNotStart() throws Exception {
    stand.createTopics(BETWEEN);
    try (Bureau bureau = new Bureau(stand, BETWEEN);
        Pipeline early = StreamsPipeline.create(config(BETWEEN, "early"))) {
      report(bureau, 5, 5);
      stand.apply(BETWEEN, files);

      assertThatThrownBy(early::start)
          .isInstanceOf(Failure.class)
          .hasMessageContaining("was applied anew since this instance started")
          .hasMessageContaining("in force is " + changed.digest());
    }
    try (Pipeline late = Stand.start(config(BETWEEN, "late"));
        Admin admin = stand.clients(BETWEEN).admin()) {
      stand.awaitPublished(BETWEEN, changed);
      assertThat(groupsOf(admin, BETWEEN)).containsExactly(group(BETWEEN, changed));
      assertThatThrownBy(() -> ConfiguredCluster.catalogueChange(config(BETWEEN, "x")).recompute())
          .hasMessageContaining("an instance of the pipeline runs");
      Stand.assertReady(late);
    }
  }

  /** As one whose cuts would come late, and stand for ever. */
  @Test
  void nothingIsPublishedWhileAnotherGroupRuns() throws Exception {
    stand.createTopics(OTHERS);
    String group = group(OTHERS, stand.catalogue());
    String contributions = new Topics(OTHERS).contributions(group);
    try (Bureau bureau = new Bureau(stand, OTHERS);
        Admin admin = stand.clients(OTHERS).admin();
        Offsets offsets = new Offsets(stand.clients(OTHERS));
        Pipeline pipeline = StreamsPipeline.create(config(OTHERS, "test"));
        Producer<byte[], byte[]> writer =
            stand.clients(OTHERS).writer(OTHERS + "-holds-back", Duration.ofMinutes(5))) {
      report(bureau, 5, 5);
      admin
          .createTopics(List.of(new NewTopic(contributions, Stand.PARTITIONS, (short) 1)))
          .all()
          .get();
      holdBack(writer, contributions);
      pipeline.start();
      try (KafkaConsumer<byte[], byte[]> other = memberOfAnotherGroup()) {
        writer.abortTransaction();
        for (int month = 6; month <= 8; month++) {
          report(bureau, month, month);
          awaitRead(offsets, group, contributions);
          assertThat(stand.table(OTHERS).rows()).isEmpty();
          assertThat(pipeline.ready()).isFalse();
          other.poll(Duration.ZERO);
        }
      }
      pipeline.awaitReady(LONG, ReadProgress.SILENT);
      stand.awaitPublished(OTHERS);
      assertThat(stand.published(OTHERS)).isNotEmpty();
    }
  }

  /** Until the transaction ends, the cube stage cannot pass what was written. */
  private static void holdBack(Producer<byte[], byte[]> writer, String contributions)
      throws Exception {
    writer.initTransactions();
    writer.beginTransaction();
    for (int partition = 0; partition < Stand.PARTITIONS; partition++) {
      byte[] never = "never committed".getBytes(StandardCharsets.UTF_8);
      writer.send(new ProducerRecord<>(contributions, partition, never, never)).get();
    }
  }

  private KafkaConsumer<byte[], byte[]> memberOfAnotherGroup() {
    Map<String, Object> options = new HashMap<>(stand.clients(OTHERS).options());
    options.put(ConsumerConfig.GROUP_ID_CONFIG, OTHERS + "-pipeline-r0-0123456789ab");
    options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    KafkaConsumer<byte[], byte[]> member =
        new KafkaConsumer<>(options, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    member.subscribe(List.of(new Topics(OTHERS).live()));
    while (member.assignment().isEmpty()) {
      member.poll(Duration.ofMillis(100));
    }
    return member;
  }

  /** The inputs, and then what was contributed because of them. */
  private static void awaitRead(Offsets offsets, String group, String contributions)
      throws Exception {
    Map<TopicPartition, Long> inputs = offsets.ends(new Topics(OTHERS).computedFrom());
    assertThat(Await.until(LONG, () -> offsets.passed(group, inputs), read -> read)).isTrue();
    Map<TopicPartition, Long> sent = offsets.endsOfAllWritten(contributions);
    assertThat(Await.until(LONG, () -> offsets.passed(group, sent), read -> read)).isTrue();
  }
}
