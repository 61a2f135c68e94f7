package io.tongji.app.command;

import io.tongji.app.answer.FigureAnswer;
import io.tongji.app.answer.FigureCommand;
import io.tongji.app.answer.FiguresInForce;
import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.terminal.FigureAnswers;
import io.tongji.app.terminal.PeriodOption;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.app.terminal.ViewOption;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.export.Export;
import io.tongji.export.ExportFormat;
import io.tongji.export.ExportWriter;
import io.tongji.export.NamedTable;
import io.tongji.export.Observations;
import io.tongji.export.ObservedMeasure;
import io.tongji.export.WideSheet;
import io.tongji.failure.Failure;
import io.tongji.figures.Detail;
import io.tongji.figures.ExportFilter;
import io.tongji.figures.RateRules;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseHistory;
import io.tongji.output.AtomicFile;
import io.tongji.rollup.SeriesKey;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the published aggregates to a file or to standard output. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Writes the published aggregates, complete and consistent as of the start of the command.",
      "Live figures are undisclosed: they are for the bureau alone. With --view release it is what"
          + " the public knows."
    })
public final class ExportCommand implements Callable<Integer>, FigureCommand {

  /**
   * The system's message when the reader of the output has closed the pipe, as {@code head} does:
   * no failure.
   */
  private static final Pattern ENOUGH = Pattern.compile("pipe|管道");

  @Mixin private SharedOptions shared = new SharedOptions();

  @Mixin private ViewOption view = new ViewOption();

  @Option(
      names = "--indicator",
      split = ",",
      paramLabel = "CODE",
      description = "Only these indicators, by code or name.")
  private List<String> indicators = List.of();

  @Option(
      names = "--area",
      split = ",",
      paramLabel = "CODE",
      description = "Only these areas, by name or code; official codes have 6, 9 or 12 digits.")
  private List<String> areas = List.of();

  @Option(
      names = "--activity",
      split = ",",
      paramLabel = "CODE",
      description = "Only these activities and themes; _T is the total.")
  private List<String> activities = List.of();

  @Option(
      names = "--from",
      paramLabel = "PERIOD",
      description = "Only periods that begin with this one or later: 2023-01, 2023-Q1 or 2023.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "PERIOD",
      description = "Only periods that end with this one or earlier.")
  private @Nullable String to;

  @Option(
      names = "--format",
      defaultValue = "sdmx-csv",
      paramLabel = "sdmx-csv|csv|xlsx|json",
      description = "Format (default ${DEFAULT-VALUE}).")
  private String format = "";

  @Option(
      names = "--wide",
      description = "With --format xlsx: a table for people, with a column for each period.")
  private boolean wide;

  @Option(
      names = "--measure",
      split = ",",
      paramLabel = "M",
      description = "Only these measures, by code or name, such as YTD,YTD_YOY (docs/export.md).")
  private List<String> measures = List.of();

  @Option(
      names = "--exact",
      description = "Amounts in whole currency units, rates in per cent with six decimals.")
  private boolean exact;

