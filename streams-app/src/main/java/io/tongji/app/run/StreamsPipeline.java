package io.tongji.app.run;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.cluster.Preflight;
import io.tongji.app.cluster.RegistryHaste;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.http.MetricsSource;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.KafkaConnection;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.UnderReplicated;
import io.tongji.log.records.Wiring;
import io.tongji.log.topics.Topics;
import io.tongji.output.OwnerOnly;
import io.tongji.pipeline.PipelineTopology;
import io.tongji.pipeline.ports.PipelinePorts;
import io.tongji.pipeline.stage.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;

/** The pipeline on Kafka Streams. */
public final class StreamsPipeline implements Pipeline {

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);
  private static final Duration GLANCE = Duration.ofMillis(50);

  /** Every so many glances: Kafka Streams copies thousands of metrics each time. */
  private static final int LOOK_AT_METRICS = 40;

  private final AppConfig config;
  private final CatalogueInForce inForce;
  private final Topics topics;
  private final Clients clients;
  private final FiguresAndCounters shown;
  private final RunLog log;
  private final CompletableFuture<Failure> failure = new CompletableFuture<>();
  private final ProgressTimeout progress = new ProgressTimeout();
  private final Deque<Runnable> closing = new ConcurrentLinkedDeque<>();
  private volatile PipelineWork work = PipelineWork.NONE;
  private volatile boolean closed;

  /** What is at work: nothing until the start has made it. */
  private interface PipelineWork {

    PipelineWork NONE =
        new PipelineWork() {
          @Override
          public boolean isReady() {
            return false;
          }

          @Override
          public void report(ReadProgress startup) {}

          @Override
          public long recordsMoved() {
            return 0;
          }
        };

    boolean isReady();

    void report(ReadProgress startup);

    long recordsMoved();
  }

  /** Kafka Streams, and who looks at what lies beside the stream. */
  private record RunningStreams(KafkaStreams streams, PipelineWatch watch) implements PipelineWork {

    @Override
    public boolean isReady() {
      return streams.state() == State.RUNNING && watch.isPublished();
    }

    @Override
    public void report(ReadProgress startup) {
      watch.report(startup);
    }

    @Override
    public long recordsMoved() {
      return RecordsMoved.in(streams.metrics());
    }
  }

  private StreamsPipeline(AppConfig config, CatalogueInForce inForce, FiguresAndCounters shown) {
    this.config = config;
    this.inForce = inForce;
    this.topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    this.clients = ConfiguredCluster.clients(config);
    this.shown = shown;
    this.log = new RunLog(shown.counts());
  }

  /**
   * A pipeline of a configuration under the catalogue in force, not yet started.
   *
   * @throws Failure if topics, schemas or catalogue are not as they should be
   */
  public static Pipeline create(AppConfig config) {
    new Preflight(RegistryHaste.of(config)).check();
    CatalogueInForce inForce = ConfiguredCluster.catalogue(config);
    return new StreamsPipeline(config, inForce, FiguresAndCounters.of(config, inForce));
  }

  @Override
  public void start() {
    String group = PipelineGroups.of(topics, inForce.catalogue());
    log.starts(group, config.get(Keys.BOOTSTRAP_SERVERS));
    Offsets offsets = new Offsets(clients);
    closing.push(offsets::close);
    PipelineGroups groups = new PipelineGroups(topics, offsets, config.get(Keys.SESSION_TIMEOUT));
    groups.succeedOthers(group);
    groups.refuseIfIncomplete(group);
    new Preflight(RegistryHaste.of(config)).createTopicsBetween(group);
    StartupBacklog backlog = backlog(groups, offsets);
    backlog.check(offsets);
    backlog.look(offsets);
    progress.progress();
    DeadLetterTail readings = DeadLetterTail.open(clients, topics, group, progress::progress);
    closing.push(readings::close);
    Snapshots snapshots = snapshots(groups.computation(group));
    KafkaStreams streams = streams(group, backlog, readings, snapshots);
    closing.push(() -> leave(streams));
    HeldBack heldBack = new HeldBack(topics.inputs(), System::nanoTime);
    UnderReplicated copies = new UnderReplicated(topics::has);
    shown.observe(streams, heldBack, copies);
    shown.follow(config, clients, new FaultPolicy(Clock.systemUTC(), this::fail));
    PipelineWatch watch = PipelineWatch.start(backlog, heldBack, copies, offsets, log, this::fail);
    closing.push(watch::close);
    work = new RunningStreams(streams, watch);
    streams.start();
  }

  /** It looks again and again, so it waits for nobody longer than an operation may take. */
  private StartupBacklog backlog(PipelineGroups groups, Offsets offsets) {
    return new StartupBacklog(
        ConfiguredCluster.clients(RegistryHaste.of(config)), topics, inForce, groups, offsets);
  }

  /** Each version keeps its own: what it makes of a return may differ in what it holds. */
  private Snapshots snapshots(Uuid computation) {
    Path directory = config.stateDirectory().resolve(topics.prefix() + "-snapshots");
    String version = StreamsPipeline.class.getPackage().getImplementationVersion();
    int few = config.get(Keys.SNAPSHOT_RECORDS);
    return new Snapshots(directory, computation + " " + version, few);
  }

  private KafkaStreams streams(
      String applicationId, StartupBacklog backlog, DeadLetterTail readings, Snapshots snapshots) {
    PreviousTopics previous =
        new PreviousTopics(
            clients,
            topics,
            inForce.catalogue(),
            config.get(Keys.TOPICS_PARTITIONS),
            Clock.systemUTC().millis());
    PipelinePorts ports = new PipelinePorts(log, backlog, previous, shown.gauges(), readings);
    Topology topology = topology(applicationId, ports, snapshots);
    Properties properties = StreamsProperties.of(config, applicationId);
    KafkaStreams made = KafkaConnection.open(config.kafka(), () -> made(topology, properties));
    made.setUncaughtExceptionHandler(new FaultPolicy(Clock.systemUTC(), this::fail));
    made.setStateListener((now, before) -> onState(made, now, before));
    made.setGlobalStateRestoreListener(new RestoreProgress(progress));
    return made;
  }

  private KafkaStreams made(Topology topology, Properties properties) {
    claim(config.stateDirectory());
    try {
      return new KafkaStreams(topology, properties, new BoundedClients());
    } catch (StreamsException e) {
      throw Failure.setting(
              "the state directory "
                  + config.stateDirectory()
                  + " cannot be used: another instance uses it, or it cannot be written to ("
                  + e.getMessage()
                  + ")",
              "give each instance another state.dir")
          .from(e);
    }
  }

  /** Its name can be guessed: somebody else may have put a directory or a link there. */
  private static void claim(Path state) {
    try {
      OwnerOnly.directory(state);
      if (OwnerOnly.isOwn(state)) {
        return;
      }
    } catch (IOException refused) {
      throw Failure.setting(
              "the state directory " + state + " cannot be used (" + refused + ")",
              "give another state.dir")
          .from(refused);
    }
    throw Failure.setting(
        "the state directory " + state + " belongs to another user", "give another state.dir");
  }

  private Topology topology(String applicationId, PipelinePorts ports, Snapshots snapshots) {
    int partitions = config.get(Keys.TOPICS_PARTITIONS);
    Wiring wiring = new Wiring(topics, clients.serdes(), partitions, applicationId);
    return new PipelineTopology(inForce.catalogue(), wiring, ports, Optional.of(snapshots)).build();
  }

  private void onState(KafkaStreams streams, State now, State before) {
    log.changed(streams, before, now);
    progress.progress();
    if (now == State.ERROR && !closed) {
      fail(Failure.bug("an error, see the log"));
    }
  }

  private void fail(Failure stop) {
    failure.complete(stop);
  }

  @Override
  public void awaitReady(Duration patience, ReadProgress startup) {
    try {
      for (int glance = 0; !ready() && !failure.isDone(); glance++) {
        glance(glance, startup);
        if (progress.expired(patience)) {
          throw Failure.server(
              "the pipeline is not ready, and has not got further for " + patience,
              "look at the brokers and at the log, or raise operation.timeout");
        }
        Thread.sleep(GLANCE.toMillis());
      }
    } catch (InterruptedException e) {
      throw new org.apache.kafka.common.errors.InterruptException(e);
    }
    if (failure.isDone()) {
      throw failure.join().within("the pipeline stopped");
    }
  }

  private void glance(int glance, ReadProgress startup) {
    work.report(startup);
    if (glance % LOOK_AT_METRICS == 0) {
      progress.reached(work.recordsMoved());
    }
  }

  @Override
  public boolean ready() {
    return work.isReady() && !failure.isDone();
  }

  @Override
  public CompletionStage<Failure> failure() {
    return failure;
  }

  @Override
  public MetricsSource metrics() {
    return shown;
  }

  @Override
  public void close() {
    closed = true;
    for (Runnable next = closing.poll(); next != null; next = closing.poll()) {
      next.run();
    }
    shown.close();
    log.stopped();
  }

  private static void leave(KafkaStreams streams) {
    streams.close(
        CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
            .withTimeout(LONGEST_CLOSE));
  }
}
