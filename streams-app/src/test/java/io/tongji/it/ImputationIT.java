package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.run.Pipeline;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under a catalogue that asks for it a missing unit is estimated, until its return arrives. */
final class ImputationIT {

  private static final String PREFIX = "imputed";
  private static final String MILLIONS = "000000";

  @TempDir private Path directory;

  @Test
  void aMissingUnitIsEstimatedMarkedAndReplacedByItsReturn() throws IOException {
    Path files =
        ChangedCatalogue.imputing(
            directory.resolve("catalogue"), "GIO,,,,,last_year,units=2; coverage=0.5");
    Catalogue catalogue = CatalogueFiles.in(files);
    try (Stand stand = new Stand(directory);
        Bureau bureau = new Bureau(stand, PREFIX)) {
      stand.createTopics(PREFIX);
      stand.apply(PREFIX, files);
      Map<String, String> settings = stand.settings(PREFIX, "test");
      String late = feed(bureau);
      try (Pipeline pipeline = Stand.start(stand.config(PREFIX).with(settings))) {
        stand.awaitPublished(PREFIX, catalogue);
        isEstimated(settings);

        bureau.report("output", late, "2023-12", Papers.output(61_000_000L, null));
        stand.awaitPublished(PREFIX, catalogue);
        isReported(settings);
      }
    }
  }

  /** Three enterprises of two towns, of which the last reports a year before only. */
  private static String feed(Bureau bureau) {
    List<String> towns = List.of("330483001", "330483001", "330483004");
    for (int number = 0; number < towns.size(); number++) {
      String unit = Papers.enterprise(number);
      bureau.register(unit, "2020-01", Papers.entry(towns.get(number)));
      bureau.report(
          "output", unit, "2022-12", Papers.output(number < 2 ? 100_000_000L : 50_000_000L, null));
      if (number < 2) {
        bureau.report("output", unit, "2023-12", Papers.output(150_000_000L, null));
      }
    }
    return Papers.enterprise(2);
  }

  private void isEstimated(Map<String, String> settings) throws IOException {
    assertThat(export(settings, "330483"))
        .contains(
            "YTD,CNY,2023-12,375" + MILLIONS + ",0,0,E,N,,",
            "YTD_YOY,PT,2023-12,50.000000,0,6,E,N,RESTATED,",
            "IMPUTED_YTD,CNY,2023-12,75" + MILLIONS + ",0,0,E,N,,",
            "IMPUTED_SHARE,PT,2023-12,20.000000,0,6,E,N,,",
            "IMPUTED_UNITS,NR,2023-12,1,0,0,P,N,,",
            "UNITS,NR,2023-12,2,0,0,P,N,,",
            "V,CNY,2023,375" + MILLIONS + ",0,0,E,N,,");
    assertThat(export(settings, "330483004"))
        .contains("YTD,CNY,2023-12,75" + MILLIONS + ",0,0,E,N,,", "UNITS,NR,2023-12,0,0,0,P,N,,");
    CommandEnd board = run(settings, "board", "--area=330483", "--period=2023-12");
    assertThat(board.out()).containsPattern("规上工业总产值 .* 2/3 估算1 20\\.0%");
    assertThat(report(settings)).contains("规上工业总产值3.75亿元(含估算),同比增长50.0%");
    CommandEnd missing = run(settings, "missing", "--form=output", "--period=2023-12");
    assertThat(missing.out()).contains(Papers.enterprise(2));
    assertThat(missing.messages()).contains("估算:GIO");
    CommandEnd explained =
        run(settings, "explain", "--indicator=GIO", "--area=330483", "--period=2023-12");
    assertThat(explained.messages()).isEmpty();
    assertThat(explained.out()).contains("其中估算 0.75 亿元,单位 1", "估算数变动  +0.75 亿元");
    assertThat(run(settings, "verify").exitCode()).isZero();
  }

  private void isReported(Map<String, String> settings) throws IOException {
    assertThat(export(settings, "330483"))
        .contains(
            "YTD,CNY,2023-12,361" + MILLIONS + ",0,0,P,N,,",
            "IMPUTED_YTD,CNY,2023-12,0,0,0,P,N,,",
            "IMPUTED_SHARE,PT,2023-12,0.000000,0,6,P,N,,",
            "UNITS,NR,2023-12,3,0,0,P,N,,",
            "V,CNY,2023,361" + MILLIONS + ",0,0,P,N,,")
        .noneMatch(row -> row.contains(",E,N,"));
    assertThat(report(settings)).contains("规上工业总产值3.61亿元,").doesNotContain("估算");
    assertThat(run(settings, "verify").exitCode()).isZero();
  }

  private String report(Map<String, String> settings) {
    return run(settings, "report", "--area=330483", "--period=2023-12").out();
  }

  /** Measure and figure of each row of the total, without UPDATED. */
  private List<String> export(Map<String, String> settings, String area) throws IOException {
    Path file = directory.resolve("export.csv");
    CommandEnd end =
        run(
            settings,
            "export",
            "--exact",
            "--indicator=GIO",
            "--area=" + area,
            "--activity=_T",
            "--from=2023",
            "--to=2023",
            "--out=" + file);
    assertThat(end.exitCode()).isZero();
    String start = "GIO,_T,";
    return Files.readAllLines(file).stream()
        .filter(line -> line.contains(start))
        .map(line -> line.substring(line.indexOf(start) + start.length(), line.lastIndexOf(',')))
        .toList();
  }

  private CommandEnd run(Map<String, String> settings, String... words) {
    List<String> command = new ArrayList<>(List.of(words));
    command.add(SettingsFile.option(settings, directory));
    return CommandEnd.of(command);
  }
}
