package io.tongji.ingest;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.ingest.check.EventReader;
import io.tongji.ingest.check.FeedOptions;
import io.tongji.ingest.check.FeedScope;
import io.tongji.ingest.check.FormReader;
import io.tongji.ingest.check.FormSheet;
import io.tongji.ingest.check.FormSheets;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.RefusalSink;
import io.tongji.ingest.check.RegisterReader;
import io.tongji.ingest.check.ReturnReader;
import io.tongji.ingest.check.TargetReader;
import io.tongji.ingest.rejects.RejectsFile;
import io.tongji.ingest.send.Destination;
import io.tongji.ingest.send.Destination.Delivery;
import io.tongji.ingest.send.FeedProgress;
import io.tongji.ingest.send.Feeding;
import io.tongji.ingest.sheet.SheetPlace;
import io.tongji.output.PlainText;
import io.tongji.spelling.Spelling;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Feeds files of one form: what the command {@code ingest} does. */
public final class Ingest {

  private final Job task;
  private final Catalogue catalogue;
  private final PrintWriter messages;
  private final FeedProgress progress;
  private final RefusalTaker refusals;

  /**
   * What to feed.
   *
   * @param form output, rd, …, register or targets
   * @param files in the order in which they are fed
   * @param options what the files do not say
   * @param rejects where to write the refused rows; empty: nowhere
   * @param language of the messages about rows
   * @param run who feeds, and the id of the receipt
   */
  public record Job(
      String form,
      List<Path> files,
      FeedOptions options,
      Optional<Path> rejects,
      Language language,
      Run run) {

    /** Copies the list. */
    public Job {
      files = List.copyOf(files);
    }

    /** A run of its own by the account of the operating system. */
    public Job(
        String form,
        List<Path> files,
        FeedOptions options,
        Optional<Path> rejects,
        Language language) {
      this(form, files, options, rejects, language, Run.by(System.getProperty("user.name", "")));
    }

    /** Who feeds, and from where. */
    Feeding feeding(List<FormSheet> sources) {
      Map<Path, FedFile> fed = new HashMap<>();
      files.forEach(file -> fed.computeIfAbsent(file, FedFile::of));
      List<Feeding.FedSource> named =
          sources.stream()
              .map(
                  source -> {
                    FedFile file = Objects.requireNonNull(fed.get(source.path()));
                    String sheet = source.sheet().name();
                    String name = sheet.isEmpty() ? file.name() : file.name() + " [" + sheet + "]";
                    return new Feeding.FedSource(file.sha256(), name);
                  })
              .toList();
      return new Feeding(run.by(), run.receipt(), named);
    }
  }

  /**
   * A run, as the records name it that it feeds.
   *
   * @param by account that feeds
   * @param receipt id of the run
   */
  public record Run(String by, String receipt) {

    /** With an id that no other run has. */
    public static Run by(String account) {
      return new Run(account, UUID.randomUUID().toString());
    }
  }

  /** Makes what takes the refused rows, once the headers of all files are known. */
  public interface RefusalTaker {

    /** Nobody but the messages takes them. */
    RefusalTaker PRINTED = sources -> (refused, file, row) -> {};

    /** Takes the rows that are refused in these sheets. */
    RefusalSink of(List<FormSheet> sources);
  }

  /** Feeds under a catalogue; refused rows are printed to messages. */
  public Ingest(Job task, Catalogue catalogue, PrintWriter messages, FeedProgress progress) {
    this(task, catalogue, messages, progress, RefusalTaker.PRINTED);
  }

  /** Feeds under a catalogue; refused rows are printed to messages, and handed on. */
  public Ingest(
      Job task,
      Catalogue catalogue,
      PrintWriter messages,
      FeedProgress progress,
      RefusalTaker refusals) {
    this.task = task;
    this.catalogue = catalogue;
    this.messages = messages;
    this.progress = progress;
    this.refusals = refusals;
  }

  /** Checks all rows and sends none, without a server. */
  public Receipt rehearse() {
    return feed(Destination.NOWHERE);
  }

  /**
   * Checks all rows, sends the good ones, and asks what became of them.
   *
   * @throws Failure if a file, an option or a server stands in the way
   */
  public Receipt feed(Destination destination) {
    return switch (task.form()) {
      case Layout.REGISTER ->
          feed(new RegisterReader(task.options(), catalogue), destination, Destination::register);
      case Layout.TARGETS ->
          feed(new TargetReader(task.options(), catalogue), destination, Destination::targets);
      default -> {
        Form form = form();
        yield feed(
            form == Form.EVENT
                ? new EventReader(task.options(), catalogue)
                : new ReturnReader(form, task.options(), catalogue),
            destination,
            (opened, feeding) -> opened.returns(form, feeding));
      }
    };
  }

  private Form form() {
    if (!Layout.forms().contains(task.form())) {
      throw Failure.setting(
          "there is no form \"" + task.form() + "\"", Spelling.remedy(task.form(), Layout.words()));
    }
    return Form.ofCode(task.form());
  }

  /** Opens the delivery last, so that a wrong header is reported before a server is asked. */
  private <T> Receipt feed(
      FormReader<T> unscoped,
      Destination destination,
      BiFunction<Destination, Feeding, Delivery<T>> delivery) {
    FormReader<T> reader = FeedScope.limit(unscoped, task.options().scope());
    List<FormSheet> sources =
        FormSheets.open(task.files(), reader.layout(), task.options(), unread());
    Feeding feeding = task.feeding(sources);
    Path rejects = task.rejects().orElse(null);
    PrintedRefusals printed = new PrintedRefusals(messages, task.language());
    RefusalSink taken = printed.and(refusals.of(sources));
    if (rejects == null) {
      Receipt receipt =
          new Feeder<>(reader, sources, taken, printed::passOver, progress)
              .feed(delivery.apply(destination, feeding));
      printed.end();
      return receipt;
    }
    OutputFiles.checkRejects(rejects, task.files(), reader.layout());
    try (RejectsFile file = new RejectsFile(rejects, sources, task.language())) {
      Receipt receipt =
          new Feeder<>(reader, sources, taken.and(file), printed::passOver, progress)
              .feed(delivery.apply(destination, feeding));
      file.keep();
      printed.end();
      return receipt;
    }
  }

  private FormSheets.UnreadSheets unread() {
    return new FormSheets.UnreadSheets() {
      @Override
      public void withoutHeader(SheetPlace sheet) {
        say(
            sheet,
            " 没有 " + task.form() + " 表的表头,未读取",
            " has no header of the form " + task.form() + ", and was not read");
      }

      @Override
      public void hidden(SheetPlace sheet) {
        say(sheet, " 是隐藏的,未读取", " is hidden, and was not read");
      }
    };
  }

  private void say(SheetPlace sheet, String chinese, String english) {
    messages.println(
        PlainText.of(sheet.in(task.language())) + task.language().of(chinese, english));
  }
}
