package io.tongji.log.cluster;

import io.tongji.failure.Failure;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;

/** Waits for the cluster's answers, and says of each failure what it is and what helps. */
public record AdminAnswers(String bootstrapServers, Duration timeout) {

  /** The answer, or the cause why there is none as the cluster gave it. */
  public <T> T get(KafkaFuture<T> future) throws ExecutionException {
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** The answer; every failure ends the command. */
  public <T> T require(KafkaFuture<T> future, String purpose) {
    try {
      return get(future);
    } catch (ExecutionException e) {
      throw failure(purpose, e.getCause() == null ? e : e.getCause());
    }
  }

  public Failure failure(String purpose, Throwable cause) {
    if (cause instanceof InvalidReplicationFactorException) {
      return Failure.setting(
              "cannot " + purpose + ": " + cause.getMessage(),
              "the replication factor must not exceed the number of brokers")
          .from(cause);
    }
    if (cause instanceof AuthenticationException) {
      return Failure.setting(
              "Kafka at " + bootstrapServers + " refuses our credentials: " + cause.getMessage())
          .from(cause);
    }
    if (cause instanceof AuthorizationException) {
      return Failure.setting(
              "not allowed to " + purpose + ": " + cause.getMessage(),
              "let an administrator grant it or do it")
          .from(cause);
    }
    if (cause instanceof RetriableException) {
      return unreachable(cause);
    }
    return Failure.setting("cannot " + purpose + ": " + cause.getMessage()).from(cause);
  }

  public Failure unreachable(Throwable cause) {
    return KafkaConnection.silence(bootstrapServers, timeout).from(cause);
  }
}
