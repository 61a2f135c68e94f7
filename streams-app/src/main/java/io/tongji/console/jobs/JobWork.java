package io.tongji.console.jobs;

import io.tongji.catalogue.Language;
import io.tongji.console.jobs.CheckResult.BothLanguages;
import io.tongji.console.jobs.CheckResult.Counts;
import io.tongji.console.jobs.CheckResult.Fault;
import io.tongji.console.jobs.CheckResult.FileTable;
import io.tongji.console.jobs.CheckResult.RefusedLine;
import io.tongji.console.jobs.CheckResult.ShownChange;
import io.tongji.console.jobs.FeedJob.State;
import io.tongji.failure.Failure;
import io.tongji.ingest.ChangedRow;
import io.tongji.ingest.FedFile;
import io.tongji.ingest.Ingest;
import io.tongji.ingest.Receipt;
import io.tongji.ingest.ReceiptFile;
import io.tongji.ingest.check.FeedOptions;
import io.tongji.ingest.check.FeedScope;
import io.tongji.ingest.check.PeriodText;
import io.tongji.ingest.send.Effects;
import io.tongji.ingest.send.FeedProgress;
import io.tongji.ingest.workbook.WorkbookBounds;
import io.tongji.log.audit.AuditedAction;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done with the files of a job: all of it by {@link Ingest}, as the command does it. */
final class JobWork {

  private static final Logger LOG = LoggerFactory.getLogger(JobWork.class);

  /** What a server takes of whoever can log in, and unpacks at the same time for others. */
  static final WorkbookBounds BOUNDS = new WorkbookBounds(512L * 1024 * 1024, 1_000);

  private final JobStore store;
  private final BureauPort bureau;
  private final Clock clock;

  JobWork(JobStore store, BureauPort bureau, Clock clock) {
    this.store = store;
    this.bureau = bureau;
    this.clock = clock;
  }

  /** What a look at all rows of a job has found. */
  private record LookedAt(CheckResult result, Mended mended) {}

  /** Checks the files and the mended rows of a job; sends nothing. */
  FeedJob check(FeedJob job, List<String> areas, FeedProgress progress) {
    keep(job, look(job, areas, progress));
    return job.in(State.CHECKED);
  }

  private LookedAt look(FeedJob job, List<String> areas, FeedProgress progress) {
    MendedFiles mended = mendedFiles(job);
    RefusedRows rows = new RefusedRows(mended);
    Ingest.Job files = ingest(job, areas, all(job, mended), Optional.of(store.rejects(job)));
    Receipt receipt = bureau.feed(files, false, false, progress, rows);
    return new LookedAt(result(receipt, rows), store.mended(job.id()).checked(rows.ofMended()));
  }

  private void keep(FeedJob job, LookedAt found) {
    store.write(job.id(), found.result());
    store.write(job.id(), found.mended());
  }

  private CheckResult result(Receipt receipt, RefusedRows rows) {
    Effects effects = receipt.sent().effects();
    return new CheckResult(
        receipt.read(),
        receipt.refusedRows(),
        receipt.refused(),
        receipt.heldRows(),
        receipt.heldBack().byReason(),
        new Counts(effects.added(), effects.changed(), effects.same(), effects.older()),
        months(receipt, bureau.zone()),
        rows.tables(),
        rows.rows(),
        receipt.changes().stream().map(JobWork::change).toList(),
        words(receipt, bureau.zone()));
  }

  private static ShownChange change(ChangedRow row) {
    long line = row.change().origin().line();
    return new ShownChange(
        new BothLanguages(row.place().line(line, Language.ZH), row.place().line(line, Language.EN)),
        row.key(),
        amount(row.change().before()),
        amount(row.change().after()),
        new BothLanguages(row.line(Language.ZH), row.line(Language.EN)),
        row.held());
  }

  private static @Nullable Long amount(OptionalLong amount) {
    return amount.isPresent() ? (Long) amount.getAsLong() : null;
  }

  private static @Nullable BothLanguages months(Receipt receipt, ZoneId zone) {
    List<String> chinese = receipt.months(Language.ZH, zone);
    return chinese.isEmpty()
        ? null
        : new BothLanguages(
            String.join(";", chinese), String.join("; ", receipt.months(Language.EN, zone)));
  }

  private static List<BothLanguages> words(Receipt receipt, ZoneId zone) {
    List<String> chinese = receipt.sentences(Language.ZH, zone);
    List<String> english = receipt.sentences(Language.EN, zone);
    List<BothLanguages> words = new ArrayList<>();
    for (int at = 0; at < chinese.size(); at++) {
      words.add(new BothLanguages(chinese.get(at), english.get(at)));
    }
    return words;
  }

