package io.tongji.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows from an error that reached the top of a stream thread: a fault of the brokers costs
 * the thread, which is replaced a few times; anything else is a bug and stops the pipeline.
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
    boolean ofBrokers = isFaultOfBrokers(exception);
    if (ofBrokers && replaced.size() < BUDGET) {
      replaced.add(now);
      LOG.warn("a stream thread is replaced after {}", exception.toString());
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    LOG.error("the pipeline stops", exception);
    Stop.Cause cause = ofBrokers ? Stop.Cause.SERVERS : Stop.Cause.BUG;
    fail.accept(new Stop(cause, String.valueOf(rootCause(exception))));
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private static boolean isFaultOfBrokers(Throwable exception) {
    Throwable root = rootCause(exception);
    return root instanceof KafkaException || root instanceof UnreachableException;
  }

  private static Throwable rootCause(Throwable exception) {
    Throwable cause = exception;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
