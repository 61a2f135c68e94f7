package io.tongji.command;

import io.tongji.catalogue.Catalogue;
import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import io.tongji.feed.Cluster;
import io.tongji.feed.FeedException;
import io.tongji.feed.FeedException.Fault;
import io.tongji.feed.FeedOptions;
import io.tongji.feed.FeedProgress;
import io.tongji.feed.Ingest;
import io.tongji.feed.KafkaDestination;
import io.tongji.feed.Receipt;
import io.tongji.period.Month;
import io.tongji.runtime.Clients;
import io.tongji.runtime.StreamsPipeline;
import io.tongji.wire.Topics;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Feeds files of returns, of the register or of targets. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Reads files of one form, checks every row and sends the good ones.",
      "Refused rows are told of with file, line, column, reason and remedy. A file that is fed"
          + " again changes nothing."
    })
public final class IngestCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Spec private @Nullable CommandSpec specification;

  @Option(
      names = "--form",
      required = true,
      paramLabel = "FORM",
      description = "output, rd, export, tax, fdi, investment, register or targets.")
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
  private @Nullable Charset encoding;

  @Option(names = "--dry-run", description = "Check only; needs no server.")
  private boolean dryRun;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "Write refused rows here, to be put right and fed again.")
  private @Nullable Path rejects;

  @Option(names = "--no-wait", description = "Do not wait for the pipeline's verdict.")
  private boolean noWait;

  @Option(
      names = "--ignore-unknown-columns",
      description = "Pass over columns that the form does not have.")
  private boolean ignoreUnknownColumns;

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    try {
      Receipt receipt = feed(config);
      shared.say(receipt.line(config.get(Keys.LANG)));
      return (receipt.refusedRows() == 0 ? ExitCode.DONE : ExitCode.SOME_REFUSED).number();
    } catch (FeedException e) {
      throw new CommandException(
          e.fault() == Fault.USAGE ? ExitCode.USAGE : ExitCode.UNREACHABLE,
          String.valueOf(e.getMessage()));
    }
  }

  private Receipt feed(AppConfig config) {
    FeedProgress progress = new FeedProgressBar(shared);
    Catalogue catalogue = StreamsPipeline.catalogue(config);
    Ingest ingest = new Ingest(task(), catalogue, messages(), progress);
    if (dryRun) {
      return ingest.rehearse();
    }
    Clients clients = StreamsPipeline.commandClients(config);
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    Cluster cluster = new Cluster(clients.options(), clients.timeout());
    try (KafkaDestination destination =
        new KafkaDestination(cluster, topics, clients.serdes(), progress)) {
      return ingest.feed(noWait ? destination.unjudged() : destination);
    }
  }

  private Ingest.Task task() {
    FeedOptions options =
        new FeedOptions(
            Optional.ofNullable(unit),
            Optional.ofNullable(period).map(IngestCommand::month),
            Optional.ofNullable(encoding),
            ignoreUnknownColumns);
    return new Ingest.Task(form, files, options, Optional.ofNullable(rejects));
  }

  private static Month month(String text) {
    try {
      return Month.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          ExitCode.USAGE, "--period is " + e.getMessage() + "; give one like 2023-12");
    }
  }

  private PrintWriter messages() {
    if (specification == null) {
      throw new IllegalStateException("used outside of a command");
    }
    return specification.commandLine().getErr();
  }
}
