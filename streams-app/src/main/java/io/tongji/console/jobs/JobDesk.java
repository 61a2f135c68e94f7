package io.tongji.console.jobs;

import io.tongji.console.jobs.FeedJob.State;
import io.tongji.console.users.Account;
import io.tongji.console.users.Accounts;
import io.tongji.failure.Failure;
import io.tongji.ingest.check.PeriodText;
import io.tongji.log.audit.AuditedAction;
import io.tongji.period.Month;
import java.io.File;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on jobs, two at a time; the others wait in the order in which they came. What a job is at
 * is on disk before anything is done, so that a console that starts anew knows it.
 */
public final class JobDesk implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobDesk.class);

  private static final int AT_ONCE = 2;
  private static final int MOST_OPEN = 20;
  private static final long LEAVE_SECONDS = 10;

  private final JobStore store;
  private final JobWork work;
  private final BureauPort bureau;
  private final Accounts accounts;
  private final Clock clock;
  private final List<String> waiting = new ArrayList<>();
  private final Map<String, JobProgress> progress = new ConcurrentHashMap<>();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          AT_ONCE,
          task -> {
            Thread thread = new Thread(task, "console-job");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * How the files of a job are to be read.
   *
   * @param form of the files
   * @param unit of their amounts; empty: the form's
   * @param period of all rows, as somebody wrote it; empty: as each row says
   * @param passOver true: unknown columns are passed over
   */
  public record JobReading(String form, String unit, String period, boolean passOver) {

    /** The period as YYYY-MM, however it is written. */
    public JobReading {
      if (!period.isEmpty()) {
        Month month = PeriodText.month(period);
        if (month == null) {
          throw Failure.setting(period + " is not a month", "write it as 2023-12");
        }
        period = month.toString();
      }
    }
  }

  /** A desk with the jobs of a store; those that were under way go on. */
  public JobDesk(JobStore store, BureauPort bureau, Accounts accounts, Clock clock) {
    this.store = store;
    this.work = new JobWork(store, bureau, clock);
    this.bureau = bureau;
    this.accounts = accounts;
    this.clock = clock;
    List<FeedJob> jobs = new ArrayList<>(store.all());
    java.util.Collections.reverse(jobs);
    jobs.forEach(this::resume);
  }

  private void resume(FeedJob job) {
    switch (job.state()) {
      case WAITING, CHECKING -> enqueue(job.in(State.WAITING), () -> check(job.id()));
      case TO_SEND ->
          store.write(
              job.in(
                  State.CHECKED,
                  "the console was restarted before anything was sent",
                  "submit again"));
      case SENDING -> store.write(uncertain(job, "the console ended while the rows were sent"));
      case CHECKED, FAILED, UNCERTAIN, DONE -> {
        // Nothing was under way.
      }
    }
  }

  private static FeedJob uncertain(FeedJob job, String why) {
    return job.in(
        State.UNCERTAIN,
        why,
        "submit again: each file is there as a whole or not at all, and what is there is found to"
            + " be a duplicate");
  }

  /**
   * Begins a job with files that were brought, and has them checked.
   *
   * @throws Failure if the account may not feed the form, or has too many jobs
   */
  public FeedJob begin(
      Account owner, String address, JobReading reading, List<JobStore.Brought> files) {
    refuse(owner, reading.form());
    if (files.isEmpty()) {
      throw Failure.setting("no file was chosen", "choose one or more");
    }
    if (jobs(owner).stream().filter(job -> job.state() != State.DONE).count() >= MOST_OPEN) {
      throw Failure.setting(
          "there are %d jobs that are not submitted".formatted(MOST_OPEN),
          "submit or discard some of them");
    }
    FeedJob job =
        new FeedJob(
            UUID.randomUUID().toString(),
            owner.name(),
            address,
            reading.form(),
            reading.unit(),
            reading.period(),
            reading.passOver(),
            clock.millis(),
            files.stream().map(JobStore.Brought::name).toList(),
            State.WAITING,
            "",
            "");
    store.begin(job, files);
    enqueue(job, () -> check(job.id()));
    return job;
  }

  private static void refuse(Account owner, String form) {
    if (!owner.feeds(form)) {
      throw Failure.setting(
          owner.name() + " does not feed the form " + form, "ask the administrator");
    }
    boolean ofUnits = !List.of("register", "targets").contains(form);
    if (!ofUnits && !owner.areas().isEmpty()) {
      throw Failure.setting(
          "the form " + form + " is fed by who feeds all areas", "ask the administrator");
    }
  }

  /** The jobs of an account, the latest first. */
  public List<FeedJob> jobs(Account owner) {
    return store.all().stream().filter(job -> job.owner().equals(owner.name())).toList();
  }

  /**
   * The job of an id.
   *
   * @throws Failure if there is none, or it is another account's
   */
  public FeedJob find(String id, Account owner) {
    return store
        .find(id)
        .filter(job -> job.owner().equals(owner.name()))
        .orElseThrow(() -> Failure.setting("there is no job " + id, "look for it among the jobs"));
  }

  /** How far the work on a job is; empty: it is not worked on. */
  public Optional<JobProgress.StepProgress> progress(FeedJob job) {
    return Optional.ofNullable(progress.get(job.id())).map(JobProgress::now);
  }

  /** How many jobs come before one that waits; empty: it does not wait. */
  public OptionalInt place(FeedJob job) {
    synchronized (waiting) {
      int at = waiting.indexOf(job.id());
      return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }
  }

  /**
   * Has the files of a job checked again, with what was mended.
   *
   * @param reading how they are to be read now
   */
  public void checkAgain(FeedJob job, JobReading reading) {
    if (!job.isBusy() && job.state() != State.DONE) {
      enqueue(job.readAs(reading).in(State.WAITING), () -> check(job.id()));
    }
  }

  /**
   * Sends what is right of a job, if a look at it all shows what the last check has shown; else the
   * job has another result, and nothing is sent.
   *
   * @param again true: nothing is held back
   * @throws Failure if it has not been checked
   */
  public void submit(FeedJob job, boolean again) {
    if (job.state() != State.CHECKED && job.state() != State.UNCERTAIN) {
      throw Failure.setting("the job is not ready to be submitted", "have its files checked first");
    }
    enqueue(job.in(State.TO_SEND), () -> send(job.id(), again));
  }

  /**
   * Writes other cells into a refused row, and checks it.
   *
   * @param row its key
   * @return what is still wrong
   * @throws Failure if there is no such row, or the job is worked on
   */
  public List<CheckResult.Fault> mend(FeedJob job, String row, List<String> cells) {
    if (job.state() != State.CHECKED) {
      throw Failure.setting("the job is not ready to be mended", "wait for the check");
    }
    return work.mend(job, scope(job), row, cells);
  }

  /** The rows of a job that were mended, by their key: their cells now, and what is wrong. */
  public Map<String, Mended.MendedRow> mended(FeedJob job) {
    return store.mended(job.id()).rows();
  }

  /** Removes a job that is not worked on and has no receipt. */
  public void discard(FeedJob job) {
    if (job.isBusy() || job.state() == State.DONE) {
      throw Failure.setting("the job cannot be discarded now", "wait until it is done");
    }
    store.remove(job.id());
  }

  private void enqueue(FeedJob job, Runnable task) {
    synchronized (waiting) {
      store.write(job);
      waiting.add(job.id());
    }
    workers.execute(
        () -> {
          synchronized (waiting) {
            waiting.remove(job.id());
          }
          task.run();
        });
  }

  private void check(String id) {
    run(id, State.CHECKING, (job, shown) -> work.check(job, scope(job), shown));
  }

  private void send(String id, boolean again) {
    run(id, State.TO_SEND, (job, shown) -> work.send(job, scope(job), again, shown));
  }

  /** A step of the work, and the job as it is then. */
  private interface JobStep {
    FeedJob take(FeedJob job, JobProgress shown);
  }

  private void run(String id, State state, JobStep step) {
    FeedJob found = store.find(id).orElse(null);
    if (found == null) {
      return; // it was discarded
    }
    FeedJob job = found.in(state);
    JobProgress shown = new JobProgress();
    progress.put(id, shown);
    try {
      store.write(job);
      store.write(step.take(job, shown));
    } catch (RuntimeException failed) {
      if (!workers.isShutdown()) { // else the next start goes on from what is on disk
        fail(store.find(id).orElse(job), failed);
      }
    } finally {
      progress.remove(id);
    }
  }

  private void fail(FeedJob job, RuntimeException failed) {
    if (failed instanceof Failure failure) {
      store.write(failed(job, withoutFolder(job, failure)));
      return;
    }
    LOG.warn("the job {} failed", job.id(), failed);
    store.write(failed(job, Failure.bug("internal error: " + failed)));
  }

  /** Where the server keeps a file is no matter of who has brought it. */
  private Failure withoutFolder(FeedJob job, Failure failure) {
    String folder =
        Pattern.quote(store.folder(job) + File.separator)
            + "[a-z]+-\\d+"
            + Pattern.quote(File.separator);
    return Failure.of(failure.kind(), failure.problem().replaceAll(folder, ""), failure.remedy());
  }

  private static FeedJob failed(FeedJob job, Failure failure) {
    if (job.state() == State.SENDING && failure.kind() != Failure.Kind.SETTING) {
      return uncertain(job, failure.problem());
    }
    State next = job.state() == State.TO_SEND ? State.CHECKED : State.FAILED;
    return job.in(next, failure.problem(), failure.remedy());
  }

  /** The account's areas, as they are now; an account that is gone feeds nothing. */
  private List<String> scope(FeedJob job) {
    @Nullable Account owner = accounts.find(job.owner()).filter(of -> !of.disabled()).orElse(null);
    if (owner == null || !owner.feeds(job.form())) {
      throw Failure.setting(
          job.owner() + " does not feed the form " + job.form(), "ask the administrator");
    }
    return owner.areas();
  }

  /** Notes what somebody did that concerns no job. */
  public void record(AuditedAction action) {
    bureau.record(action);
  }

  @Override
  public void close() {
    workers.shutdownNow();
    try {
      if (!workers.awaitTermination(LEAVE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a job of the console did not end in {} s", LEAVE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
