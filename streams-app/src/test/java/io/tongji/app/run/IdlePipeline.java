package io.tongji.app.run;

import io.tongji.app.http.MetricsSource;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A pipeline that does nothing, where only what surrounds one is looked at. */
public final class IdlePipeline implements Pipeline, MetricsSource {

  private final CompletableFuture<Failure> never = new CompletableFuture<>();

  @Override
  public void start() {}

  @Override
  public void awaitReady(Duration patience, ReadProgress startup) {}

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public CompletionStage<Failure> failure() {
    return never;
  }

  @Override
  public MetricsSource metrics() {
    return this;
  }

  @Override
  public String contentType(@Nullable String accept) {
    return "text/plain; version=0.0.4; charset=utf-8";
  }

  @Override
  public byte[] scrape(@Nullable String accept) {
    return "".getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {}
}
