package io.tongji.app.run;

import io.tongji.failure.Failure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A gate that does nothing, where only what surrounds one is looked at. */
final class IdleGate implements GateFactory.RunningGate {

  @Override
  public CompletionStage<Failure> failure() {
    return new CompletableFuture<>();
  }

  @Override
  public void close() {}
}
