package io.tongji.app.run;

import io.tongji.app.config.AppConfig;
import io.tongji.failure.Failure;
import java.util.concurrent.CompletionStage;

/** Starts the release gate of a configuration. */
@FunctionalInterface
public interface GateFactory {

  /** Starts it, without waiting. */
  RunningGate start(AppConfig config);

  /** A gate that was started. */
  interface RunningGate extends AutoCloseable {

    /** Completes with the reason when the gate stops without having been closed. */
    CompletionStage<Failure> failure();

    @Override
    void close();
  }
}
