package io.tongji.bench.run;

import io.tongji.app.cluster.ClusterSetup;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.bench.contend.InputTopics;
import io.tongji.bench.work.CellFigures;
import io.tongji.bench.work.CellKey;
import io.tongji.bench.work.PlainOracle;
import io.tongji.bench.work.Workload;
import io.tongji.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Servers with a workload in their topics, and what ought to come out of it. */
public final class Ground implements AutoCloseable {

  /** As long as any contender may take. */
  private static final String PATIENCE = "PT2H";

  private final Path directory;
  private final BenchServers servers;
  private final Workload workload;
  private final long records;
  private final Map<CellKey, CellFigures> oracle;

  private Ground(Path directory, BenchServers servers, Workload workload) {
    this.directory = directory;
    this.servers = servers;
    this.workload = workload;
    this.records = Preload.run(servers.config(), workload);
    this.oracle = PlainOracle.of(workload);
  }

  /**
   * Starts the servers and fills the topics.
   *
   * @param directory for everything, new or empty
   * @param size of the workload
   * @param given configuration of the application, without servers
   */
  public static Ground prepare(Path directory, Workload.Size size, AppConfig given)
      throws IOException, InterruptedException {
    BenchServers servers = BenchServers.start(directory, given);
    try {
      AppConfig config = servers.config();
      ClusterSetup.createTopics(config);
      given.get(Keys.CATALOGUE_DIR).ifPresent(path -> ClusterSetup.applyCatalogue(config, path));
      Catalogue catalogue = ConfiguredCluster.catalogue(config).catalogue();
      return new Ground(directory, servers, new Workload(catalogue, size));
    } catch (RuntimeException failed) {
      servers.close();
      throw failed;
    }
  }

  Path directory() {
    return directory;
  }

  /** The configuration of clients, which wait as long as the slowest contender may take. */
  public AppConfig config() {
    return servers.config().with(Map.of(Keys.OPERATION_TIMEOUT.name(), PATIENCE));
  }

  /** The configuration of the application. */
  AppConfig given() {
    return servers.config();
  }

  /** The catalogue. */
  public Catalogue catalogue() {
    return workload.catalogue();
  }

  /** The workload. */
  public Workload workload() {
    return workload;
  }

  /** How large the workload is. */
  public Workload.Size size() {
    return workload.size();
  }

  /** Number of records in the topics. */
  public long records() {
    return records;
  }

  /** What every contender ought to compute. */
  public Map<CellKey, CellFigures> oracle() {
    return oracle;
  }

  InputTopics input() {
    return new InputTopics(servers.config());
  }

  BenchServers servers() {
    return servers;
  }

  @Override
  public void close() {
    servers.close();
  }
}
