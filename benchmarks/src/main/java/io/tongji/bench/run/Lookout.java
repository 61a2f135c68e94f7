package io.tongji.bench.run;

import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Watches from outside how far a contender has read, and when its results are complete: all input
 * committed, nothing left in its own topics, and the topics of results and the process at rest.
 */
final class Lookout {

  private static final long GLANCE_MILLIS = 50;

  /** Strata publish their parameters when they have been quiet for three seconds. */
  private static final Duration REST = Duration.ofSeconds(5);

  /** Share of a processor that a process at rest uses. */
  private static final double IDLE = 0.1;

  private static final double FROM = 0.2;
  private static final double TO = 0.8;

  private final Clients clients;
  private final Map<TopicPartition, Long> ends;
  private final String group;
  private final List<String> results;
  private final List<Sample> samples = new ArrayList<>();
  private long lookedAt = System.nanoTime();
  private double cpuUsed;
  private boolean idle;

  private record Sample(long nanos, long read) {}

  /**
   * What was seen.
   *
   * @param lastNanos when the topic of results last grew
   * @param allNanos when any of the topics last grew
   * @param recordsPerSecond between a fifth and four fifths of the input
   */
  record Sighting(long lastNanos, long allNanos, double recordsPerSecond) {

    /** All at once. */
    static Sighting at(long nanos, double recordsPerSecond) {
      return new Sighting(nanos, nanos, recordsPerSecond);
    }
  }

  /**
   * Watches a group that reads up to some ends.
   *
   * @param results topics that it writes to, that of the results first
   */
  Lookout(Clients clients, Map<TopicPartition, Long> ends, String group, List<String> results) {
    this.clients = clients;
    this.ends = ends;
    this.group = group;
    this.results = List.copyOf(results);
  }

  /**
   * Waits until the results are complete.
   *
   * @param ready what the contender says when it has published for the first time; empty: nothing
   */
  Sighting await(Child contender, String ready) throws InterruptedException {
    try (Offsets offsets = new Offsets(clients);
        Admin admin = clients.admin()) {
      long[] grown = new long[results.size()];
      long[] lastEnds = new long[results.size()];
      while (true) {
        long now = System.nanoTime();
        for (int at = 0; at < results.size(); at++) {
          long end = sum(offsets.ends(List.of(results.get(at))));
          grown[at] = end > lastEnds[at] ? now : grown[at];
          lastEnds[at] = end;
        }
        samples.add(new Sample(now, read(offsets)));
        long last = Arrays.stream(grown).max().orElseThrow();
        boolean rests = lastEnds[0] > 0 && now - last > REST.toNanos() && contender.hasSaid(ready);
        if (idle(contender, now)
            && rests
            && offsets.passed(group, ends)
            && nothingLeft(offsets, admin)) {
          return new Sighting(grown[0], last, pace());
        }
        requireAlive(contender);
        Thread.sleep(GLANCE_MILLIS);
      }
    }
  }

  /** A long transaction shows what it writes only when it ends: at rest is who computes nothing. */
  private boolean idle(Child contender, long now) {
    if (now - lookedAt >= REST.toNanos()) {
      double cpu = Usage.of(contender.pid()).cpuSeconds();
      idle = cpu - cpuUsed < IDLE * (now - lookedAt) / 1e9;
      lookedAt = now;
      cpuUsed = cpu;
    }
    return idle;
  }

  /** Waits until half of the input is committed. */
  void awaitHalf(Child contender) throws InterruptedException {
    try (Offsets offsets = new Offsets(clients)) {
      while (2 * read(offsets) < sum(ends)) {
        requireAlive(contender);
        Thread.sleep(GLANCE_MILLIS);
      }
    }
  }

  private static void requireAlive(Child contender) {
    if (!contender.isAlive()) {
      throw contender.endedTooSoon();
    }
  }

  private boolean nothingLeft(Offsets offsets, Admin admin) throws InterruptedException {
    try {
      List<String> own =
          admin.listTopics().names().get().stream()
              .filter(name -> name.startsWith(group) && !name.endsWith("-changelog"))
              .toList();
      return offsets.passed(group, offsets.ends(own));
    } catch (ExecutionException failed) {
      throw new BenchException("the broker does not list its topics", failed);
    }
  }

  private long read(Offsets offsets) {
    Map<TopicPartition, OffsetAndMetadata> committed = offsets.committed(group);
    long read = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      OffsetAndMetadata reached = committed.get(end.getKey());
      read += reached == null ? 0 : Math.min(reached.offset(), end.getValue());
    }
    return read;
  }

  private static long sum(Map<TopicPartition, Long> ends) {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Between the samples next to a fifth and four fifths; 0 if it went too fast to see. */
  private double pace() {
    Sample from = reached(FROM);
    Sample to = reached(TO);
    double seconds = (to.nanos - from.nanos) / 1e9;
    return seconds > 0 ? (to.read - from.read) / seconds : 0;
  }

  private Sample reached(double share) {
    double wanted = share * sum(ends);
    return samples.stream()
        .filter(sample -> sample.read >= wanted)
        .findFirst()
        .orElseThrow(() -> new BenchException(group + " has not read its input"));
  }
}
