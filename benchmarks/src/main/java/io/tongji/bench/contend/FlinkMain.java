package io.tongji.bench.contend;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.Keys;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The same results by Flink's SQL in a cluster inside this process. */
public final class FlinkMain {

  /** The topic of the results. */
  public static final String RESULTS = "results-of-flink";

  private FlinkMain() {}

  /** Computes until all input has been read. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    Arguments parsed = Arguments.parse(arguments);
    CatalogueInForce inForce = ConfiguredCluster.catalogue(parsed.config());
    InputTopics input = new InputTopics(parsed.config());
    int partitions = parsed.config().get(Keys.TOPICS_PARTITIONS);
    try (Admin admin = input.clients().admin()) {
      admin.createTopics(List.of(new NewTopic(RESULTS, partitions, (short) 1))).all().get();
    }
    TableEnvironment flink =
        TableEnvironment.create(
            EnvironmentSettings.newInstance()
                .inStreamingMode()
                .withConfiguration(settings())
                .build());
    flink.createTemporarySystemFunction("cells", new FlinkCells(inForce.source().files()));
    FlinkTables tables = new FlinkTables(parsed.config());
    tables.definitions(inForce.catalogue(), RESULTS).forEach(flink::executeSql);
    flink.executeSql(tables.insert()).await();
    System.out.println("done " + input.records());
    StandBy.untilInputEnds();
  }

  /** As the documentation recommends for aggregates: batches of a second, aggregated locally. */
  static Configuration settings() {
    Configuration settings = new Configuration();
    settings.setString("parallelism.default", "2");
    settings.setString("execution.checkpointing.interval", "10 s");
    settings.setString("table.exec.mini-batch.enabled", "true");
    settings.setString("table.exec.mini-batch.allow-latency", "1 s");
    settings.setString("table.exec.mini-batch.size", "50000");
    settings.setString("table.optimizer.agg-phase-strategy", "TWO_PHASE");
    return settings;
  }
}
