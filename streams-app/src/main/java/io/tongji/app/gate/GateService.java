package io.tongji.app.gate;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.FaultPolicy;
import io.tongji.app.run.GateFactory;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.releases.ReleaseRecords;
import io.tongji.log.topics.Topics;
import io.tongji.release.Gate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** The release gate of a configuration. */
public final class GateService implements GateFactory.RunningGate {

  private final Gate gate;
  private final CompletableFuture<Failure> failure;

  private GateService(Gate gate, CompletableFuture<Failure> failure) {
    this.gate = gate;
    this.failure = failure;
  }

  /** Starts the gate, without waiting. */
  public static GateService start(AppConfig config) {
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    Clients clients = ConfiguredCluster.clients(config);
    CompletableFuture<Failure> failure = new CompletableFuture<>();
    FaultPolicy faults = new FaultPolicy(Clock.systemUTC(), failure::complete);
    Gate gate =
        new Gate(
            new Gate.GateContext(
                clients,
                topics,
                new ReleaseRecords(topics, clients.serdes(), config.get(Keys.TOPICS_PARTITIONS)),
                new ReleasePlanning(config),
                Clock.systemUTC()),
            config.get(Keys.SESSION_TIMEOUT),
            error -> faults.handle(error) == StreamThreadExceptionResponse.REPLACE_THREAD);
    gate.start();
    return new GateService(gate, failure);
  }

  /** True while this gate works; else it stands by, or has not begun. */
  public boolean isWorking() {
    return gate.isWorking();
  }

  /** True while it works or stands by. */
  public boolean isReady() {
    return gate.isReady();
  }

  /** When the earliest request was made that it has not decided; empty: there is none. */
  public Optional<Instant> waitingSince() {
    return gate.waitingSince();
  }

  @Override
  public CompletionStage<Failure> failure() {
    return failure;
  }

  @Override
  public void close() {
    gate.close();
  }
}