  @Option(
      names = "--vintages",
      description =
          "With --view release: all that was public up to then, release by release, and not only"
              + " the latest of each figure.")
  private boolean vintages;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file, which appears when it is complete.")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    view.check();
    if (vintages && !view.isRelease()) {
      throw Failure.setting("live figures have no vintages", "add --view release");
    }
    AppConfig config = shared.config();
    if (view.isRelease()) {
      writeReleased(config);
      return ExitCode.OK;
    }
    FigureAnswers answers = new FigureAnswers(shared, config);
    Optional<FigureAnswer> asked = request().isAll() ? Optional.empty() : answers.ofConsole();
    if (asked.isPresent()) {
      write(stream -> copy(asked.get(), stream));
    } else {
      FiguresInForce published = answers.live();
      ExportQuestion exported = question(published.inForce(), config);
      AggregateTable table = published.table().get();
      write(stream -> remarks(exported.write(table, stream)));
    }
    return ExitCode.OK;
  }

  private static List<String> copy(FigureAnswer answer, OutputStream out) throws IOException {
    out.write(answer.content());
    return answer.remarks();
  }

  @Override
  public List<String> answer(FiguresInForce figures, AppConfig config, OutputStream out)
      throws IOException {
    return remarks(question(figures.inForce(), config).write(figures.table().get(), out));
  }

  private List<String> remarks(long rows) {
    return out == null ? List.of() : List.of(rows + " rows in " + out);
  }

  private void writeReleased(AppConfig config) throws IOException {
    ExportQuestion exported = question(ConfiguredCluster.catalogue(config), config);
    if (vintages) {
      ViewOption.ChosenRelease released = view.released(shared, config);
      write(stream -> remarks(exported.writeVintages(released, stream)));
    } else {
      AggregateTable table = view.figures(shared, config);
      write(stream -> remarks(exported.write(table, stream)));
    }
  }

  /** What is asked for, checked by the catalogue. */
  private ExportQuestion question(CatalogueInForce inForce, AppConfig config) {
    Catalogue catalogue = inForce.catalogue();
    ExportFilter filter = new ExportFilter(catalogue, request());
    ExportFormat chosen = ExportFormat.ofCode(format);
    if (wide && chosen != ExportFormat.XLSX) {
      throw Failure.setting("--wide is a workbook", "add --format xlsx");
    }
    if (wide && vintages) {
      throw Failure.setting(
          "vintages of a period have no columns of their own", "leave out --wide");
    }
    Set<ObservedMeasure> measured = ObservedMeasure.of(measures);
    Detail detail = exact ? Detail.EXACT : Detail.PUBLISHED;
    RateRules rates = RateRules.read(inForce.source(), catalogue);
    Observations observations =
        new Observations(catalogue, detail, config.get(Keys.ROUNDING_MODE), rates).only(measured);
    Language language = config.get(Keys.LANG);
    NamedTable names = new NamedTable(catalogue, language, view.isRelease());
    return new ExportQuestion(filter, observations, names, wide ? null : chosen, language);
  }

  /**
   * What is asked for.
   *
   * @param format null: a workbook with a column for each period
   */
  private record ExportQuestion(
      ExportFilter filter,
      Observations observations,
      NamedTable names,
      @Nullable ExportFormat format,
      Language language) {

    /** Writes a table and says how many rows it has. */
    private long write(AggregateTable table, OutputStream out) throws IOException {
      Export export = new Export(table, filter, observations);
      if (format != null) {
        return export.writeTo(format.begin(out, names));
      }
      WideSheet sheet = new WideSheet(out, names, language);
      export.writeTo(sheet);
      return sheet.rows();
    }

    /** Release by release what each changed, derived measures as they followed from it then. */
    private long writeVintages(ViewOption.ChosenRelease released, OutputStream out)
        throws IOException {
      ExportWriter writer = Objects.requireNonNull(format).begin(out, names);
      ReleaseHistory history = released.history();
      long rows = 0;
      for (PublishedRelease each : history.through(released.chosen())) {
        Set<SeriesKey> changed = history.changedIn(each);
        Predicate<SeriesKey> wanted = filter.and(changed::contains);
        rows += new Export(history.after(each), wanted, observations).writeRows(writer);
      }
      writer.finish();
      return rows;
    }
  }

  private ExportFilter.Request request() {
    return new ExportFilter.Request(
        indicators,
        areas,
        activities,
        PeriodOption.parse("--from", from),
        PeriodOption.parse("--to", to));
  }

  /** Writes all rows; remarks on them come back. */
  private interface RowWriter {
    List<String> writeTo(OutputStream out) throws IOException;
  }

  private void write(RowWriter rows) throws IOException {
    if (out == null) {
      writeToStandardOutput(rows);
      return;
    }
    try {
      AtomicFile.write(out, stream -> rows.writeTo(stream).forEach(shared::say));
    } catch (IOException failed) {
      throw Failure.setting("cannot write " + out + ": " + failed);
    }
  }

  /** Not through {@code System.out}, which does not say why it failed. */
  private void writeToStandardOutput(RowWriter rows) {
    OutputStream stream = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    try {
      rows.writeTo(stream).forEach(shared::say);
      stream.flush();
    } catch (IOException | UncheckedIOException failed) {
      if (!ENOUGH.matcher(String.valueOf(failed.getMessage())).find()) {
        throw Failure.setting(
            "cannot write to standard output: " + failed.getMessage(), "make room there");
      }
    }
  }
}
