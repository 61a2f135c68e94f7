package io.tongji.console.jobs;

import io.tongji.failure.Failure;
import io.tongji.ingest.send.FeedProgress;

/** How far a job is; it has no more rows than the console takes. */
public final class JobProgress implements FeedProgress {

  /** Rows of all files of a job. */
  static final long MOST_ROWS = 1_000_000;

  private Step step = Step.CHECK;
  private String file = "";
  private long total;
  private long done;
  private long rows;

  /**
   * How far it is at a moment.
   *
   * @param step what is done
   * @param file with which; empty: with all
   * @param done so much
   * @param total of about so much
   */
  public record StepProgress(Step step, String file, long done, long total) {}

  /** How far it is now. */
  public synchronized StepProgress now() {
    return new StepProgress(step, file, done, total);
  }

  @Override
  public synchronized void begin(Step next, String of, long all) {
    step = next;
    file = of;
    total = all;
    done = 0;
  }

  @Override
  public synchronized void step(long steps) {
    done += steps;
    if (step == Step.CHECK) {
      rows += steps;
      if (rows > MOST_ROWS) {
        throw Failure.setting(
            "the files have more than %,d rows".formatted(MOST_ROWS),
            "feed fewer at once, or by ./tongji ingest");
      }
    }
  }

  @Override
  public synchronized void end() {
    done = total;
  }
}
