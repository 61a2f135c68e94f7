package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.topics.Topics;
import io.tongji.returns.edits.CreditCode;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast the launcher feeds files in a small heap, by the side of a bare producer that sends the
 * same bytes. Not part of the build; docs/operations.md says how to run it. {@code
 * -Dtongji.benchmark.rows=} and {@code .rounds=} change its size.
 */
final class IngestBenchmark {

  private static final int ROWS = Integer.getInteger("tongji.benchmark.rows", 1_000_000);
  private static final int ROUNDS = Integer.getInteger("tongji.benchmark.rounds", 3);
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int PERIODS = 11;
  private static final String HEAP = "-Xmx256m -Xms256m";
  private static final Path LAUNCHER = Path.of("..", "tongji");
  private static final String PREFIX = "fast";

  @TempDir private Path directory;

  @Test
  void measure() throws Exception {
    Path csv = csv(ROWS);
    Path workbook = workbook(ROWS / 5);
    try (Stand stand = new Stand(directory)) {
      for (int round = 0; round < ROUNDS; round++) {
        String prefix = PREFIX + round;
        stand.createTopics(prefix);
        Run fed = Run.of(ingest(stand, prefix, csv));
        Path bytes = bytes(stand, prefix);
        Run bare = Run.of(bare(stand, prefix + "-bare", bytes));
        Run sheet = Run.of(ingest(stand, prefix, workbook));
        assertThat(records(stand, prefix)).isEqualTo(ROWS + ROWS / 5);
        System.out.printf(Locale.ROOT, "round %d, %s%n", round + 1, HEAP);
        System.out.println("  CSV            " + fed.line(ROWS));
        System.out.println("  bare producer  " + bare.line(ROWS));
        System.out.println("  XLSX           " + sheet.line(ROWS / 5));
        System.out.printf(
            Locale.ROOT,
            "  CSV : bare     time %.2f, processor %.2f%n",
            fed.seconds() / bare.seconds(),
            fed.processor() / bare.processor());
      }
    }
  }

  /**
   * A process that was measured from its start to its end.
   *
   * @param seconds by the clock
   * @param processor seconds of processor time: what a busy machine does not change much
   */
  private record Run(double seconds, double processor) {

    static Run of(List<String> command) throws Exception {
      long start = System.nanoTime();
      ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
      builder.environment().put("TONGJI_JAVA_OPTS", HEAP);
      Process process = builder.start();
      Duration processor = Duration.ZERO;
      while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
        processor = process.info().totalCpuDuration().orElse(processor);
      }
      assertThat(process.exitValue()).as("%s", command).isZero();
      return new Run((System.nanoTime() - start) / 1e9, processor.toNanos() / 1e9);
    }

    String line(int rows) {
      return String.format(
          Locale.ROOT,
          "%,d rows in %.1f s = %,.0f rows/s; processor %.1f s = %,.0f rows/s",
          rows,
          seconds,
          rows / seconds,
          processor,
          rows / processor);
    }
  }

  private static List<String> ingest(Stand stand, String prefix, Path file) {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString(), "ingest"));
    command.addAll(List.of("--form=output", "--no-wait", "--quiet"));
    command.add(SettingsFile.option(stand.settings(prefix, "clerk"), stand.directory()));
    command.add(file.toString());
    return command;
  }

  private static List<String> bare(Stand stand, String prefix, Path bytes) {
    stand.createTopics(prefix);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC"));
    command.addAll(List.of(HEAP.split(" ")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BareProducer.class.getName());
    command.add(
        SettingsFile.option(Map.copyOf(stand.clients(prefix).options()), stand.directory())
            .substring("--config=".length()));
    command.addAll(List.of(new Topics(prefix).returns("output"), bytes.toString()));
    return command;
  }

  /** The records that were sent, for a producer that has nothing else to do than to send them. */
  private Path bytes(Stand stand, String prefix) throws IOException {
    Path file = directory.resolve("bytes");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      read(
          stand,
          prefix,
          sent -> {
            out.writeInt(sent.partition());
            out.writeInt(sent.key().length);
            out.write(sent.key());
            out.writeInt(sent.value().length);
            out.write(sent.value());
          });
    }
    return file;
  }

  private static long records(Stand stand, String prefix) throws IOException {
    long[] count = {0};
    read(stand, prefix, sent -> count[0]++);
    return count[0];
  }

  private interface Taker {
    void take(ConsumerRecord<byte[], byte[]> sent) throws IOException;
  }

  private static void read(Stand stand, String prefix, Taker taker) throws IOException {
    String topic = new Topics(prefix).returns("output");
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (TopicReader<byte[], byte[]> reader = stand.clients(prefix).reader()) {
      reader.readAll(topic, ReadProgress.SILENT, all::add);
    }
    for (ConsumerRecord<byte[], byte[]> sent : all) {
      taker.take(sent);
    }
  }

  private Path csv(int rows) throws IOException {
    Random random = new Random(1);
    Path file = directory.resolve("clean.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("统一社会信用代码,报告期,本月,本年累计,上年同期累计,版本\n");
      String unit = "";
      for (int row = 0; row < rows; row++) {
        unit = row % PERIODS == 0 ? unit(row / PERIODS) : unit;
        int month = 1 + random.nextInt(900_000);
        out.write(
            "%s,2023-%02d,%d,%d,%d,%n"
                .formatted(unit, 2 + row % PERIODS, month, month + 1_000, month + 500));
      }
    }
    return file;
  }

  private Path workbook(int rows) throws IOException {
    Path file = directory.resolve("clean.xlsx");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        Workbook workbook = new Workbook(out, "tongji", null)) {
      Worksheet sheet = workbook.newWorksheet("产值");
      List<String> header = List.of("统一社会信用代码", "报告期", "本月", "本年累计", "上年同期累计");
      for (int at = 0; at < header.size(); at++) {
        sheet.value(0, at, header.get(at));
      }
      for (int row = 1; row <= rows; row++) {
        sheet.value(row, 0, unit(ROWS + row / PERIODS));
        sheet.value(row, 1, "2023-%02d".formatted(2 + row % PERIODS));
        for (int at = 2; at < header.size(); at++) {
          sheet.value(row, at, row + at);
        }
        if (row % 1_000 == 0) {
          sheet.flush();
        }
      }
    }
    return file;
  }

  private static String unit(int number) {
    String body = "91330483MA%07d".formatted(number);
    return ALPHABET
        .chars()
        .mapToObj(digit -> body + (char) digit)
        .filter(code -> CreditCode.check(code).isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
