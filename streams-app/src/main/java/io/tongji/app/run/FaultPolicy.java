package io.tongji.app.run;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.KnownFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows from an error that ended a thread, of Kafka Streams or of a reader of figures: after
 * a {@link Failure} that may pass the thread begins anew, a few times; any other one stops the
 * pipeline at once.
 */
public final class FaultPolicy implements StreamsUncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FaultPolicy.class);
  private static final int BUDGET = 10;
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final Clock clock;
  private final Consumer<Failure> fail;
  private final Deque<Instant> replaced = new ArrayDeque<>();

  /**
   * A policy.
   *
   * @param fail hears why the work stops
   */
  public FaultPolicy(Clock clock, Consumer<Failure> fail) {
    this.clock = clock;
    this.fail = fail;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
    Failure failure = KnownFailures.of(exception);
    return failure.mayPass() && !isOnceTooOften() ? replace(exception) : stop(exception, failure);
  }

  private StreamThreadExceptionResponse stop(Throwable exception, Failure failure) {
    LOG.error("the work stops", exception);
    fail.accept(failure);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private static StreamThreadExceptionResponse replace(Throwable exception) {
    LOG.warn("a thread begins anew after {}", exception.toString());
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private boolean isOnceTooOften() {
    Instant now = clock.instant();
    while (!replaced.isEmpty() && replaced.peek().isBefore(now.minus(WINDOW))) {
      replaced.remove();
    }
    boolean spent = replaced.size() == BUDGET;
    if (!spent) {
      replaced.add(now);
    }
    return spent;
  }
}
