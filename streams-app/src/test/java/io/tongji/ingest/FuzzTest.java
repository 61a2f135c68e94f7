package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.tongji.failure.Failure;
import io.tongji.ingest.sheet.InputRow;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is handed in, feeding ends with a receipt in which every row is accounted for, or with a
 * message that refuses the file, within five seconds of the processor. A failure names its seed;
 * {@code -Dtongji.fuzz.seed=} tries another, and {@code -Dtongji.fuzz.minutes=} goes on for so long
 * with seeds that are drawn.
 */
final class FuzzTest {

  private static final int ROWS = 100_000;
  private static final int ROWS_PER_FILE = 1_000;
  private static final int FILES = 2_000;
  private static final int WORKBOOKS = 600;
  private static final int MARKUP = 600;
  private static final Duration LONG_FORM =
      Duration.ofMinutes(Long.getLong("tongji.fuzz.minutes", 0));
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final long SEED = Long.getLong("tongji.fuzz.seed", 20_240_226);
  private static final List<String> HEADER =
      List.of("统一社会信用代码", "报告期", "本月", "本年累计", "上年同期累计", "版本", "撤销", "说明");

  @TempDir private Path directory;

  @Test
  void noMutatedRowIsLost() {
    long accepted = 0;
    for (int file = 0; file < ROWS / ROWS_PER_FILE; file++) {
      long seed = SEED + file;
      Mutations mutations = new Mutations(seed);
      List<List<String>> rows = new ArrayList<>(List.of(HEADER));
      for (int row = 0; row < ROWS_PER_FILE; row++) {
        rows.add(mutations.row(good(row)));
      }
      byte[] bytes = Mutations.join(quoted(rows), ',').getBytes(StandardCharsets.UTF_8);
      Fed fed = feed(bytes, "rows.csv", seed);
      assertThat(fed.refusal()).as("seed %d", seed).isEmpty();
      Receipt receipt = Objects.requireNonNull(fed.receipt());
      assertThat(receipt.read()).as("rows read, seed %d", seed).isEqualTo(written(rows));
      accepted += receipt.accepted();
    }
    assertThat(accepted)
        .as("rows that got in all the same, seed %d", SEED)
        .isBetween(1L, ROWS - 1L);
  }

  @Test
  void noMutatedFileBreaksTheProgram() throws IOException {
    byte[] workbook = workbook();
    int refused = 0;
    for (int file = 0; file < FILES; file++) {
      long seed = SEED + 1_000_000 + file;
      Mutations mutations = new Mutations(seed);
      boolean excel = file < WORKBOOKS;
      byte[] bytes = excel ? mutations.workbook(workbook) : mutations.csv(goodRows());
      Fed fed = feed(bytes, excel ? "file.xlsx" : "file.csv", seed);
      refused += fed.refusal().isEmpty() ? 0 : 1;
    }
    assertThat(refused).as("files refused as a whole, seed %d", SEED).isBetween(1, FILES - 1);
    print(FILES, refused);
  }

  private static void print(int fed, int refused) {
    System.out.printf(
        "%,d hostile files, %,d of them refused as a whole; none took %d s, none broke the program,"
            + " every row is accounted for%n",
        fed, refused, LONGEST.toSeconds());
  }

  /** Sound archives, in whose parts tags, attributes and texts are not as they should be. */
  @Test
  void noMutatedMarkupBreaksTheProgram() throws IOException {
    byte[] workbook = workbook();
    long end = System.nanoTime() + LONG_FORM.toNanos();
    long first = LONG_FORM.isZero() ? SEED + 2_000_000 : System.nanoTime();
    int refused = 0;
    int fed = 0;
    while (fed < MARKUP || System.nanoTime() < end) {
      long seed = first + fed++;
      byte[] bytes = new MarkupMutations(seed).workbook(workbook);
      refused += feed(bytes, "file.xlsx", seed).refusal().isEmpty() ? 0 : 1;
    }
    assertThat(refused).as("files refused as a whole, of %d", fed).isBetween(1, fed - 1);
    print(fed, refused);
  }

