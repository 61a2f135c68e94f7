package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.tongji.catalogue.Language;
import io.tongji.failure.Failure;
import io.tongji.ingest.sheet.Formulas;
import io.tongji.output.PlainText;
import io.tongji.returns.Return;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file says acts neither on the clerk's terminal nor on her spreadsheet program. */
class HostileTextTest {

  private static final String FIRM = Clerk.FIRM;
  private static final String HEADER = "unit_id,period,ytd,explanation";

  @TempDir private Path directory = Path.of("");

  @Test
  void noControlCharacterReachesTheTerminal() {
    Clerk clerk = new Clerk(directory);
    Path file =
        clerk.write(
            "a.csv",
            HEADER,
            FIRM + ",2023-03,\u001B]0;owned\u0007\u001B[2J,",
            FIRM + ",2023-\u202E30\u2066,7,",
            FIRM + ",2023-03,\u009B31m\u007F\u200F,");

    clerk.feed("output", file);

    assertThat(clerk.printed()).hasSize(3);
    assertThat(String.join("\n", clerk.printed()))
        .contains("\\u001B]0;owned\\u0007\\u001B[2J", "2023-\\u202E30\\u2066", "\\u009B31m\\u007F")
        .doesNotContainPattern("[\\p{Cntrl}&&[^\n]]|[\u202A-\u202E\u2066-\u2069\u200E\u200F]");
  }

  @Test
  void plainTextStaysAsItIs() {
    String text = "统一\t产值\n😀 £ –100 \u3000";
    assertThat(PlainText.of(text)).isEqualTo(text);
    assertThat(PlainText.of("a\rb\u2028")).isEqualTo("a\\u000Db\\u2028");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3+cmd",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "＝1+1",
        "'=1",
        "''=1",
        "'plain",
        "-7",
        "+1,200.5"
      })
  void noCellOfARejectsFileIsAFormulaAndEachComesBackAsItWas(String explanation) {
    Clerk clerk = new Clerk(directory).rejects("rejects.csv");
    Path file = clerk.write("a.csv", HEADER, FIRM + ",2023-03,约7,\"" + explanation + "\"");
    clerk.feed("output", file);

    String rejects = clerk.read("rejects.csv");
    assertThat(rejects).doesNotContainPattern("[,\n]\"?([=@\t\r＝]|[+-][^,]*[^0-9.,\"])");

    Clerk again = new Clerk(directory);
    again.feed("output", again.write("mended.csv", rejects.replace(",约7,", ",7,")));
    Return fed = again.destination().fedReturns().get(0);
    Clerk plain = new Clerk(directory);
    plain.feed("output", plain.write("b.csv", HEADER, FIRM + ",2023-03,7,\"" + explanation + "\""));
    assertThat(fed.remarks()).isEqualTo(plain.destination().fedReturns().get(0).remarks());
  }

  /** As in files that are no rejects. */
  @Test
  void anApostropheOfAnEnterpriseStays() {
    Clerk clerk = new Clerk(directory);
    clerk.feed("output", clerk.write("a.csv", HEADER, FIRM + ",2023-03,7,'=1"));

    assertThat(clerk.destination().fedReturns().get(0).remarks().explanation()).isEqualTo("'=1");
  }

  @Test
  void disarmingIsUndoneWhateverIsWritten() {
    Random random = new Random(22);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(6); length > 0; length--) {
        text.append("'=+-@1a\t".charAt(random.nextInt(8)));
      }
      String written = Formulas.disarmed(text.toString());

      assertThat(written).doesNotMatch("(?s)[=@\t].*");
      assertThat(Formulas.restored(written)).isEqualTo(text.toString());
    }
  }

  /** 400,000 bad rows printed 44 MB. */
  @Test
  void soManyRefusedRowsArePrintedAsAreRead() {
    List<String> rows = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < 5_000; i++) {
      rows.add(FIRM + ",2023-03,约" + i + ",");
    }
    Clerk clerk = new Clerk(directory).rejects("rejects.csv").reading(Language.EN);

    Receipt receipt = clerk.feed("output", clerk.write("a.csv", rows.toArray(String[]::new)));

    assertThat(receipt.refusedRows()).isEqualTo(5_000);
    assertThat(clerk.printed()).hasSize(PrintedRefusals.MOST + 1);
    assertThat(clerk.printed().get(PrintedRefusals.MOST))
        .isEqualTo("… and 4,000 more refused rows; --rejects FILE has all of them");
    assertThat(clerk.read("rejects.csv").lines()).hasSize(5_001);
  }

  /** With the remarks, more columns than a sheet has. */
  @Test
  void rejectsOfTheWidestFileFitIntoNoWorkbook() {
    StringBuilder wide = new StringBuilder(HEADER);
    for (int column = 4; column < 16_384; column++) {
      wide.append(",x").append(column);
    }
    String row = FIRM + ",2023-03,约7," + ",".repeat(16_384 - 5);
    Clerk clerk = new Clerk(directory).ignoringUnknownColumns().rejects("rejects.xlsx");
    Path file = clerk.write("a.csv", wide.toString(), row);

    assertThatThrownBy(() -> clerk.feed("output", file))
        .isInstanceOf(Failure.class)
        .hasMessage("a sheet has no more than 16384 columns; write a file in CSV");
  }

  @Test
  void aRehearsalFindsRowsThatContradictEachOther() {
    Clerk clerk = new Clerk(directory);
    String header = "unit_id,period,ytd,revision";
    Path file =
        clerk.write(
            "a.csv",
            header,
            FIRM + ",2023-03,7,2",
            FIRM + ",2023-03,8,2",
            FIRM + ",2023-03,7,2",
            FIRM + ",2023-04,9,",
            FIRM + ",2023-04,10,",
            FIRM + ",2023-05,9,",
            FIRM + ",2023-05,9,",
            FIRM + ",2023-06,1,1",
            FIRM + ",2023-06,2,2");

    Receipt receipt = clerk.rehearse("output", file);

    assertThat(receipt.refused())
        .containsOnly(entry("NO_REVISION", 2L), entry("SAME_REVISION", 1L));
    assertThat(clerk.printed())
        .anySatisfy(line -> assertThat(line).contains("第3行", "SAME_REVISION"));
  }
}
