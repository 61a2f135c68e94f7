package io.tongji.bench.run;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.bench.work.Workload;
import io.tongji.catalogue.form.Form;
import io.tongji.log.aggregates.Vintage;
import io.tongji.log.cluster.Clients;
import io.tongji.log.records.Outgoing;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import io.tongji.verify.InputRecords;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes a workload into the input topics, once, in the application's own wire format. */
final class Preload implements InputRecords.RecordReceiver, AutoCloseable {

  private final Map<Form, Outgoing<Return>> returns = new EnumMap<>(Form.class);
  private final Outgoing<RegisterRecord> register;
  private final Outgoing<Target> targets;
  private final Producer<byte[], byte[]> producer;
  private final int partitions;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private long records;

  private Preload(AppConfig config) {
    Clients clients = ConfiguredCluster.clients(config);
    SerdeFactory serdes = clients.serdes();
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    for (Form form : Form.values()) {
      returns.put(form, Outgoing.returns(form, topics, serdes));
    }
    register = Outgoing.register(topics, serdes);
    targets = Outgoing.targets(topics, serdes);
    partitions = config.get(Keys.TOPICS_PARTITIONS);
    producer =
        new KafkaProducer<>(options(clients), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** In batches that a steady stream of returns would have. */
  private static Map<String, Object> options(Clients clients) {
    Map<String, Object> options = new HashMap<>(clients.options());
    options.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    options.put(ProducerConfig.LINGER_MS_CONFIG, "20");
    options.put(ProducerConfig.BATCH_SIZE_CONFIG, "262144");
    return options;
  }

  /** Creates the topics and fills them; returns the number of records. */
  static long run(AppConfig config, Workload workload) {
    try (Preload preload = new Preload(config)) {
      workload.readAll(preload);
      preload.producer.flush();
      Exception failed = preload.failure.get();
      if (failed != null) {
        throw new BenchException(
            "the workload could not be written: " + failed.getMessage(), failed);
      }
      return preload.records;
    }
  }

  @Override
  public void take(Return handedIn, long timestamp) {
    send(Objects.requireNonNull(returns.get(handedIn.form())).encode(handedIn, partitions));
  }

  @Override
  public void take(RegisterRecord handedIn) {
    send(register.encode(handedIn, partitions));
  }

  @Override
  public void take(Vintage released) {}

  @Override
  public void take(Target handedIn) {
    send(targets.encode(handedIn, partitions));
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    Future<RecordMetadata> unused =
        producer.send(
            record,
            (metadata, failed) -> {
              if (failed != null) {
                failure.compareAndSet(null, failed);
              }
            });
    records++;
  }

  @Override
  public void close() {
    producer.close();
  }
}
