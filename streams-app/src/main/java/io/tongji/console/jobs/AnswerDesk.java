package io.tongji.console.jobs;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.console.users.Account;
import io.tongji.editing.OpenQuery;
import io.tongji.failure.Failure;
import io.tongji.ingest.Explanations;
import io.tongji.ingest.FedFile;
import io.tongji.ingest.Ingest;
import io.tongji.ingest.Receipt;
import io.tongji.ingest.check.FeedOptions;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.RefusedCell;
import io.tongji.ingest.check.RefusedRow;
import io.tongji.log.audit.AuditedAction;
import io.tongji.output.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Feeds explanations: what somebody wrote beside a query, which is a list with one row, and lists
 * that were filled in, as the command takes them.
 */
public final class AnswerDesk {

  /** Characters of an explanation at most. */
  public static final int LONGEST = 1_000;

  private static final String FILE = "统计台说明.csv";

  private final BureauPort bureau;
  private final Path folder;

  /**
   * A desk of a bureau.
   *
   * @param folder where a file lies while it is fed
   */
  public AnswerDesk(BureauPort bureau, Path folder) {
    this.bureau = bureau;
    this.folder = folder;
  }

  /**
   * What somebody wrote.
   *
   * @param query beside which
   * @param text on one line
   * @param mark of the return that the page showed
   */
  public record Written(OpenQuery query, String text, String mark) {

    /**
     * Puts the text on one line.
     *
     * @throws Failure if it is empty or too long
     */
    public Written {
      text = text.replaceAll("\\s+", " ").strip();
      if (text.isEmpty()) {
        throw Failure.setting("the explanation is empty", "write why the figure is right");
      }
      if (text.length() > LONGEST) {
        throw Failure.setting(
            "the explanation has %,d characters".formatted(text.length()),
            "give up to %,d".formatted(LONGEST));
      }
    }

    /** What is fed, by the names of the columns. */
    private SortedMap<String, String> cells() {
      return new TreeMap<>(
          Map.of(
              "form", query.form().code(),
              "unit_id", query.unitId(),
              "period", query.month().toString(),
              "question", query.query().edit().name(),
              "explanation", text,
              "mark", mark));
    }
  }

  /**
   * What became of a list.
   *
   * @param receipts of each form; none: no row of the list explains anything
   * @param refused rows that were not taken
   */
  public record FedList(Map<Form, Receipt> receipts, List<RefusedRow> refused) {

    private boolean isTaken() {
      return receipts.values().stream().anyMatch(of -> of.accepted() + of.duplicates() > 0);
    }

    private String whyNot(Language language) {
      Stream<String> why =
          refused.isEmpty()
              ? receipts.values().stream().map(of -> of.line(language))
              : refused.stream()
                  .flatMap(row -> row.cells().stream())
                  .map(cell -> words(cell, language));
      return why.collect(Collectors.joining(" "));
    }
  }

  /**
   * Who explains.
   *
   * @param account of the session
   * @param address from where it asks
   * @param scope what it may explain
   */
  public record Explainer(Account account, String address, Explanations.ExplanationScope scope) {}

  /**
   * Feeds an explanation, and awaits what becomes of it.
   *
   * @return why it was not taken, in the language; empty: it was
   * @throws Failure if a server stands in the way, or it cannot be noted
   */
  public Optional<String> feed(Explainer by, Written row, Language language) {
    OpenQuery of = row.query();
    FedList fed =
        feed(
            by,
            of.form().code() + " " + of.unitId() + " " + of.month(),
            FILE,
            file -> write(file, row),
            language);
    return fed.isTaken() ? Optional.empty() : Optional.of(fed.whyNot(language));
  }

  /**
   * Feeds a list that was filled in, and awaits what becomes of it.
   *
   * @throws Failure if it is no such list, a server stands in the way, or it cannot be noted
   */
  public FedList feed(Explainer by, JobStore.Brought list, Language language) {
    return feed(by, list.name(), list.name(), file -> Files.move(list.content(), file), language);
  }

  /** Puts a file where it is fed from. */
  private interface Filling {
    void into(Path file) throws IOException;
  }

  private FedList feed(Explainer by, String what, String name, Filling filling, Language language) {
    Path own = folder.resolve("explained-" + UUID.randomUUID());
    Path file = own.resolve(name);
    try {
      OwnerOnly.directory(own);
      filling.into(file);
      bureau.record(
          new AuditedAction(
              by.account().name(),
              by.address(),
              "ANSWER",
              what,
              "begun",
              FedFile.of(file).sha256()));
      return feed(by, file, language);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      remove(file);
      remove(own);
    }
  }

  private static void write(Path file, Written row) throws IOException {
    Files.createFile(file, OwnerOnly.file());
    try (CsvWriter csv = CsvWriter.builder().build(Files.newBufferedWriter(file))) {
      csv.writeRecord(row.cells().keySet());
      csv.writeRecord(row.cells().values());
    }
  }

  private FedList feed(Explainer by, Path file, Language language) {
    Ingest.Job job =
        new Ingest.Job(
            Layout.EXPLANATIONS,
            List.of(file),
            FeedOptions.NONE.within(JobWork.BOUNDS, Optional.empty()),
            Optional.empty(),
            language,
            Ingest.Run.by(by.account().name()));
    List<RefusedRow> refused = new ArrayList<>();
    Map<Form, Receipt> receipts = bureau.explain(job, by.scope(), refused::add);
    return new FedList(receipts, List.copyOf(refused));
  }

  private static String words(RefusedCell cell, Language language) {
    return (language == Language.ZH ? cell.chinese() : cell.english()).message()
        + language.of(";", " ")
        + cell.remedy(language);
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
