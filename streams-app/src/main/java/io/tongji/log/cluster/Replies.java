package io.tongji.log.cluster;

import io.tongji.failure.Failure;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    return new Replies(clients.servers(), clients.timeout());
  }

  /**
   * A reply.
   *
   * @throws Failure if there is none in time, or it is a refusal
   */
  public <T> T of(Future<T> future) {
    try {
      return await(future);
    } catch (ExecutionException e) {
      throw KnownFailures.of(e);
    }
  }

  /** A reply; null if it is that there is no such thing. */
  public <T> @Nullable T of(Future<T> future, Class<?> absent) {
    try {
      return await(future);
    } catch (ExecutionException e) {
      if (absent.isInstance(e.getCause())) {
        return null;
      }
      throw KnownFailures.of(e);
    }
  }

  /**
   * A reply to what a command does to topics.
   *
   * @param purpose what it does, for messages: "read topic x"
   */
  public <T> T of(Future<T> future, String purpose) {
    try {
      return await(future);
    } catch (ExecutionException e) {
      throw failure(purpose, e);
    }
  }

  /**
   * What an exception means, and what was being done; of silence, who is silent.
   *
   * @param purpose what was being done: "read topic x"
   */
  public Failure failure(String purpose, Throwable exception) {
    return isSilence(exception)
        ? silence().from(exception)
        : KnownFailures.of(exception).within("cannot " + purpose);
  }

  private static boolean isSilence(@Nullable Throwable exception) {
    return exception instanceof org.apache.kafka.common.errors.TimeoutException;
  }

  /** The answer; null if the server refused for a reason that does no harm. */
  public <T> @Nullable T of(Future<T> future, String purpose, Class<?> harmless) {
    try {
      return of(future, purpose);
    } catch (Failure e) {
      if (harmless.isInstance(e.getCause())) {
        return null;
      }
      throw e;
    }
  }

  /** The failure that no reply comes. */
  public Failure silence() {
    return KafkaConnection.silence(servers, timeout);
  }

  private <T> T await(Future<T> future) throws ExecutionException {
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (TimeoutException e) {
      throw silence().from(e);
    } catch (ExecutionException e) {
      if (isSilence(e.getCause())) {
        throw silence().from(e);
      }
      throw e;
    }
  }
}
