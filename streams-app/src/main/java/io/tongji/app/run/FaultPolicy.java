package io.tongji.app.run;

import io.tongji.log.SetupException;
import io.tongji.log.cluster.UnreachableException;
import io.tongji.log.serde.RegistryUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
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
 * the registry costs the thread, which is replaced a few times; what they refuse ({@link Refusal})
 * is the user's matter, and stops the pipeline, at once unless it may pass; anything else is a bug
 * and stops it too.
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
    Optional<StoppedException> decided =
        links(exception)
            .filter(StoppedException.class::isInstance)
            .map(StoppedException.class::cast)
            .findFirst();
    if (decided.isPresent()) {
      return stop(exception, decided.get().stop());
    }
    Optional<Refusal> refusal = Refusal.behind(exception);
    if (refusal.isPresent() && !refusal.get().mayPass()) {
      return stop(exception, ofTheUser(refusal.get()));
    }
    Optional<Stop> lasting =
        refusal.map(FaultPolicy::ofTheUser).or(() -> faultOfServers(exception));
    if (lasting.isEmpty()) {
      return stop(exception, new Stop(Stop.Cause.BUG, withRoot(rootCause(exception))));
    }
    return isOnceTooOften() ? stop(exception, lasting.get()) : replace(exception);
  }

  private static Stop ofTheUser(Refusal refusal) {
    return new Stop(Stop.Cause.SETTING, refusal.sentence());
  }

  private StreamThreadExceptionResponse stop(Throwable exception, Stop stop) {
    LOG.error("the pipeline stops", exception);
    fail.accept(stop);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private static StreamThreadExceptionResponse replace(Throwable exception) {
    LOG.warn("a stream thread is replaced after {}", exception.toString());
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

  /**
   * What a server did wrong, whatever of this machine's network or TLS lies behind it. Kafka
   * Streams wraps bugs in a KafkaException too, so one of those counts only if nothing lies behind
   * it.
   */
  private static Optional<Stop> faultOfServers(Throwable exception) {
    return links(exception)
        .filter(
            link ->
                link instanceof ApiException
                    || link instanceof RegistryUnavailableException
                    || link instanceof UnreachableException
                    || link instanceof SetupException
                    || (link instanceof KafkaException && link.getCause() == null))
        .findFirst()
        .map(fault -> new Stop(Stop.Cause.SERVERS, withRoot(fault)));
  }

  private static Stream<Throwable> links(Throwable exception) {
    return Stream.iterate(exception, Objects::nonNull, Throwable::getCause);
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
