package io.tongji.app.run;

import io.tongji.app.metrics.figures.ExposedFigures;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.MemberThread;
import io.tongji.log.cuts.CutReader;
import io.tongji.log.cuts.CutReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * Puts the figures of an aggregates topic on /metrics: a member of the group of readers that shares
 * the partitions of the topic among the instances. The group commits nothing that anybody reads
 * again: each partition is read from its beginning by whoever gets it.
 */
final class FigureExporter implements AutoCloseable {

  private static final Duration GLANCE = Duration.ofMillis(500);
  private static final Duration LEAVE = Duration.ofSeconds(3);

  /**
   * In a session; the lease is three quarters of it, so one lost answer does no harm. Each is a
   * record that the brokers keep, also while nothing comes in.
   */
  private static final int CONFIRMATIONS = 4;

  /** Longest wait for the answer to one, of a session. */
  private static final int PATIENCE = 10;

  private final Clients clients;
  private final Clients.Member member;
  private final String topic;
  private final ExposedFigures figures;
  private final Hooks hooks;
  private final MemberThread thread;

  /**
   * What is done beside the exporting.
   *
   * @param wrap around the receiver of each partition
   * @param now and then, by the thread that reads
   */
  record Hooks(UnaryOperator<CutReceiver> wrap, Runnable now) {

    /** Nothing. */
    static final Hooks NONE = new Hooks(UnaryOperator.identity(), () -> {});
  }

  /**
   * An exporter that has not begun.
   *
   * @param figures where they are shown
   * @param hooks of what is done beside
   * @param faults says what follows from an error: another try, or that the instance stops
   */
  FigureExporter(
      Clients clients,
      Clients.Member member,
      String topic,
      ExposedFigures figures,
      Hooks hooks,
      StreamsUncaughtExceptionHandler faults) {
    this.clients = clients;
    this.member = member;
    this.topic = topic;
    this.figures = figures;
    this.hooks = hooks;
    this.thread =
        new MemberThread(
            "figures of " + topic,
            this::follow,
            error -> faults.handle(error) == StreamThreadExceptionResponse.REPLACE_THREAD,
            LEAVE);
  }

  void start() {
    thread.start();
  }

  private void follow() {
    try (CutReader cuts =
        CutReader.sharing(clients, member, topic, () -> hooks.wrap().apply(figures.open()))) {
      follow(cuts);
    }
  }

  private void follow(CutReader cuts) {
    Duration interval = member.session().dividedBy(CONFIRMATIONS);
    Duration patience = member.session().dividedBy(PATIENCE);
    Instant next = Instant.MIN;
    while (!thread.isClosed()) {
      cuts.poll(GLANCE);
      Instant asked = figures.clock().instant();
      if (!asked.isBefore(next) && cuts.confirmMembership(patience)) {
        figures.confirmed(asked);
        next = asked.plus(interval);
        hooks.now().run();
      }
    }
  }

  /** Leaves the group, so that others show the figures at once. */
  @Override
  public void close() {
    thread.close();
  }
}
