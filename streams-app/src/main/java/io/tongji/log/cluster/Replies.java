package io.tongji.log.cluster;

import io.tongji.failure.Failure;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * What brokers reply, waited for no longer than an operation may take.
 *
 * @param servers whom messages name
 * @param timeout of a reply
 */
public record Replies(String servers, Duration timeout) {

  /** Replies to clients of a configuration. */
  public static Replies to(Clients clients) {
    return new Replies(
        String.valueOf(clients.options().get("bootstrap.servers")), clients.timeout());
  }

  /**
   * A reply.
   *
   * @throws Failure if there is none in time, or it is a refusal
   */
  public <T> T of(KafkaFuture<T> future) {
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException
          ? KafkaConnection.silence(servers, timeout).from(e)
          : KnownFailures.of(e);
    } catch (TimeoutException e) {
      throw KafkaConnection.silence(servers, timeout).from(e);
    }
  }

  /** A reply; null if it is that there is no such thing. */
  public <T> @Nullable T of(KafkaFuture<T> future, Class<?> absent) {
    try {
      return of(future);
    } catch (Failure e) {
      if (Failure.causes(e).anyMatch(absent::isInstance)) {
        return null;
      }
      throw e;
    }
  }
}
