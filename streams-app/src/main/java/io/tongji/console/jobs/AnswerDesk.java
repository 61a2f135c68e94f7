package io.tongji.console.jobs;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tongji.catalogue.Language;
import io.tongji.console.users.Account;
import io.tongji.editing.OpenQuery;
import io.tongji.failure.Failure;
import io.tongji.ingest.FedFile;
import io.tongji.ingest.Ingest;
import io.tongji.ingest.Receipt;
import io.tongji.ingest.check.FeedOptions;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.RefusedCell;
import io.tongji.ingest.check.SheetColumn;
import io.tongji.log.audit.AuditedAction;
import io.tongji.output.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Feeds what somebody wrote beside a query to explain the return: a list of explanations with one
 * row, as the command takes it from a workbook.
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

    private List<String> cells() {
      return List.of(query.form().code(), query.unitId(), query.month().toString(), text, mark);
    }
  }

  /**
   * Feeds an explanation, and awaits what becomes of it.
   *
   * @param address from where it comes
   * @return why it was not taken, in the language; empty: it was
   * @throws Failure if a server stands in the way, or it cannot be noted
   */
  public Optional<String> feed(Account by, String address, Written row, Language language) {
    Path own = folder.resolve("explained-" + UUID.randomUUID());
    Path file = own.resolve(FILE);
    try {
      OwnerOnly.directory(own);
      Files.createFile(file, OwnerOnly.file());
      try (CsvWriter csv = CsvWriter.builder().build(Files.newBufferedWriter(file))) {
        csv.writeRecord(
            Layout.of(Layout.EXPLANATIONS).columns().stream().map(SheetColumn::name).toList());
        csv.writeRecord(row.cells());
      }
      bureau.record(
          new AuditedAction(
              by.name(),
              address,
              "ANSWER",
              row.query().form().code() + " " + row.query().unitId() + " " + row.query().month(),
              "begun",
              FedFile.of(file).sha256()));
      return refusal(by, file, language);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      remove(file);
      remove(own);
    }
  }

  private Optional<String> refusal(Account by, Path file, Language language) {
    Ingest.Job job =
        new Ingest.Job(
            Layout.EXPLANATIONS,
            List.of(file),
            FeedOptions.NONE,
            Optional.empty(),
            language,
            Ingest.Run.by(by.name()));
    List<String> why = new ArrayList<>();
    Collection<Receipt> receipts =
        bureau
            .explain(job, row -> row.cells().forEach(cell -> why.add(words(cell, language))))
            .values();
    boolean taken = receipts.stream().anyMatch(of -> of.accepted() + of.duplicates() > 0);
    if (taken) {
      return Optional.empty();
    }
    receipts.stream().filter(of -> why.isEmpty()).forEach(of -> why.add(of.line(language)));
    return Optional.of(String.join(" ", why));
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
