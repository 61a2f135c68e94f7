package io.tongji.app.command;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.read.UnitReadings;
import io.tongji.app.terminal.ReadProgressBar;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.catalogue.Catalogue;
import io.tongji.queries.Dossiers;
import io.tongji.queries.ExplanationSheet;
import io.tongji.queries.ExplanationSheet.QuestionRow;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The workbook that a list of units goes to, to be filled in and fed again. */
final class QuestionsOption {

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write the list to this workbook (.xlsx), with names, last year's and last month's"
              + " figures and an empty column for explanations; ingest --form explanations feeds it"
              + " back.")
  private @Nullable Path file;

  /** Looks at the name of the file; false: the list is to be printed. */
  boolean isGiven() {
    if (file != null) {
      ExplanationSheet.check(file);
    }
    return file != null;
  }

  /** Writes the rows, with what stands of their units. */
  void write(SharedOptions shared, AppConfig config, List<QuestionRow> rows) {
    Path to = file;
    if (to == null) {
      throw new IllegalStateException("no file is given");
    }
    Catalogue catalogue = ConfiguredCluster.catalogue(config).catalogue();
    new ExplanationSheet(
            catalogue, config.get(Keys.LANG), dossiers(shared, config, catalogue, rows))
        .write(to, rows);
    shared.say(rows.size() + " rows in " + to);
  }

  private static Dossiers dossiers(
      SharedOptions shared, AppConfig config, Catalogue catalogue, List<QuestionRow> rows) {
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      return new UnitReadings(config, catalogue, progress)
          .dossiers(
              rows.stream().map(QuestionRow::form).collect(Collectors.toSet()),
              rows.stream().map(QuestionRow::unitId).collect(Collectors.toSet()));
    }
  }
}
