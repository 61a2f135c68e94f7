package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.avro.Aggregate;
import io.tongji.avro.AggregateKey;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.RegisterEntry;
import io.tongji.avro.RegisterKey;
import io.tongji.avro.ReturnKey;
import io.tongji.avro.Target;
import io.tongji.avro.TargetKey;
import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import io.tongji.runtime.Clients;
import io.tongji.runtime.LocalCluster;
import io.tongji.runtime.Pipeline;
import io.tongji.runtime.StreamsPipeline;
import io.tongji.wire.Partitioning;
import io.tongji.wire.SubjectAdmin;
import io.tongji.wire.TopicAdmin;
import io.tongji.wire.TopicSpecs;
import io.tongji.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PipelineIT {

  private static final String UNIT = "91330483000000019W";

  @TempDir private Path directory;

  @Test
  void returnsBecomeAggregates() throws Exception {
    try (LocalCluster cluster = LocalCluster.start(directory, 0, 0)) {
      AppConfig config =
          AppConfig.defaults()
              .with(
                  Map.of(
                      Keys.BOOTSTRAP_SERVERS.name(), cluster.bootstrapServers(),
                      Keys.SCHEMA_REGISTRY_URL.name(), cluster.registryUrl(),
                      Keys.TOPICS_PARTITIONS.name(), "3",
                      Keys.STATE_DIR.name(), cluster.stateDirectory().toString()));
      Clients clients = StreamsPipeline.clients(config);
      Topics topics = new Topics("tongji");
      TopicSpecs specs = new TopicSpecs(topics, 3);
      try (TopicAdmin admin = TopicAdmin.connect(config.kafka(), Duration.ofSeconds(30))) {
        admin.create(specs.all(), (short) -1);
      }
      new SubjectAdmin(clients.serdes().registry()).register(specs.all());
      try (Pipeline pipeline = StreamsPipeline.create(config)) {
        pipeline.start();
        pipeline.awaitReady(Duration.ofSeconds(60));
        send(
            clients,
            topics.register(),
            new RegisterKey(UNIT, "2022-01"),
            new RegisterEntry(
                "enterprise",
                "样本",
                null,
                null,
                "330483004",
                List.of("330483K01"),
                "3911",
                List.of("above-scale"),
                null,
                1,
                false),
            UNIT);
        send(
            clients,
            topics.targets(),
            new TargetKey("GIO", "330483K01", 2023),
            new Target(20_000L, "元", 1, false),
            "GIO");
        OutputReturn value = new OutputReturn();
        value.setYtd(12_000L);
        value.setPriorYtd(10_000L);
        value.setWithdrawn(false);
        send(clients, topics.returns("output"), new ReturnKey(UNIT, "2023-12"), value, UNIT);
        Map<String, Aggregate> table = read(clients, topics, 20);
        Aggregate zone = java.util.Objects.requireNonNull(table.get("M 330483K01 GIO _T 2023-12"));
        assertThat(zone).isNotNull();
        assertThat(zone.getYTD()).isEqualTo(12_000L);
        assertThat(zone.getYTDYOY()).isEqualTo(0.2);
      }
    }
  }

  private static <K extends SpecificRecord, V extends SpecificRecord> void send(
      Clients clients, String topic, K key, V value, String id) throws Exception {
    @SuppressWarnings("unchecked")
    Class<K> keyClass = (Class<K>) key.getClass();
    @SuppressWarnings("unchecked")
    Class<V> valueClass = (Class<V>) value.getClass();
    try (Producer<K, V> producer = clients.writer(keyClass, valueClass)) {
      producer.send(new ProducerRecord<>(topic, Partitioning.partition(id, 3), key, value)).get();
    }
  }

  private static Map<String, Aggregate> read(Clients clients, Topics topics, int enough) {
    Map<String, Aggregate> table = new TreeMap<>();
    try (Consumer<AggregateKey, Aggregate> reader =
        clients.reader(AggregateKey.class, Aggregate.class)) {
      List<TopicPartition> partitions =
          List.of(
              new TopicPartition(topics.live(), 0),
              new TopicPartition(topics.live(), 1),
              new TopicPartition(topics.live(), 2));
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (table.size() < enough && System.nanoTime() < deadline) {
        reader
            .poll(Duration.ofMillis(200))
            .forEach(
                record ->
                    table.put(
                        String.join(
                            " ",
                            record.key().getFREQ(),
                            record.key().getREFAREA(),
                            record.key().getINDICATOR(),
                            record.key().getACTIVITY(),
                            record.key().getTIMEPERIOD()),
                        record.value()));
      }
    }
    return table;
  }
}
