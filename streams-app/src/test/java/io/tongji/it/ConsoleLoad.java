package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.run.Pipeline;
import io.tongji.console.TestBrowser;
import io.tongji.console.users.DeskRole;
import io.tongji.output.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many clerks a console bears in a small heap, beside the pipeline. Not part of the build:
 * {@code ./tongji test --console} runs it.
 */
final class ConsoleLoad {

  private static final int ROWS = Integer.getInteger("tongji.console.rows", 100_000);
  private static final int CLERKS = Integer.getInteger("tongji.console.clerks", 20);
  private static final Duration LASTS = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int HEAP = 256;
  private static final int MONTHS = 100;
  private static final String PREFIX = "load";
  private static final Path SAMPLE = Path.of("src/main/resources/sample");
  private static final List<String> PAGES =
      List.of("/", "/feed", "/queries", "/missing?form=output&period=2023-03", "/password");

  @TempDir private Path directory;

  @Test
  void measure() throws Exception {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      for (int clerk = 0; clerk < CLERKS; clerk++) {
        ConsoleProcess.addUser(directory.resolve("console"), "clerk" + clerk, DeskRole.CLERK);
      }
      try (Pipeline pipeline = stand.start(PREFIX)) {
        feed(stand, "register", "register.csv");
        feed(stand, "output", "output-2022.csv");
        feed(stand, "output", "output-2023h1.csv");
        ConsoleProcess console =
            ConsoleProcess.start(
                stand.settings(PREFIX, "console"), directory.resolve("console"), HEAP);
        try {
          check(console, "a.csv", csv());
          check(console, "a.xlsx", workbook());
          double alone = feeding(stand);
          ExecutorService threads = Executors.newFixedThreadPool(CLERKS);
          List<Future<List<Long>>> clerks = new ArrayList<>();
          for (int clerk = 0; clerk < CLERKS; clerk++) {
            TestBrowser browser = console.as("clerk" + clerk);
            clerks.add(threads.submit(clerk(browser, clerk)));
          }
          double beside = feeding(stand);
          report(clerks);
          print("feeding a row until its verdict: %.2f s alone, %.2f s beside", alone, beside);
          threads.shutdownNow();
        } finally {
          console.kill();
        }
        Stand.assertReady(pipeline);
      }
    }
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  private static void feed(Stand stand, String form, String file) {
    String path = SAMPLE.resolve(file).toString();
    CommandEnd end = CommandEnd.of(stand.command(PREFIX, "ingest", "--form=" + form, path));
    assertThat(end.exitCode()).as(end.messages()).isLessThan(2);
  }

  /** Seconds that feeding a row takes until its verdict, the median of five. */
  private double feeding(Stand stand) throws IOException {
    double[] seconds = new double[5];
    for (int at = 0; at < seconds.length; at++) {
      Path row = directory.resolve("row.csv");
      Files.writeString(
          row,
          "unit_id,period,ytd\n%s,2020-03,%d\n"
              .formatted(Papers.enterprise(at), System.nanoTime() % 1_000_000));
      long begun = System.nanoTime();
      CommandEnd end =
          CommandEnd.of(stand.command(PREFIX, "ingest", "--form=output", row.toString()));
      assertThat(end.exitCode()).as(end.messages()).isZero();
      seconds[at] = (System.nanoTime() - begun) / 1e9;
    }
    Arrays.sort(seconds);
    return seconds[seconds.length / 2];
  }

  private static String row(int number) {
    int month = number % MONTHS;
    return "%s,%d-%02d,%d"
        .formatted(
            Papers.enterprise(number / MONTHS), 2010 + month / 10, 2 + month % 10, 1_000 + number);
  }

  private static byte[] csv() {
    StringBuilder csv = new StringBuilder("unit_id,period,ytd\n");
    for (int number = 0; number < ROWS; number++) {
      csv.append(row(number)).append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] workbook() throws IOException {
    Path file = directory.resolve("a.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        SheetWriter sheet = new SheetWriter(out, "a")) {
      List.of("unit_id", "period", "ytd").forEach(sheet::heading);
      sheet.endRow();
      for (int number = 0; number < ROWS; number++) {
        Arrays.stream(row(number).split(",", -1)).forEach(sheet::text);
        sheet.endRow();
      }
      sheet.finish();
    }
    return Files.readAllBytes(file);
  }

  /** Uploads a file, has it checked, and waits for the page that shows the result. */
  private static void check(ConsoleProcess console, String name, byte[] file) throws Exception {
    TestBrowser clerk = console.as("clerk0");
    for (int round = 1; round <= 2; round++) {
      long begun = System.nanoTime();
      String job =
          clerk.upload("output", Map.of(name, file)).headers().firstValue("Location").orElseThrow();
      String page = ConsoleProcess.idle(clerk, job);
      double seconds = (System.nanoTime() - begun) / 1e9;
      assertThat(page).contains("提交 %,d 行".formatted(ROWS));
      print(
          "%s, %,d rows, %.1f MB, round %d, heap %d MiB: checked after %.1f s",
          name, ROWS, file.length / 1e6, round, HEAP, seconds);
      clerk.post(job + "/discard");
    }
  }

  /** A clerk who looks at a page each second: how long each took, in nanoseconds. */
  private static Callable<List<Long>> clerk(TestBrowser browser, int seed) {
    return () -> {
      Random random = new Random(seed);
      List<Long> times = new ArrayList<>();
      long end = System.nanoTime() + LASTS.toNanos();
      while (System.nanoTime() < end) {
        Thread.sleep(random.nextInt((int) (2 * PAUSE.toMillis()))); // reads the page
        long begun = System.nanoTime();
        String page = PAGES.get(random.nextInt(PAGES.size()));
        assertThat(browser.get(page).statusCode()).as(page).isEqualTo(200);
        times.add(System.nanoTime() - begun);
      }
      return times;
    };
  }

  private static void report(List<Future<List<Long>>> clerks) throws Exception {
    List<Long> all = new ArrayList<>();
    for (Future<List<Long>> clerk : clerks) {
      all.addAll(clerk.get());
    }
    all.sort(null);
    double p95 = all.get(all.size() * 95 / 100) / 1e6;
    print(
        "%d clerks, %d pages: median %.0f ms, p95 %.0f ms, p99 %.0f ms",
        CLERKS,
        all.size(),
        all.get(all.size() / 2) / 1e6,
        p95,
        all.get(all.size() * 99 / 100) / 1e6);
    assertThat(p95).isLessThan(300);
  }
}
