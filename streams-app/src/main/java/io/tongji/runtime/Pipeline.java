package io.tongji.runtime;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The running statistics, from returns to published figures. */
public interface Pipeline extends AutoCloseable {

  /** Starts without waiting. */
  void start();

  /**
   * Waits until every figure is served.
   *
   * @throws UnreachableException if that takes longer than the timeout
   */
  void awaitReady(Duration timeout);

  /** Whether every figure that is this instance's to serve is served. */
  boolean ready();

  /** Completes with the reason when the pipeline stops without having been closed. */
  CompletionStage<String> failure();

  /** What the pipeline shows on /metrics. */
  MetricsSource metrics();

  @Override
  void close();
}
