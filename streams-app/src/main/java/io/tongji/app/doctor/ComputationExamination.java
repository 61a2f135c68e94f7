package io.tongji.app.doctor;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.doctor.Diagnosis.Matter;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.topics.TopicSpecs;
import io.tongji.log.topics.Topics;
import io.tongji.release.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** Looks at the catalogue in force, what was computed under it, and who computes. */
final class ComputationExamination implements AutoCloseable {

  private static final Duration LONG = Duration.ofSeconds(2);
  private static final String RECOMPUTE =
      "stop all instances, run ./tongji recompute, then start them";

  private final AppConfig config;
  private final Clients clients;
  private final Topics topics;
  private final Offsets offsets;
  private final PipelineGroups groups;

  ComputationExamination(AppConfig config, Clients clients, TopicSpecs specs) {
    this.config = config;
    this.clients = clients;
    this.topics = specs.topics();
    this.offsets = new Offsets(clients);
    this.groups = new PipelineGroups(topics, offsets, config.get(Keys.SESSION_TIMEOUT));
  }

  /** What to look at, in the order of the page. */
  Map<Matter, Supplier<List<Diagnosis>>> looks() {
    Map<Matter, Supplier<List<Diagnosis>>> looks = new LinkedHashMap<>();
    looks.put(Matter.TRANSACTIONS, this::transactions);
    looks.put(Matter.CATALOGUE, this::catalogue);
    looks.put(Matter.OFFSETS, this::offsets);
    looks.put(Matter.PIPELINE, this::pipeline);
    looks.put(Matter.GATE, this::gate);
    return looks;
  }

  /** Committed records that stand still before what was written: something has not ended. */
  private List<Diagnosis> transactions() {
    ProgressTimeout since = new ProgressTimeout();
    Map<TopicPartition, Long> first = open();
    while (!first.isEmpty() && !since.expired(LONG)) {
      ProgressTimeout.pause();
      Map<TopicPartition, Long> now = open();
      first.entrySet().removeIf(each -> !each.getValue().equals(now.get(each.getKey())));
    }
    return List.of(
        first.isEmpty()
            ? Diagnosis.ok(Matter.TRANSACTIONS, "none stands open")
            : Diagnosis.warn(
                Matter.TRANSACTIONS,
                "one stands open in %s".formatted(first.keySet().iterator().next()),
                "if it stays for minutes: docs/runbooks/transaction-hangs.md"));
  }

  private Map<TopicPartition, Long> open() {
    Map<TopicPartition, Long> committed = offsets.ends(topics.inputs());
    Map<TopicPartition, Long> written = offsets.endsOfAllWritten(committed.keySet());
    Map<TopicPartition, Long> open = new LinkedHashMap<>(committed);
    open.entrySet().removeIf(each -> each.getValue().equals(written.get(each.getKey())));
    return open;
  }

  private CatalogueInForce inForce() {
    return CatalogueInForce.read(clients, topics, config.get(Keys.ZONE));
  }

  private String group() {
    return PipelineGroups.of(topics, inForce().catalogue());
  }

  private List<Diagnosis> catalogue() {
    CatalogueInForce inForce = inForce();
    return List.of(
        Diagnosis.ok(
            Matter.CATALOGUE,
            "%s, applied %s".formatted(inForce.catalogue().digest(), inForce.record().applied())));
  }

  private List<Diagnosis> offsets() {
    CatalogueInForce inForce = inForce();
    String group = PipelineGroups.of(topics, inForce.catalogue());
    if (!offsets.topics().contains(topics.contributions(group))) {
      return List.of(
          Diagnosis.ok(Matter.OFFSETS, "nothing has been computed under the catalogue in force"));
    }
    groups.refuseIfIncomplete(group);
    groups.refuseIfRemade(inForce.record(), group, groups.computation(group));
    Map<TopicPartition, Long> ends = offsets.ends(topics.computedFrom());
    List<TopicPartition> beyond = new ArrayList<>();
    offsets
        .committed(group)
        .forEach(
            (partition, read) -> {
              if (ends.containsKey(partition)
                  && read.offset() > Objects.requireNonNull(ends.get(partition))) {
                beyond.add(partition);
              }
            });
    if (!beyond.isEmpty()) {
      return List.of(
          Diagnosis.wrong(
              Matter.OFFSETS,
              "the pipeline has read beyond the end of " + beyond.get(0),
              RECOMPUTE));
    }
    long all = ends.values().stream().mapToLong(end -> end).sum();
    return List.of(
        Diagnosis.ok(
            Matter.OFFSETS,
            "%,d of %,d records of the inputs are read".formatted(offsets.read(group, ends), all)));
  }

  private List<Diagnosis> pipeline() {
    String group = group();
    List<String> others = groups.othersRunning(group);
    if (!others.isEmpty()) {
      return List.of(
          Diagnosis.wrong(
              Matter.PIPELINE,
              "one of another version or catalogue runs, in the group " + others.get(0),
              "stop all instances, then start them, all of one version"));
    }
    return List.of(
        offsets.groups().running().contains(group)
            ? Diagnosis.ok(Matter.PIPELINE, "runs, in the group " + group)
            : Diagnosis.warn(
                Matter.PIPELINE,
                "no instance runs: figures are not renewed",
                "start ./tongji run"));
  }

  private List<Diagnosis> gate() {
    return List.of(
        offsets.groups().running().contains(Gate.GateContext.name(topics))
            ? Diagnosis.ok(Matter.GATE, "works or stands by")
            : Diagnosis.warn(
                Matter.GATE, "none runs: requests for releases wait", "start ./tongji gate"));
  }

  @Override
  public void close() {
    offsets.close();
  }
}