  /**
   * Sends what is right, and makes out the receipt. If a last look finds what the clerk was not
   * shown, since rows were mended or others have fed, the job has that result and nothing is sent.
   */
  FeedJob send(FeedJob job, List<String> areas, boolean again, FeedProgress progress) {
    LookedAt now = look(job, areas, progress);
    if (store.result(job.id()).filter(now.result()::equals).isEmpty()) {
      keep(job, now);
      return job.in(
          State.CHECKED,
          "rows were mended, or others have fed, since the check, so its result is another one",
          "look at it, and submit again");
    }
    MendedFiles mended = mendedFiles(job);
    List<Path> files = all(job, mended);
    bureau.record(audited(job, files, "begun"));
    store.write(job.in(State.SENDING));
    RefusedRows rows = new RefusedRows(mended);
    List<FedFile> fed = files.stream().map(FedFile::of).toList();
    Ingest.Job task = ingest(job, areas, files, Optional.of(store.rejects(job)));
    Receipt receipt = bureau.feed(task, true, again, progress, rows);
    ReceiptFile file = new ReceiptFile(job.form(), job.id(), fed, receipt, clock.instant());
    int going = store.mended(job.id()).going().size();
    store.write(
        job.id(),
        file::writeTo,
        new ReceiptRemarks(words(receipt, bureau.zone()), going, clock.millis()));
    try {
      bureau.record(
          audited(job, files, receipt.line(Language.ZH) + " / " + receipt.line(Language.EN)));
    } catch (Failure unwritten) {
      LOG.warn("the log has no end of the job {}: {}", job.id(), unwritten.getMessage());
    }
    return job.in(State.DONE);
  }

  private static AuditedAction audited(FeedJob job, List<Path> files, String result) {
    String digests =
        files.stream().map(file -> FedFile.of(file).sha256()).collect(Collectors.joining(" "));
    return new AuditedAction(
        job.owner(), job.address(), "SUBMIT", job.form() + " " + job.id(), result, digests);
  }

  private Ingest.Job ingest(
      FeedJob job, List<String> areas, List<Path> files, Optional<Path> rejects) {
    FeedOptions options =
        new FeedOptions(
                job.unit().isEmpty() ? Optional.empty() : Optional.of(job.unit()),
                Optional.ofNullable(PeriodText.month(job.period())),
                Optional.empty(),
                job.passOver())
            .within(BOUNDS, scope(areas));
    return new Ingest.Job(
        job.form(), files, options, rejects, Language.ZH, new Ingest.Run(job.owner(), job.id()));
  }

  private Optional<FeedScope> scope(List<String> areas) {
    if (areas.isEmpty()) {
      return Optional.empty();
    }
    Set<String> units = bureau.unitsIn(areas);
    return Optional.of(new FeedScope(units::contains));
  }

  private List<Path> brought(FeedJob job) {
    return IntStream.range(0, job.files().size())
        .mapToObj(number -> store.file(job, number))
        .toList();
  }

  /** The files that were brought, and behind them those of the mended rows. */
  private List<Path> all(FeedJob job, MendedFiles mended) {
    return Stream.concat(brought(job).stream(), mended.paths().stream()).toList();
  }

  private MendedFiles mendedFiles(FeedJob job) {
    MendedFiles files = new MendedFiles(store.folder(job));
    files.write(tables(job), store.mended(job.id()).going());
    return files;
  }

  private List<FileTable> tables(FeedJob job) {
    return store.result(job.id()).map(CheckResult::tables).orElse(List.of());
  }

  /** Checks a row as the clerk wants it, by itself and among all others of the job; keeps it. */
  List<Fault> mend(FeedJob job, List<String> areas, String key, List<String> cells) {
    RefusedLine row =
        store.result(job.id()).stream()
            .flatMap(result -> result.rows().stream())
            .filter(of -> of.key().equals(key) && of.mendable())
            .findFirst()
            .orElseThrow(() -> noRow(key));
    if (cells.size() != tables(job).get(row.table()).header().size()) {
      throw noRow(key);
    }
    Mended.MendedRow wanted = new Mended.MendedRow(row.table(), cells, List.of());
    List<Fault> faults = faults(job, areas, key, wanted, false);
    synchronized (this) { // files are read whole by one at a time, and no other row comes between
      List<Fault> all = faults.isEmpty() ? faults(job, areas, key, wanted, true) : faults;
      store.keep(job, key, new Mended.MendedRow(row.table(), cells, all));
      return all;
    }
  }

  private static Failure noRow(String key) {
    return Failure.setting("there is no row " + key, "reload the page");
  }

  /** What is wrong with a row, in itself or beside the other rows of the job. */
  private List<Fault> faults(
      FeedJob job, List<String> areas, String key, Mended.MendedRow row, boolean beside) {
    Path folder = store.folder(job).resolve("row-" + Thread.currentThread().getId());
    try {
      MendedFiles files = new MendedFiles(folder);
      if (beside) {
        files.write(tables(job), store.mended(job.id()).going(key));
      }
      files.write(tables(job).get(row.table()), key, row.cells());
      RefusedRows found = new RefusedRows(files);
      Receipt checked =
          new Ingest(
                  ingest(job, areas, beside ? all(job, files) : files.paths(), Optional.empty()),
                  bureau.catalogue(),
                  new PrintWriter(Writer.nullWriter()),
                  FeedProgress.NONE,
                  found)
              .rehearse();
      if (checked.read() == 0) {
        throw Failure.setting("the row is empty", "write its cells, or leave it out");
      }
      return found.ofMended().getOrDefault(key, List.of());
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      LOG.warn("{} stays behind: {}", folder, e.toString());
    }
  }
}
