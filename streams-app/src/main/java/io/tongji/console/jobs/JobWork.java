package io.tongji.console.jobs;

import de.siegmar.fastcsv.writer.CsvWriter;
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
import io.tongji.ingest.send.Effects;
import io.tongji.ingest.send.FeedProgress;
import io.tongji.ingest.workbook.WorkbookBounds;
import io.tongji.log.audit.AuditedAction;
import io.tongji.output.AtomicFile;
import io.tongji.output.OwnerOnly;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done with the files of a job: all of it by {@link Ingest}, as the command does it. */
final class JobWork {

  private static final Logger LOG = LoggerFactory.getLogger(JobWork.class);

  /** What a server takes of whoever can log in, and unpacks at the same time for others. */
  private static final WorkbookBounds BOUNDS = new WorkbookBounds(512L * 1024 * 1024, 1_000);

  private final JobStore store;
  private final BureauPort bureau;
  private final Clock clock;

  JobWork(JobStore store, BureauPort bureau, Clock clock) {
    this.store = store;
    this.bureau = bureau;
    this.clock = clock;
  }

  /** Checks the files and the mended rows of a job; sends nothing. */
  FeedJob check(FeedJob job, List<String> areas, FeedProgress progress) {
    RefusedRows rows = new RefusedRows();
    Ingest.Job files = ingest(job, areas, all(job), Optional.of(store.rejects(job)));
    Receipt receipt = bureau.feed(files, false, false, progress, rows);
    store.write(job.id(), result(receipt, rows));
    return job.in(State.CHECKED);
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

  private static List<BothLanguages> words(Receipt receipt, ZoneId zone) {
    List<String> chinese = receipt.lines(Language.ZH, zone);
    List<String> english = receipt.lines(Language.EN, zone);
    List<BothLanguages> words = new ArrayList<>();
    for (int at = 0; at < chinese.size(); at++) {
      words.add(new BothLanguages(chinese.get(at), english.get(at)));
    }
    return words;
  }

  /** Sends what is right, and makes out the receipt. */
  FeedJob send(FeedJob job, List<String> areas, boolean again, FeedProgress progress) {
    RefusedRows rows = new RefusedRows();
    List<Path> files = all(job);
    List<FedFile> fed = files.stream().map(FedFile::of).toList();
    Ingest.Job task = ingest(job, areas, files, Optional.of(store.rejects(job)));
    Receipt receipt = bureau.feed(task, true, again, progress, rows);
    ReceiptFile file = new ReceiptFile(job.form(), job.id(), fed, receipt, clock.instant());
    store.write(
        job.id(),
        file::writeTo,
        new ReceiptRemarks(words(receipt, bureau.zone()), mendedRows(job), clock.millis()));
    try {
      bureau.record(audited(job, receipt.line(Language.EN)));
    } catch (Failure unwritten) {
      LOG.warn("the log has no end of the job {}: {}", job.id(), unwritten.getMessage());
    }
    return job.in(State.DONE);
  }

  /** What the log has of a job. */
  AuditedAction audited(FeedJob job, String result) {
    String digests =
        all(job).stream().map(file -> FedFile.of(file).sha256()).collect(Collectors.joining(" "));
    return new AuditedAction(
        job.owner(), job.address(), "SUBMIT", job.form() + " " + job.id(), result, digests);
  }

  private Ingest.Job ingest(
      FeedJob job, List<String> areas, List<Path> files, Optional<Path> rejects) {
    FeedOptions options =
        new FeedOptions(
                job.unit().isEmpty() ? Optional.empty() : Optional.of(job.unit()),
                Optional.empty(),
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

  /** The files that were brought, and behind them those of the mended rows. */
  private List<Path> all(FeedJob job) {
    List<Path> files = new ArrayList<>();
    for (int number = 0; number < job.files().size(); number++) {
      files.add(store.file(job, number));
    }
    files.addAll(mendedFiles(job));
    return files;
  }

  private int mendedRows(FeedJob job) {
    return (int)
        store.mended(job.id()).rows().values().stream()
            .filter(row -> row.faults().isEmpty())
            .count();
  }

  private List<Path> mendedFiles(FeedJob job) {
    List<FileTable> tables = store.result(job.id()).map(CheckResult::tables).orElse(List.of());
    List<Path> files = new ArrayList<>();
    for (int table = 0; table < tables.size(); table++) {
      int of = table;
      List<List<String>> rows =
          store.mended(job.id()).rows().values().stream()
              .filter(row -> row.table() == of && row.faults().isEmpty())
              .map(Mended.MendedRow::cells)
              .toList();
      if (!rows.isEmpty()) {
        Path file = store.mendedFile(job, of, "改正-" + stem(tables.get(of).file()) + ".csv");
        write(file, tables.get(of).header(), rows);
        files.add(file);
      }
    }
    return files;
  }

  private static String stem(String file) {
    int dot = file.lastIndexOf('.');
    return dot <= 0 ? file : file.substring(0, dot);
  }

  /** The same rows give the same bytes, and so the same digest. */
  private static void write(Path file, List<String> header, List<List<String>> rows) {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        OwnerOnly.directory(folder);
      }
      AtomicFile.write(
          file,
          out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            try (CsvWriter csv = CsvWriter.builder().build(writer)) {
              csv.writeRecord(header);
              rows.forEach(csv::writeRecord);
            }
          });
    } catch (IOException e) {
      throw Failure.setting(
              file + ": the mended rows cannot be written (" + e + ")", "make room there")
          .from(e);
    }
  }

  /** Checks a row as the clerk wants it, and keeps it. */
  List<Fault> mend(FeedJob job, List<String> areas, String key, List<String> cells) {
    CheckResult result = store.result(job.id()).orElseThrow(() -> noRow(key));
    RefusedLine row =
        result.rows().stream()
            .filter(of -> of.key().equals(key) && of.mendable())
            .findFirst()
            .orElseThrow(() -> noRow(key));
    List<String> header = result.tables().get(row.table()).header();
    if (cells.size() != header.size()) {
      throw noRow(key);
    }
    List<Fault> faults = faults(job, areas, header, cells);
    synchronized (this) {
      Map<String, Mended.MendedRow> rows = new TreeMap<>(store.mended(job.id()).rows());
      rows.put(key, new Mended.MendedRow(row.table(), cells, faults));
      store.write(job.id(), new Mended(rows));
    }
    return faults;
  }

  private static Failure noRow(String key) {
    return Failure.setting("there is no row " + key, "reload the page");
  }

  private List<Fault> faults(
      FeedJob job, List<String> areas, List<String> header, List<String> cells) {
    Path file = store.rejects(job).resolveSibling("row-" + Thread.currentThread().getId() + ".csv");
    try {
      write(file, header, List.of(cells));
      RefusedRows rows = new RefusedRows();
      Receipt checked =
          new Ingest(
                  ingest(job, areas, List.of(file), Optional.empty()),
                  bureau.catalogue(),
                  new PrintWriter(Writer.nullWriter()),
                  FeedProgress.NONE,
                  rows)
              .rehearse();
      if (checked.read() == 0) {
        throw Failure.setting("the row is empty", "write its cells, or leave it out");
      }
      return rows.rows().stream().flatMap(of -> of.faults().stream()).toList();
    } finally {
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} stays behind: {}", file, e.toString());
    }
  }
}
