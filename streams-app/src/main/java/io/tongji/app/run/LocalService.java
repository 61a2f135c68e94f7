package io.tongji.app.run;

import io.tongji.app.catalogue.WholeCatalogue;
import io.tongji.app.cluster.ClusterSetup;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.config.SettingKey;
import io.tongji.app.http.HttpEndpoints;
import io.tongji.app.http.HttpSettings;
import io.tongji.app.local.ClientFile;
import io.tongji.app.run.ConsoleFactory.RunningConsole;
import io.tongji.app.run.GateFactory.RunningGate;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A whole Tongji on this machine: cluster, pipeline and HTTP, ready to be used. */
public final class LocalService implements AutoCloseable {

  private final LocalCluster cluster;
  private final AppConfig config;
  private final Instance instance;
  private final RunningGate gate;
  private final RunningConsole console;

  private LocalService(
      LocalCluster cluster,
      AppConfig config,
      Instance instance,
      RunningGate gate,
      RunningConsole console) {
    this.cluster = cluster;
    this.config = config;
    this.instance = instance;
    this.gate = gate;
    this.console = console;
  }

  /** What runs beside a local cluster. */
  public record Services(PipelineFactory pipelines, GateFactory gates, ConsoleFactory consoles) {}

  /** Refuses what would be refused later, before a cluster takes its time to start. */
  public static void rehearse(AppConfig config) {
    refuseForeignServers(config);
    config
        .get(Keys.CATALOGUE_DIR)
        .ifPresent(directory -> WholeCatalogue.read(CatalogueSource.in(directory)));
    HttpEndpoints.rehearse(HttpSettings.of(config));
    HttpEndpoints.rehearse(HttpSettings.ofConsole(config));
  }

  /** Refuses the address of a broker or a registry: whoever asks starts his own. */
  public static void refuseForeignServers(AppConfig config) {
    refuseForeign(config, Keys.BOOTSTRAP_SERVERS);
    refuseForeign(config, Keys.SCHEMA_REGISTRY_URL);
  }

  private static void refuseForeign(AppConfig config, SettingKey<?> key) {
    if (config.isGiven(key)) {
      throw Failure.setting(
          key.name() + " is given, but this command starts a broker and a registry of its own",
          "leave it" + " out, or use run");
    }
  }

  /** Starts one on servers that need nothing done before. */
  public static LocalService start(
      LocalCluster cluster, AppConfig given, Services services, ReadProgress startup) {
    return start(cluster, given, services, config -> {}, startup);
  }

  /**
   * Creates topics, applies the catalogue that is given, starts a pipeline, HTTP, a gate and a
   * console beside the cluster, and waits until all is ready. The cluster is closed with the
   * service, and at once if the service does not start.
   *
   * @param before what is done on the servers before anything else
   * @throws Failure that of the cluster, if one of its servers ends meanwhile
   */
  public static LocalService start(
      LocalCluster cluster,
      AppConfig given,
      Services services,
      Consumer<AppConfig> before,
      ReadProgress startup) {
    try (Starting starting = new Starting()) {
      CompletionStage<Void> unused = cluster.failure().thenAccept(why -> starting.abandon());
      AppConfig config = pointedAt(cluster, given);
      before.accept(config);
      ClusterSetup.createTopics(config);
      config
          .get(Keys.CATALOGUE_DIR)
          .ifPresent(directory -> ClusterSetup.applyCatalogue(config, directory));
      Instance instance = Instance.start(config, services.pipelines(), startup);
      return beside(cluster, config, instance, services);
    } catch (RuntimeException failed) {
      Thread.interrupted(); // whoever was asked to end still closes in order
      cluster.close();
      CompletableFuture<Failure> ended = cluster.failure().toCompletableFuture();
      throw ended.isDone() ? ended.join().from(failed) : failed;
    }
  }

  /** The thread that starts a service: what it waits for may have ended. */
  private static final class Starting implements AutoCloseable {

    private final Thread starter = Thread.currentThread();
    private boolean over;
    private boolean abandoned;

    synchronized void abandon() {
      if (!over) {
        abandoned = true;
        starter.interrupt();
      }
    }

    @Override
    public synchronized void close() {
      over = true;
      if (abandoned) {
        Thread.interrupted(); // it was meant for the start
      }
    }
  }

  private static LocalService beside(
      LocalCluster cluster, AppConfig config, Instance instance, Services services) {
    try {
      RunningGate gate = services.gates().start(config);
      try {
        return new LocalService(cluster, config, instance, gate, services.consoles().start(config));
      } catch (RuntimeException failed) {
        gate.close();
        throw failed;
      }
    } catch (RuntimeException failed) {
      instance.close();
      throw failed;
    }
  }

  /** The configuration that other clients of this cluster need. */
  public AppConfig config() {
    return config;
  }

  /** The line from which scripts learn where everything is. */
  public String readyLine() {
    return "ready kafka=%s registry=%s http=%s console=%s"
        .formatted(
            cluster.bootstrapServers(), cluster.registryUrl(), instance.url(), console.url());
  }

  /** The console of this cluster. */
  public RunningConsole console() {
    return console;
  }

  /** Where the metrics are. */
  public String metricsUrl() {
    return instance.url() + "/metrics";
  }

  /** Completes with the reason when the pipeline stops by itself, or the registry ends. */
  public CompletionStage<Failure> failure() {
    return instance
        .failure()
        .applyToEither(cluster.failure(), stop -> stop)
        .applyToEither(gate.failure(), stop -> stop);
  }

  @Override
  public void close() {
    console.close();
    gate.close();
    instance.close();
    cluster.close();
  }

  private static AppConfig pointedAt(LocalCluster cluster, AppConfig given) {
    AppConfig config = cluster.pointAt(given);
    Map<String, String> own = new HashMap<>();
    if (!given.isGiven(Keys.STATE_DIR)) {
      own.put(Keys.STATE_DIR.name(), cluster.stateDirectory().toString());
    }
    if (!given.isGiven(Keys.RELEASE_RULES_FILE)) {
      own.put(Keys.RELEASE_RULES_FILE.name(), SecretRules.usual(cluster.directory()).toString());
    }
    if (!given.isGiven(Keys.CONSOLE_DIR)) {
      own.put(Keys.CONSOLE_DIR.name(), ClientFile.consoleIn(cluster.directory()).toString());
    }
    return config.with(own);
  }
}
