package io.tongji.console.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Language;
import io.tongji.console.QuietBureau;
import io.tongji.console.jobs.CheckResult.BothLanguages;
import io.tongji.console.jobs.CheckResult.Fault;
import io.tongji.console.jobs.CheckResult.RefusedLine;
import io.tongji.failure.Failure;
import io.tongji.ingest.Ingest;
import io.tongji.ingest.Receipt;
import io.tongji.ingest.check.FeedOptions;
import io.tongji.ingest.check.RefusedRow;
import io.tongji.ingest.send.FeedProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the page shows before anything is sent is what {@code ingest --dry-run} prints; {@code
 * -Dtongji.preview.files=1000} for more files that are drawn.
 */
final class PreviewTest {

  private static final Path SAMPLE = Path.of("src/main/resources/sample");
  private static final int FILES = Integer.getInteger("tongji.preview.files", 100);
  private static final long SEED = Long.getLong("tongji.preview.seed", System.nanoTime());

  private final QuietBureau bureau = new QuietBureau();
  @TempDir private Path directory;
  private JobStore store;
  private JobWork work;

  @BeforeEach
  void start() {
    store = new JobStore(directory.resolve("jobs"));
    work = new JobWork(store, bureau, Clock.systemUTC());
  }

  /** What a command or the page has found; of a file that cannot be read why. */
  private record Found(@Nullable CheckResult result, String failure, byte[] rejects) {}

  private Found page(String form, Path file) throws IOException {
    FeedJob job =
        new FeedJob(
            UUID.randomUUID().toString(),
            "wang",
            "127.0.0.1",
            form,
            "",
            "",
            false,
            0,
            List.of(String.valueOf(file.getFileName())),
            FeedJob.State.CHECKING,
            "",
            "");
    Path brought = Files.copy(file, directory.resolve("brought"));
    store.begin(job, List.of(new JobStore.Brought(job.files().get(0), brought)));
    try {
      work.check(job, List.of(), FeedProgress.NONE);
    } catch (Failure refused) {
      return new Found(null, sentence(refused, store.folder(job).resolve("file-1")), new byte[0]);
    }
    return new Found(store.result(job.id()).orElseThrow(), "", store.rejectsOf(job).orElseThrow());
  }

  private static String sentence(Failure refused, Path folder) {
    return refused.sentence().replace(folder + "/", "");
  }

  private void theSame(String form, Path file, String as) throws IOException {
    Found page = page(form, file);
    Path rejects = directory.resolve("rejects.xlsx");
    Files.deleteIfExists(rejects);
    Ingest.Job task =
        new Ingest.Job(form, List.of(file), FeedOptions.NONE, Optional.of(rejects), Language.ZH);
    List<RefusedRow> refused = new ArrayList<>();
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Receipt command;
    try {
      command =
          new Ingest(
                  task,
                  bureau.catalogue(),
                  nowhere,
                  FeedProgress.NONE,
                  sources -> (row, of, cells) -> refused.add(row))
              .rehearse();
    } catch (Failure unread) {
      assertThat(page.failure())
          .as(as)
          .isEqualTo(sentence(unread, Objects.requireNonNull(file.getParent())));
      return;
    }
    CheckResult result = Objects.requireNonNull(page.result(), as + page.failure());
    compare(result, command, as);
    assertThat(result.rows()).as(as).hasSize(Math.min(RefusedRows.MOST, refused.size()));
    for (int at = 0; at < result.rows().size(); at++) {
      compare(result.rows().get(at), refused.get(at), as);
    }
    assertThat(page.rejects()).as(as).isEqualTo(Files.readAllBytes(rejects));
  }

  private void compare(CheckResult result, Receipt command, String as) {
    assertThat(result.read()).as(as).isEqualTo(command.read());
    assertThat(result.refused()).as(as).isEqualTo(command.refusedRows());
    assertThat(result.reasons()).as(as).isEqualTo(command.refused());
    assertThat(result.held()).as(as).isEqualTo(command.heldRows());
    assertThat(result.effects().added()).as(as).isEqualTo(command.sent().effects().added());
    for (Language language : Language.values()) {
      assertThat(result.remarks().stream().map(words -> words.in(language)))
          .as(as)
          .isEqualTo(command.sentences(language, bureau.zone()));
    }
  }

  private static void compare(RefusedLine shown, RefusedRow printed, String as) {
    assertThat(shown.line()).as(as).isEqualTo(printed.line());
    assertThat(shown.faults())
        .as(as)
        .isEqualTo(
            printed.cells().stream()
                .map(
                    cell ->
                        new Fault(
                            column(shown, cell.field()),
                            cell.field(),
                            cell.code(),
                            new BothLanguages(cell.chinese().message(), cell.english().message()),
                            new BothLanguages(cell.remedy(Language.ZH), cell.remedy(Language.EN)),
                            false))
                .toList());
  }

  /** Columns are those of the page: {@code JobsTest} looks at them. */
  private static int column(RefusedLine shown, String field) {
    return shown.faults().stream()
        .filter(fault -> fault.field().equals(field))
        .mapToInt(Fault::column)
        .findFirst()
        .orElse(-2);
  }

  static List<String> sample() throws IOException {
    return Files.readAllLines(SAMPLE.resolve("manifest.csv")).stream().skip(1).toList();
  }

  @ParameterizedTest
  @MethodSource("sample")
  void ofEachFileOfTheSample(String line) throws IOException {
    String[] cells = line.split(",", -1);
    theSame(cells[1], SAMPLE.resolve(cells[2]), cells[2]);
  }

  @Test
  void ofFilesThatWereDrawn() throws IOException {
    Random random = new Random(SEED);
    Path file = directory.resolve("drawn.csv");
    for (int number = 0; number < FILES; number++) {
      Files.writeString(file, drawn(random));
      theSame("output", file, "seed %d, file %d: ".formatted(SEED, number));
    }
  }

  private static final List<String> HEADERS =
      List.of(
          "unit_id,period,ytd",
          "统一社会信用代码,报告期,本年累计",
          "unit_id,period,ytd,revision",
          "工业总产值月报\nunit_id,period,month,ytd",
          "unit_id,period,ytd,\"说\n明\"",
          "unit_id,period,money");

  private static final List<String> CODES =
      List.of(
          QuietBureau.FIRM,
          "91330483YB0000016Y",
          "91330483YB00000327",
          "x",
          "",
          "合计",
          "=A1",
          "备注:");

  private static final List<String> PERIODS =
      List.of("2023-03", "2023-04", "2023-13", "202303", "2023年3月", "2999-01", "");

  private static final List<String> AMOUNTS =
      List.of("7", "8", "\"1,007\"", "约7", "-3", "1e3", "", "99999999999999999", "\"7", "<b>");

  private static String drawn(Random random) {
    StringBuilder file = new StringBuilder(one(HEADERS, random)).append('\n');
    int rows = random.nextInt(9);
    for (int row = 0; row < rows; row++) {
      file.append(random.nextInt(3) == 0 ? one(CODES, random) : QuietBureau.FIRM)
          .append(',')
          .append(random.nextInt(3) == 0 ? one(PERIODS, random) : "2023-03")
          .append(',')
          .append(random.nextInt(3) == 0 ? one(AMOUNTS, random) : "7");
      for (int more = random.nextInt(3); more > 0; more--) {
        file.append(',').append(random.nextInt(3));
      }
      file.append('\n');
    }
    return file.toString();
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
