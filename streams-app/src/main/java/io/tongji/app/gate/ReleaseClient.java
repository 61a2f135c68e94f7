package io.tongji.app.gate;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.ForeignRecords;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseOutcome.Position;
import io.tongji.log.releases.ReleaseReader;
import io.tongji.log.releases.ReleaseRecords;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.log.topics.Topics;
import io.tongji.release.Gate;
import io.tongji.release.RequestRules;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The client of the gate: requests releases, and lists those that are out. */
public final class ReleaseClient {

  private static final Duration GLANCE = Duration.ofMillis(500);
  private final AppConfig config;
  private final Clients clients;
  private final Topics topics;

  /** A client of the cluster of a configuration. */
  public ReleaseClient(AppConfig config) {
    this.config = config;
    this.clients = ConfiguredCluster.commandClients(config);
    this.topics = new Topics(config.get(Keys.TOPIC_PREFIX));
  }

  /** The releases that are out, in the order of publication. */
  public List<PublishedRelease> releases() {
    return reader().releases();
  }

  /** What became of the requests for an id, in the order of the decisions. */
  public List<ReleaseOutcome> outcomes(String id) {
    return outcomes().stream().filter(outcome -> outcome.request().id().equals(id)).toList();
  }

  /** What became of all requests, in the order of the decisions. */
  public List<ReleaseOutcome> outcomes() {
    return reader().outcomes();
  }

  private ReleaseReader reader() {
    return new ReleaseReader(clients, topics);
  }

  /**
   * Looks whether a request may be made, and whether it has been met.
   *
   * @return the release, if it is out as asked for
   * @throws Failure if the request breaks a rule
   */
  public Optional<PublishedRelease> check(ReleaseRequest request) {
    List<PublishedRelease> releases = releases();
    Optional<PublishedRelease> same =
        releases.stream().filter(release -> release.request().asksTheSame(request)).findFirst();
    if (same.isEmpty()) {
      LocalDateTime now = LocalDateTime.now(config.get(Keys.ZONE));
      RequestRules.RequestedPeriods unused =
          new RequestRules(
                  releases, ReleasePlanning.lastClosed(ConfiguredCluster.catalogue(config), now))
              .check(request);
    }
    return same;
  }

  /** True if a gate is there, working or standing by. */
  public boolean gateRuns() {
    try (Offsets offsets = new Offsets(clients)) {
      return offsets.groups().running().contains(Gate.GateContext.name(topics));
    }
  }

  /**
   * Makes a request that was checked.
   *
   * @return where it stands
   * @throws Failure if the brokers do not take it
   */
  public Position send(ReleaseRequest request) {
    ReleaseRecords records =
        new ReleaseRecords(topics, clients.serdes(), config.get(Keys.TOPICS_PARTITIONS));
    RecordMetadata at = clients.send(records.encode(request));
    return new Position(at.partition(), at.offset());
  }

  /**
   * Waits until a request is decided, for as long as a gate runs.
   *
   * @throws Failure if no gate runs for longer than an operation may take
   */
  public ReleaseOutcome await(ReleaseRequest request, Position position) {
    ReleaseRecords records = new ReleaseRecords(topics, clients.serdes(), 1);
    AtomicReference<@Nullable ReleaseOutcome> decided = new AtomicReference<>();
    ProgressTimeout withoutGate = new ProgressTimeout();
    try (TopicReader<byte[], byte[]> reader = clients.follower()) {
      reader.follow(reader.partitions(topics.outcomes()), true);
      while (true) {
        reader.poll(
            GLANCE,
            record ->
                ForeignRecords.passOver(
                    record,
                    own -> {
                      ReleaseOutcome outcome = records.outcome(own);
                      if (decides(outcome, request, position)) {
                        decided.set(outcome);
                      }
                    }));
        ReleaseOutcome found = decided.get();
        if (found != null) {
          return found;
        }
        if (gateRuns()) {
          withoutGate.progress();
        } else if (withoutGate.expired(clients.timeout())) {
          throw Failure.server(
              "no gate runs any more, and " + request.id() + " is not decided",
              "start ./tongji gate: the request stands, and will be decided then");
        }
      }
    }
  }

  /** Of two requests for the same at the same time one is decided, and the other is met too. */
  private static boolean decides(
      ReleaseOutcome outcome, ReleaseRequest request, Position position) {
    return outcome.position().equals(position)
        || outcome.isPublished() && outcome.request().asksTheSame(request);
  }
}
