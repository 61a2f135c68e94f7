package io.tongji.app.run;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.KnownFailures;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.UnderReplicated;
import io.tongji.pipeline.ports.Publication;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be looked at beside the stream: whether publication may begin, and whether the
 * catalogue is still in force, on the topics that it came into force with; and what /metrics says
 * of the brokers.
 */
final class PipelineWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PipelineWatch.class);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration CHECK = Duration.ofSeconds(30);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "tongji-watch");
            made.setDaemon(true);
            return made;
          });
  private final StartupBacklog backlog;
  private final Consumer<Failure> fail;

  private PipelineWatch(StartupBacklog backlog, Consumer<Failure> fail) {
    this.backlog = backlog;
    this.fail = fail;
  }

  /** Looks from now on, through these offsets; they are to be closed after it. */
  static PipelineWatch start(
      StartupBacklog backlog,
      HeldBack heldBack,
      UnderReplicated copies,
      Offsets offsets,
      RunLog log,
      Consumer<Failure> fail) {
    PipelineWatch watch = new PipelineWatch(backlog, fail);
    watch.every(LOOK, () -> backlog.look(offsets));
    watch.every(CHECK, () -> backlog.check(offsets));
    watch.every(CHECK, () -> heldBack.look(offsets));
    Runnable copiesLook = () -> copies.look(offsets);
    watch.thread.execute(() -> watch.attempt(copiesLook));
    watch.every(MINUTE, copiesLook);
    watch.every(MINUTE, log::minute);
    return watch;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // an attempt reports its failures itself
  private void every(Duration pause, Runnable work) {
    thread.scheduleWithFixedDelay(
        () -> attempt(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      reasonToStop(e)
          .ifPresentOrElse(
              stop -> {
                LOG.error("cannot look any more", e);
                fail.accept(stop);
              },
              () -> LOG.warn("will look again: {}", e.toString()));
    }
  }

  /** What follows from an error of a look; empty: a server is away, so look again. */
  static Optional<Failure> reasonToStop(Throwable error) {
    Failure failure = KnownFailures.of(error);
    if (failure.kind() == Failure.Kind.BUG) {
      return Optional.of(failure.within("the watch over backlog and catalogue ended"));
    }
    return failure.mayPass() ? Optional.empty() : Optional.of(failure);
  }

  /** Reports how far the backlog has been read. */
  void report(ReadProgress startup) {
    startup.read(backlog.read(), backlog.size());
  }

  /** True while all that is this instance's to publish is published. */
  boolean isPublished() {
    return backlog.hasReached(Publication.Phase.PUBLISHED);
  }

  /** Lets a look that has begun come to its end: clients do not like to be interrupted. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
