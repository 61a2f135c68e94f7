package io.tongji.console.jobs;

import io.tongji.failure.Failure;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.release.Draft;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works out what a release would publish, one at a time, in the background: it takes as long as a
 * release. The last one is kept in memory, and is gone with the console.
 */
public final class PreviewDesk {

  private static final Logger LOG = LoggerFactory.getLogger(PreviewDesk.class);

  private final ReleasePort releases;
  private final Clock clock;
  private @Nullable ReleasePreview last;

  /** Previews by a gate. */
  public PreviewDesk(ReleasePort releases, Clock clock) {
    this.releases = releases;
    this.clock = clock;
  }

  /**
   * A preview.
   *
   * @param request what would be asked for, under no id
   * @param begun when it was begun
   * @param read records that have been read
   * @param all records that are to be read
   * @param draft what would be published, without its records; null: not worked out yet, or failed
   * @param counts of the draft
   * @param failure why there is none; null: none, or not worked out yet
   */
  public record ReleasePreview(
      ReleaseRequest request,
      Instant begun,
      long read,
      long all,
      @Nullable Draft draft,
      SortedMap<String, Long> counts,
      @Nullable Failure failure) {

    /** True while it is worked out. */
    public boolean isBusy() {
      return draft == null && failure == null;
    }
  }

  /**
   * Begins a preview.
   *
   * @throws Failure if another one is being worked out
   */
  public synchronized void begin(ReleaseRequest request) {
    if (last != null && last.isBusy()) {
      throw Failure.server(
          "another preview is being worked out, asked for by " + last.request().requestedBy(),
          "wait for it");
    }
    last = new ReleasePreview(request, clock.instant(), 0, 0, null, new TreeMap<>(), null);
    Thread worker = new Thread(() -> work(request), "release-preview");
    worker.setDaemon(true); // it writes nothing, and may be broken off
    worker.start();
  }

  /** The preview that was asked for last; empty: none since the console was started. */
  public synchronized Optional<ReleasePreview> last() {
    return Optional.ofNullable(last);
  }

  private void work(ReleaseRequest request) {
    try {
      Draft draft = releases.preview(request, (read, all) -> put(read, all, null, null));
      put(0, 0, draft, null);
    } catch (Failure failure) {
      put(0, 0, null, failure);
    } catch (OutOfMemoryError full) {
      put(0, 0, null, Failure.outOfMemory(full));
    } catch (RuntimeException bug) {
      LOG.warn("a preview failed", bug);
      put(0, 0, null, Failure.bug("the preview failed; the log says why").from(bug));
    }
  }

  private synchronized void put(
      long read, long all, @Nullable Draft draft, @Nullable Failure failure) {
    ReleasePreview before = last;
    if (before != null) {
      last =
          new ReleasePreview(
              before.request(),
              before.begun(),
              read,
              all,
              draft == null ? null : draft.withoutFigures(),
              draft == null ? new TreeMap<>() : draft.counts(),
              failure);
    }
  }
}
