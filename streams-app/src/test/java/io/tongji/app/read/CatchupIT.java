package io.tongji.app.read;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tongji.app.local.EmbeddedBroker;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import io.tongji.pipeline.PipelineTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a stage has written counts as soon as it is written, and is there when it is committed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CatchupIT {

  private static final String APPLICATION = "counted";
  private static final Topics TOPICS = new Topics("counted");
  private static final byte[] ALL_CONTRIBUTED = {};
  private static final Duration BRIEFLY = Duration.ofMillis(700);
  private static final Duration LONG = Duration.ofMinutes(1);

  private EmbeddedBroker broker;
  private Offsets offsets;

  @BeforeAll
  void createTopics(@TempDir Path directory) throws Exception {
    broker = EmbeddedBroker.start(directory, 0);
    String notes = PipelineTopology.firstSentChangelog(APPLICATION);
    List<String> names = new ArrayList<>(TOPICS.inputs());
    names.addAll(
        List.of(TOPICS.contributions(APPLICATION), TOPICS.live(), TOPICS.vintages(), notes));
    Clients clients =
        new Clients(
            broker.clientOptions(),
            new SerdeFactory(Map.of("schema.registry.url", "http://127.0.0.1:1")),
            Duration.ofMinutes(1));
    try (Admin admin = clients.admin()) {
      admin
          .createTopics(names.stream().map(name -> new NewTopic(name, 1, (short) 1)).toList())
          .all()
          .get();
    }
    try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>(notes, ALL_CONTRIBUTED, new byte[8])).get();
    }
    offsets = new Offsets(clients);
  }

  @AfterAll
  void stop() {
    offsets.close();
    broker.close();
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.putAll(broker.clientOptions());
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Test
  void figuresWhoseTransactionIsOpenAreWaitedFor() throws Exception {
    try (KafkaProducer<byte[], byte[]> stage = producer(Map.of("transactional.id", "stage"))) {
      stage.initTransactions();
      stage.beginTransaction();
      stage.send(new ProducerRecord<>(TOPICS.live(), new byte[1])).get();

      assertThatExceptionOfType(Failure.class).isThrownBy(() -> await(BRIEFLY));
      stage.commitTransaction();
      assertThatCode(() -> await(LONG)).doesNotThrowAnyException();
    }
  }

  private void await(Duration timeout) {
    new Catchup(offsets, TOPICS, APPLICATION).await(timeout);
  }
}
