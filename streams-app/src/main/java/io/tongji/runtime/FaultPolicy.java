package io.tongji.runtime;

import io.tongji.wire.RegistryUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows from an error that reached the top of a stream thread: a fault of the brokers or of
 * the registry costs the thread, which is replaced a few times; anything else is a bug and stops
 * the pipeline.
 */
final class FaultPolicy implements StreamsUncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FaultPolicy.class);
  private static final int BUDGET = 10;
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final Clock clock;
  private final Consumer<Stop> fail;
  private final Deque<Instant> replaced = new ArrayDeque<>();

  FaultPolicy(Clock clock, Consumer<Stop> fail) {
    this.clock = clock;
    this.fail = fail;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
    Instant now = clock.instant();
    while (!replaced.isEmpty() && replaced.peek().isBefore(now.minus(WINDOW))) {
      replaced.remove();
    }
    Optional<Throwable> ofServers = faultOfServers(exception);
    if (ofServers.isPresent() && replaced.size() < BUDGET) {
      replaced.add(now);
      LOG.warn("a stream thread is replaced after {}", exception.toString());
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    LOG.error("the pipeline stops", exception);
    Stop.Cause cause = ofServers.isPresent() ? Stop.Cause.SERVERS : Stop.Cause.BUG;
    Throwable told = ofServers.orElse(rootCause(exception));
    fail.accept(new Stop(cause, withRoot(told)));
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /**
   * What a server did wrong, whatever of this machine's network or TLS lies behind it. Kafka
   * Streams wraps bugs in a KafkaException too, so one of those counts only if nothing lies behind
   * it.
   */
  private static Optional<Throwable> faultOfServers(Throwable exception) {
    return Stream.iterate(exception, link -> link != null, Throwable::getCause)
        .filter(
            link ->
                link instanceof ApiException
                    || link instanceof RegistryUnavailableException
                    || link instanceof UnreachableException
                    || (link instanceof KafkaException && link.getCause() == null))
        .findFirst();
  }

  private static String withRoot(Throwable fault) {
    Throwable root = rootCause(fault);
    return root == fault ? fault.toString() : fault + ", from " + root;
  }

  private static Throwable rootCause(Throwable exception) {
    Throwable cause = exception;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
