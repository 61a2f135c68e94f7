package io.tongji.bench.latency;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.bench.work.Workload;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.log.cluster.Clients;
import io.tongji.log.records.Outgoing;
import io.tongji.log.topics.Topics;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Hands in returns at a steady rate, some of them probes, and notes when those are acknowledged.
 */
final class Sender implements AutoCloseable {

  private static final int PROBES_PER_SECOND = 50;
  private static final int LARGEST_CORRECTION = 1_009;
  private static final Duration TICK = Duration.ofMillis(1);

  private final Workload workload;
  private final Outgoing<Return> probes;
  private final Outgoing<Return> others;
  private final Outgoing<RegisterRecord> register;
  private final Producer<byte[], byte[]> producer;
  private final int partitions;
  private long sent;
  private long probed;

  Sender(AppConfig config, Workload workload) {
    Clients clients = ConfiguredCluster.clients(config);
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    this.workload = workload;
    this.probes = Outgoing.returns(Form.TAX, topics, clients.serdes());
    this.others = Outgoing.returns(Form.EXPORT, topics, clients.serdes());
    this.register = Outgoing.register(topics, clients.serdes());
    this.partitions = config.get(Keys.TOPICS_PARTITIONS);
    Map<String, Object> options = new HashMap<>(clients.options());
    options.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    this.producer =
        new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Enters the probing enterprises in the register. */
  void enter(Catalogue catalogue) {
    Probes entries = new Probes(catalogue);
    for (int unit = 0; unit < Probes.UNITS; unit++) {
      Future<RecordMetadata> unused =
          producer.send(register.encode(entries.entry(unit), partitions));
    }
    producer.flush();
  }

  /** Sends at a rate for a while. */
  void send(int perSecond, Duration time, Sightings sightings) throws InterruptedException {
    int oneProbeIn = Math.max(2, perSecond / PROBES_PER_SECOND);
    long start = System.nanoTime();
    long due = 0;
    for (long done = 0; due < perSecond * time.toSeconds(); ) {
      due = (System.nanoTime() - start) * perSecond / TimeUnit.SECONDS.toNanos(1);
      for (; done < due; done++) {
        if (done % oneProbeIn == 0) {
          probe(sightings);
        } else {
          other();
        }
      }
      TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
    }
    producer.flush();
  }

  /** Sends a probe of each unit, and waits until they are acknowledged. */
  void probeEach(Sightings sightings) {
    for (int unit = 0; unit < Probes.UNITS; unit++) {
      probe(sightings);
    }
    producer.flush();
  }

  private void probe(Sightings sightings) {
    int unit = (int) (probed % Probes.UNITS);
    long number = ++probed;
    Future<RecordMetadata> unused =
        producer.send(
            probes.encode(Probes.handedIn(unit, number), partitions),
            (metadata, failed) -> {
              if (failed == null) {
                sightings.acknowledge(unit, number, System.nanoTime());
              }
            });
  }

  /** Each time another amount, near enough to the others of the enterprise to raise no query. */
  private void other() {
    int enterprise = (int) (sent % workload.size().enterprises());
    Return next = workload.correction(enterprise, Form.EXPORT, ++sent % LARGEST_CORRECTION);
    Future<RecordMetadata> unused = producer.send(others.encode(next, partitions));
  }

  @Override
  public void close() {
    producer.close();
  }
}
