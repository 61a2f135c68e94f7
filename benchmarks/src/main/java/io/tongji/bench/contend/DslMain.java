package io.tongji.bench.contend;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.Keys;
import io.tongji.bench.work.Placing;
import io.tongji.catalogue.Catalogue;
import io.tongji.log.cluster.Clients;
import io.tongji.log.topics.Topics;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** The same results by Kafka Streams' DSL, with RocksDB, exactly once, and defaults otherwise. */
public final class DslMain {

  /** The topic of the results. */
  public static final String RESULTS = "results-of-dsl";

  /** The consumer group. */
  public static final String GROUP = "bench-dsl";

  private static final int THREADS = 2;

  private DslMain() {}

  /** Runs until its input ends. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    Arguments parsed = Arguments.parse(arguments);
    Clients clients = ConfiguredCluster.clients(parsed.config());
    Catalogue catalogue = ConfiguredCluster.catalogue(parsed.config()).catalogue();
    Topics topics = new Topics(parsed.config().get(Keys.TOPIC_PREFIX));
    int partitions = parsed.config().get(Keys.TOPICS_PARTITIONS);
    try (Admin admin = clients.admin()) {
      admin.createTopics(List.of(new NewTopic(RESULTS, partitions, (short) 1))).all().get();
    }
    DslTopology topology = new DslTopology(new Placing(catalogue), topics, clients.serdes());
    try (KafkaStreams streams =
        new KafkaStreams(topology.build(RESULTS).build(), properties(parsed, clients))) {
      streams.setStateListener(
          (now, before) -> {
            if (now == KafkaStreams.State.ERROR) {
              Runtime.getRuntime().halt(1); // the log says why; nothing is computed any more
            }
          });
      streams.start();
      System.out.println("ready " + RESULTS);
      StandBy.untilInputEnds();
    }
  }

  private static Properties properties(Arguments parsed, Clients clients) {
    Properties properties = new Properties();
    properties.putAll(clients.options());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, GROUP);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, parsed.directory().resolve("dsl").toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, THREADS);
    return properties;
  }
}