  /** Of the whole process: a machine that is busy with other things makes no file slow. */
  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** What came of a file: a receipt, or the message that refused it. */
  private record Fed(@Nullable Receipt receipt, String refusal) {}

  /** What came of a file, in no more than a bounded time. */
  private Fed feed(byte[] bytes, String name, long seed) {
    long begun = processorNanos();
    Fed fed = fed(bytes, name, seed);
    assertThat(Duration.ofNanos(processorNanos() - begun)).as("seed %d", seed).isLessThan(LONGEST);
    return fed;
  }

  private Fed fed(byte[] bytes, String name, long seed) {
    Clerk clerk = new Clerk(directory).ignoringUnknownColumns().rejects("rejects.csv");
    Path file = clerk.writeBytes(name, bytes);
    try {
      Receipt receipt = clerk.feed("output", file);
      assertThatAllIsAccountedFor(clerk, receipt, seed);
      return new Fed(receipt, "");
    } catch (Failure e) {
      assertThat(e.kind()).as("seed %d", seed).isEqualTo(Failure.Kind.SETTING);
      assertThat(e).as("seed %d", seed).hasMessageContaining(name).hasMessageContaining(";");
      assertThat(clerk.destination().fedReturns()).as("sent, seed %d", seed).isEmpty();
      return new Fed(null, String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      throw new AssertionError("seed " + seed + " breaks the program", e);
    }
  }

  private static void assertThatAllIsAccountedFor(Clerk clerk, Receipt receipt, long seed) {
    long printed =
        clerk.printed().stream()
            .filter(line -> line.matches("(?s).*\\[[A-Z_]+]"))
            .map(line -> line.replaceFirst("(?s)(第\\d+行) .*", "$1"))
            .distinct()
            .count();
    assertThat(receipt.read())
        .as("read = accepted + duplicate + refused, seed %d", seed)
        .isEqualTo(receipt.accepted() + receipt.duplicates() + receipt.refusedRows());
    assertThat(clerk.destination().fedReturns())
        .as("accepted rows are sent, seed %d", seed)
        .hasSize((int) receipt.accepted())
        .allMatch(fed -> fed.period() != null);
    long more =
        clerk.printed().stream()
            .filter(line -> line.startsWith("……另有退回"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    assertThat(printed + more)
        .as("refused rows are printed or counted, seed %d", seed)
        .isEqualTo(receipt.refusedRows());
  }

  private static List<String> good(int row) {
    String period = "%d-%02d".formatted(2000 + row / 11 % 24, 2 + row % 11);
    String firm = row % 2 == 0 ? Clerk.FIRM : Clerk.OTHER_FIRM;
    return List.of(firm, period, "12.5", "\"1,012.5\"", "900", "1", "否", "好");
  }

  private static List<List<String>> goodRows() {
    List<List<String>> rows = new ArrayList<>(List.of(List.of("产值月报", "", "", "", "", "", "", "")));
    rows.add(HEADER);
    for (int row = 0; row < 20; row++) {
      rows.add(good(row));
    }
    return rows;
  }

  /** Rows that are not blank; each is one row of the file, for its cells are quoted. */
  private static long written(List<List<String>> rows) {
    return rows.stream()
        .skip(1)
        .filter(
            cells -> !InputRow.readable(1, cells.stream().map(FuzzTest::unquoted).toList()).blank())
        .count();
  }

  private static List<List<String>> quoted(List<List<String>> rows) {
    return rows.stream()
        .map(cells -> cells.stream().map(FuzzTest::unquoted).map(FuzzTest::quoted).toList())
        .toList();
  }

  private static String unquoted(String cell) {
    boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
    return quoted ? cell.substring(1, cell.length() - 1) : cell;
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private byte[] workbook() throws IOException {
    Office office = new Office(directory.resolve("good.xlsx"), "一月").row("产值月报");
    office.row(HEADER.toArray());
    for (int row = 0; row < 20; row++) {
      office.row(
          Clerk.FIRM, good(row).get(1), 12.5, new Office.Formula("C3*2", 25), 900, 1, false, "好");
    }
    return Files.readAllBytes(office.sheet("二月").row(HEADER.toArray()).save());
  }
}
