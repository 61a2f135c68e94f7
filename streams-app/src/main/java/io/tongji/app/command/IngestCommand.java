package io.tongji.app.command;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.feed.ConfiguredIngest;
import io.tongji.app.read.UnitReadings;
import io.tongji.app.terminal.FormWord;
import io.tongji.app.terminal.PeriodOption;
import io.tongji.app.terminal.ReadProgressBar;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.failure.Failure.Kind;
import io.tongji.ingest.Explanations;
import io.tongji.ingest.FedFile;
import io.tongji.ingest.Ingest;
import io.tongji.ingest.OutputFiles;
import io.tongji.ingest.Receipt;
import io.tongji.ingest.ReceiptFile;
import io.tongji.ingest.check.FeedOptions;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.RefusedRow;
import io.tongji.ingest.send.FeedProgress;
import io.tongji.ingest.send.KafkaDestination.Mode;
import io.tongji.output.AtomicFile;
import io.tongji.output.PlainText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Feeds files of returns, of events, of the register or of targets. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Reads files of one form, checks every row and sends the good ones.",
      "Refused rows are listed with file, line, column, reason and remedy. The same file may be fed"
          + " again after a fault. Rows that would undo a later correction are held back, and fed"
          + " only with --again."
    })
public final class IngestCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Spec private @Nullable CommandSpec specification;

  @Option(
      names = "--form",
      converter = FormWord.class,
      required = true,
      paramLabel = "FORM",
      description =
          "output, rd, export, tax, fdi, investment, event, register, targets or explanations.")
  private String form = "";

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "CSV or XLSX files, fed in this order.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "Unit of the amounts, e.g. 元 (default: the form's).")
  private @Nullable String unit;

  @Option(
      names = "--period",
      paramLabel = "YYYY-MM",
      description = "Period of all rows; a row of another one is refused.")
  private @Nullable String period;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Character set of the files (default: UTF-8 or GB18030, as fits).")
  private @Nullable String encoding;

  @Option(
      names = "--dry-run",
      description =
          "Check only, by the catalogue in force, and show what would change. Nothing is sent.")
  private boolean dryRun;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "Write refused rows here, to be put right and fed again.")
  private @Nullable Path rejects;

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "Write the receipt here as JSON, with the files' digests and topic offsets.")
  private @Nullable Path receipts;

  @Option(names = "--no-wait", description = "Do not wait for the pipeline's verdict.")
  private boolean noWait;

  @Option(
      names = "--again",
      description =
          "Feed also rows that are held back: those that say again what a correction has replaced,"
              + " those of a closed month in a file of another month, and doubtful entries of the"
              + " register.")
  private boolean again;

  @Option(
      names = "--ignore-unknown-columns",
      description = "Pass over columns that the form does not have, or without a heading.")
  private boolean ignoreUnknownColumns;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Who feeds, as history shows it (default: the account of the system).")
  private @Nullable String feeder;

  private final String receiptId = UUID.randomUUID().toString();

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    if (form.equals(Layout.EXPLANATIONS)) {
      return explain(config);
    }
    if (receipts != null) {
      OutputFiles.checkReceipt(receipts, files, rejects);
    }
    List<FedFile> fed = receipts == null ? List.of() : files.stream().map(FedFile::of).toList();
    Receipt receipt = feed(config);
    ZoneId zone = config.get(Keys.ZONE);
    receipt.lines(config.get(Keys.LANG), zone).forEach(shared::answer);
    if (form.equals(Layout.REGISTER) && !dryRun && receipt.sent().effects().changed() > 0) {
      shared.say(
          config
              .get(Keys.LANG)
              .of(
                  "  名录更正后,有关报表可能另有待说明的:./tongji queries",
                  "  returns may have to be explained since the register changed:"
                      + " ./tongji queries"));
    }
    if (receipts != null) {
      write(receipts, new ReceiptFile(form, receiptId, fed, receipt, Clock.systemUTC().instant()));
    }
    return receipt.refusedRows() + receipt.heldRows() == 0 ? ExitCode.OK : Kind.INPUT.exitCode();
  }

  /** Explains what stands, form by form. */
  private int explain(AppConfig config) {
    if (unit != null || period != null || rejects != null || receipts != null) {
      throw Failure.setting(
          "explanations take neither --unit, --period, --rejects nor --receipt", "leave it out");
    }
    Catalogue catalogue = ConfiguredCluster.catalogue(config).catalogue();
    Language language = config.get(Keys.LANG);
    Map<Form, Receipt> fed =
        new ConfiguredIngest(config)
            .explain(
                task(config),
                mode(),
                Explanations.ExplanationScope.ALL,
                this::print,
                new FeedProgressBar(shared, language),
                (forms, units) -> stock(config, catalogue, forms, units));
    boolean refused = false;
    for (Map.Entry<Form, Receipt> each : fed.entrySet()) {
      shared.answer(each.getKey().code() + ":");
      each.getValue().lines(language, config.get(Keys.ZONE)).forEach(shared::answer);
      refused |= each.getValue().refusedRows() > 0;
    }
    if (fed.isEmpty()) {
      shared.answer(language.of("没有填写说明的行", "no row has an explanation"));
    }
    return refused ? Kind.INPUT.exitCode() : ExitCode.OK;
  }

  private void print(RefusedRow refused) {
    refused
        .lines(shared.config().get(Keys.LANG))
        .forEach(line -> messages().println(PlainText.of(line)));
  }

  private Explanations.Stock stock(
      AppConfig config, Catalogue catalogue, Collection<Form> forms, Collection<String> units) {
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      return new UnitReadings(config, catalogue, progress).dossiers(forms, units)::standing;
    }
  }

  private static void write(Path file, ReceiptFile receipt) {
    try {
      AtomicFile.write(file, receipt::writeTo);
    } catch (IOException e) {
      throw Failure.setting(
          "the receipt cannot be written to " + file + " (" + e + ")",
          "the rows are fed all the same: feed the file again with another --receipt,"
              + " which changes nothing");
    }
  }

  private Receipt feed(AppConfig config) {
    FeedProgress progress = new FeedProgressBar(shared, config.get(Keys.LANG));
    return new ConfiguredIngest(config)
        .feed(task(config), mode(), again, messages(), progress, Ingest.RefusalTaker.PRINTED);
  }

  private Mode mode() {
    if (dryRun) {
      return Mode.REHEARSED;
    }
    return noWait ? Mode.UNJUDGED : Mode.JUDGED;
  }

  private Ingest.Job task(AppConfig config) {
    FeedOptions options =
        new FeedOptions(
            Optional.ofNullable(unit),
            Optional.ofNullable(period).map(given -> PeriodOption.month("--period", given)),
            Optional.ofNullable(encoding).map(IngestCommand::charset),
            ignoreUnknownColumns);
    Language language = config.get(Keys.LANG);
    return new Ingest.Job(form, files, options, Optional.ofNullable(rejects), language, run());
  }

  private Ingest.Run run() {
    return new Ingest.Run(feeder == null ? System.getProperty("user.name", "") : feeder, receiptId);
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      throw Failure.setting(
          "there is no character set " + name, "give one such as UTF-8, GB18030 or UTF-16");
    }
  }

  private PrintWriter messages() {
    if (specification == null) {
      throw new IllegalStateException("used outside of a command");
    }
    return specification.commandLine().getErr();
  }
}
