package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.catalogue.CatalogueTopic;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.records.CatalogueRecord;
import io.tongji.log.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue is checked, compared, put in force and written out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CatalogueCommandIT {

  private Path scratch;
  private Stand stand;

  @BeforeAll
  void start(@TempDir Path directory) {
    scratch = directory;
    stand = new Stand(directory);
  }

  @AfterAll
  void stop() {
    stand.close();
  }

  private CommandEnd catalogue(String prefix, String verb, Path directory) {
    return CommandEnd.of(stand.command(prefix, "catalogue", verb, directory.toString()));
  }

  private String inForce(String prefix) {
    return ConfiguredCluster.catalogue(stand.config(prefix)).catalogue().digest();
  }

  @Test
  void topicsPutsTheBuiltInCatalogueInForceAndNeverAgain() throws IOException {
    CommandEnd made = CommandEnd.of(stand.command("first", "topics"));
    assertThat(made.out()).contains("first.catalogue: the built-in catalogue is put in force");
    assertThat(inForce("first")).isEqualTo(stand.catalogue().digest());

    Path changed = ChangedCatalogue.in(scratch.resolve("first"));
    stand.apply("first", changed);
    assertThat(CommandEnd.of(stand.command("first", "topics")).out()).isEmpty();
    assertThat(inForce("first")).isEqualTo(CatalogueFiles.in(changed).digest());
  }

  @Test
  void whatIsAppliedIsComparedAndShownByteForByte() throws IOException {
    stand.createTopics("applied");
    Path changed = ChangedCatalogue.in(scratch.resolve("applied"));
    String digest = CatalogueFiles.in(changed).digest();

    CommandEnd differs = catalogue("applied", "diff", changed);
    assertThat(differs.exitCode()).isEqualTo(1);
    assertThat(differs.out().lines())
        .anyMatch(line -> line.startsWith("indicators.csv: - " + ChangedCatalogue.REMOVED))
        .anyMatch(line -> line.startsWith("indicators.csv: + " + ChangedCatalogue.ADDED))
        .anyMatch(line -> line.startsWith("areas.csv: + " + ChangedCatalogue.ADDED_AREA))
        .noneMatch(line -> line.startsWith("activities.csv"));

    CommandEnd applied = catalogue("applied", "apply", changed);
    assertThat(applied.exitCode()).as(applied.messages()).isZero();
    assertThat(applied.out())
        .isEqualToNormalizingNewlines(
            "in force: "
                + digest
                + "; the next start computes all figures anew, from 0 records of 0 input topics\n");
    assertThat(inForce("applied")).isEqualTo(digest);
    assertThat(catalogue("applied", "diff", changed).exitCode()).isZero();
    assertThat(catalogue("applied", "apply", changed).out())
        .isEqualToNormalizingNewlines("already in force: " + digest + "\n");

    Path shown = scratch.resolve("shown");
    assertThat(catalogue("applied", "show", shown).exitCode()).isZero();
    try (Stream<Path> files = Files.list(changed)) {
      assertThat(files)
          .allSatisfy(f -> assertThat(shown.resolve(f.getFileName())).hasSameBinaryContentAs(f));
    }
    assertThat(catalogue("applied", "apply", shown).out())
        .isEqualToNormalizingNewlines("already in force: " + digest + "\n");
    catalogue("applied", "show", shown).failsWith(2, "exists, and may have been changed", "name");
  }

  @Test
  void otherWordsChangeNoFigure() throws IOException {
    stand.createTopics("words");
    Path words = ChangedCatalogue.unchanged(scratch.resolve("words"));
    Path phrases = words.resolve("report-phrases.csv");
    Files.writeString(phrases, Files.readString(phrases).replace("In January", "In Jan."));

    assertThat(catalogue("words", "apply", words).out())
        .isEqualToNormalizingNewlines(
            "in force: " + stand.catalogue().digest() + "; nothing is computed anew\n");
    assertThat(catalogue("words", "diff", words).exitCode()).isZero();
  }

  @Test
  void whoReplacesWhatWasAppliedMeanwhileLearnsIt() throws IOException {
    stand.createTopics("two");
    Path other = ChangedCatalogue.in(scratch.resolve("two"));
    try (Offsets offsets = new Offsets(stand.clients("two"))) {
      CatalogueTopic first = new CatalogueTopic(stand.clients("two"), new Topics("two"));
      CatalogueTopic second = new CatalogueTopic(stand.clients("two"), new Topics("two"));
      CatalogueRecord builtIn = first.read(offsets).orElseThrow();
      second.read(offsets);
      first.write(builtIn);
      second.write(builtIn); // the same, so nothing is lost

      CatalogueTopic late = new CatalogueTopic(stand.clients("two"), new Topics("two"));
      late.read(offsets);
      stand.apply("two", other);
      assertThatThrownBy(() -> late.write(builtIn))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("the catalogue " + builtIn.digest() + " is in force, but it has")
          .hasMessageContaining("replaced " + CatalogueFiles.in(other).digest());
    }
  }

  @Test
  void whatIsWrongIsSaidOfEachFileAndNothingIsApplied() throws IOException {
    stand.createTopics("wrong");
    Path wrong = ChangedCatalogue.unchanged(scratch.resolve("wrong"));
    Path areas = wrong.resolve("areas.csv");
    Files.writeString(areas, Files.readString(areas) + "330483998,新村,New Village,330489,town\n");
    Path status = wrong.resolve("status.csv");
    Files.writeString(status, Files.readString(status).replace("0.90", "1.90"));

    CommandEnd checked = catalogue("wrong", "check", wrong);
    assertThat(checked.exitCode()).isEqualTo(2);
    assertThat(checked.messages().lines())
        .hasSize(2)
        .anyMatch(
            line ->
                line.matches(
                    "tongji: catalogue areas.csv line \\d+ column parent: .330489. is not a row"
                        + " above; .*"))
        .anyMatch(line -> line.startsWith("tongji: catalogue status.csv line 3 column from_pace"));
    assertThat(catalogue("wrong", "apply", wrong).exitCode()).isEqualTo(2);
    assertThat(inForce("wrong")).isEqualTo(stand.catalogue().digest());
  }

  @Test
  void aFileWhoseNameIsWrongIsNotPassedOver() throws IOException {
    Path misspelt = ChangedCatalogue.unchanged(scratch.resolve("misspelt"));
    Files.writeString(misspelt.resolve("polices.csv"), "indicator\n");

    catalogue("any", "check", misspelt)
        .failsWith(2, "catalogue polices.csv: is no file of a catalogue", "policies.csv");
  }

  @Test
  void aTopicWithoutACatalogueIsSaidWithTheRemedy() throws Exception {
    stand.createTopics("empty");
    stand.deleteRecords("empty.catalogue");

    for (String command : List.of("board", "run", "recompute")) {
      CommandEnd.of(stand.command("empty", command))
          .failsWith(2, "the topic empty.catalogue holds no catalogue", "run ./tongji topics");
    }
    CommandEnd checked = CommandEnd.of(stand.command("empty", "topics", "--check"));
    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.out()).contains("empty.catalogue: holds no catalogue");
  }
}
