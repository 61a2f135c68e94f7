package io.tongji.console.jobs;

import java.util.List;
import java.util.Objects;

/**
 * Files that a clerk has brought, from the upload to the receipt.
 *
 * @param id of the job and of its receipt
 * @param owner account that brought them, and alone works on them
 * @param address from where
 * @param form of the files
 * @param unit of their amounts; empty: the form's
 * @param period of all rows, YYYY-MM; empty: as each row says
 * @param passOver true: unknown columns are passed over
 * @param created when it began, in milliseconds
 * @param files names of the files, in the order in which they are fed
 * @param state how far it is
 * @param problem what stopped it, in English; empty: nothing did
 * @param remedy what to do about that
 */
public record FeedJob(
    String id,
    String owner,
    String address,
    String form,
    String unit,
    String period,
    boolean passOver,
    long created,
    List<String> files,
    State state,
    String problem,
    String remedy) {

  /** How far a job is. */
  public enum State {
    /** The files wait for their check. */
    WAITING,
    /** They are checked. */
    CHECKING,
    /** The clerk can look at the result, mend and submit. */
    CHECKED,
    /** They cannot be checked: see the problem. */
    FAILED,
    /** What is right is to be sent; nothing is before a last look at it. */
    TO_SEND,
    /** It is sent. */
    SENDING,
    /** The console ended, or the servers failed, while it was sent: it may be there or not. */
    UNCERTAIN,
    /** It is there, and the receipt is made out. */
    DONE
  }

  /** Copies the list; jobs of earlier versions have no period. */
  public FeedJob {
    period = Objects.requireNonNullElse(period, "");
    files = List.copyOf(files);
  }

  FeedJob in(State next) {
    return in(next, "", "");
  }

  FeedJob in(State next, String why, String what) {
    return new FeedJob(
        id, owner, address, form, unit, period, passOver, created, files, next, why, what);
  }

  /** The same files, to be read otherwise. */
  FeedJob readAs(JobDesk.JobReading reading) {
    return new FeedJob(
        id,
        owner,
        address,
        reading.form(),
        reading.unit(),
        reading.period(),
        reading.passOver(),
        created,
        files,
        state,
        problem,
        remedy);
  }

  /** How its files are read. */
  public JobDesk.JobReading reading() {
    return new JobDesk.JobReading(form, unit, period, passOver);
  }

  /** True while the console works on it, or is about to. */
  public boolean isBusy() {
    return switch (state) {
      case WAITING, CHECKING, TO_SEND, SENDING -> true;
      case CHECKED, FAILED, UNCERTAIN, DONE -> false;
    };
  }
}
