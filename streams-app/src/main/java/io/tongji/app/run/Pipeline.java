package io.tongji.app.run;

import io.tongji.app.http.MetricsSource;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The running statistics, from returns to published figures. */
public interface Pipeline extends AutoCloseable {

  /** Starts without waiting. */
  void start();

  /**
   * Waits until every figure is served, for as long as the work goes on: a long history that is
   * computed from the beginning takes its time.
   *
   * @param patience how long the work may stand still
   * @param startup hears how far it is
   * @throws Failure if it stands still for longer
   * @throws Failure if it stops instead
   */
  void awaitReady(Duration patience, ReadProgress startup);

  /** Whether every figure that is this instance's to serve is served. */
  boolean ready();

  /** Completes with the reason when the pipeline stops without having been closed. */
  CompletionStage<Failure> failure();

  /** What the pipeline shows on /metrics. */
  MetricsSource metrics();

  @Override
  void close();
}
