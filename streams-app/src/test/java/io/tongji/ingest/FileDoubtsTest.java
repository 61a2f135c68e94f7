package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.Form;
import io.tongji.oracle.LogRecord;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.Return.Remarks;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.edits.FileDoubts;
import io.tongji.returns.edits.RejectionReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are wrong as a whole, and those of the sample, which are not. */
class FileDoubtsTest {

  private static final int FIRMS = 20;
  private static final Month MARCH = Month.of(2024, 3);

  @TempDir private Path scratch;

  /** What stands: cumulatives that grow by a month's output, and by 3 % in a year. */
  private static long usual(int firm, Month month) {
    long monthly = 1_000_000L + 37_123L * firm;
    return monthly * month.month() * (month.year() == 2024 ? 103 : 100) / 100 + firm;
  }

  private static List<Return> standing() {
    List<Return> standing = new ArrayList<>();
    for (Month month = Month.of(2023, 1); month.compareTo(MARCH) < 0; month = month.plus(1)) {
      for (int firm = 1; firm <= FIRMS; firm++) {
        standing.add(output(firm, month, usual(firm, month), null));
      }
    }
    return standing;
  }

  private static Return output(int firm, Month month, long ytd, @Nullable Long ofMonth) {
    ReturnAmounts amounts = new ReturnAmounts(Form.OUTPUT).put(Form.YTD, ytd);
    if (ofMonth != null) {
      amounts.put(Form.OUTPUT.slot("month"), ofMonth);
    }
    return of(firm, month, amounts, 0);
  }

  private static Return of(int firm, Month month, ReturnAmounts amounts, int revision) {
    return new Return(
        Form.OUTPUT,
        "firm" + firm,
        month.toString(),
        month,
        revision,
        false,
        amounts,
        Remarks.NONE,
        null);
  }

  private static @Nullable RejectionReason doubt(List<Return> file, List<Return> standing) {
    FileDoubts doubts = new FileDoubts();
    file.forEach(doubts::add);
    doubts.close();
    for (Return each : standing) {
      Month month = each.period();
      if (month != null && doubts.asksFor(each.unitId(), month)) {
        doubts.stands(each);
      }
    }
    return doubts.doubt();
  }

  private static List<Return> file(int firms, Month month, LongUnaryOperator cumulative) {
    List<Return> rows = new ArrayList<>();
    for (int firm = 1; firm <= firms; firm++) {
      rows.add(output(firm, month, cumulative.applyAsLong(firm), null));
    }
    return rows;
  }

  @ParameterizedTest(name = "{0} rows: {1} of {2} times {3} is {4}")
  @CsvSource({
    "20, 2024-03, 2024-03, 1, -",
    "20, 2024-03, 2024-02, 1, FILE_OF_MONTH_BEFORE",
    "4, 2024-03, 2024-02, 1, -",
    "5, 2024-03, 2024-02, 1, FILE_OF_MONTH_BEFORE",
    "20, 2024-03, 2023-03, 1, FILE_OF_YEAR_BEFORE",
    "20, 2024-03, 2024-03, 0.1, FILE_IN_OTHER_UNIT",
    "20, 2024-03, 2024-03, 10, FILE_IN_OTHER_UNIT",
    "20, 2024-03, 2024-03, 1000, FILE_IN_OTHER_UNIT",
    "20, 2024-03, 2024-03, 0.0001, FILE_IN_OTHER_UNIT",
    "20, 2024-03, 2024-03, 1.3, -",
    "20, 2024-03, 2024-01, 1.02, FILE_OF_OTHER_FIGURES",
    "20, 2024-03, 2024-03, 0.03, FILE_OF_OTHER_FIGURES",
    "20, 2024-03, 2024-03, 30, FILE_OF_OTHER_FIGURES",
    "20, 2023-03, 2024-03, 1, FILE_OF_CLOSED_MONTH",
    "20, 2023-11, 2023-11, 1.01, FILE_OF_CLOSED_MONTH",
    "20, 2023-12, 2023-12, 1.01, -",
    "20, 2023-03, 2023-03, 1, -",
    "20, 2022-12, 2023-12, 1, -",
    "20, 2024-01, 2024-01, 1, -"
  })
  void aFileOfAnotherMonthUnitOrTableIsDoubted(
      int rows, String month, String of, double times, String reason) {
    List<Return> file =
        file(
            rows,
            Month.parse(month),
            firm -> Math.round(usual((int) firm, Month.parse(of)) * times));

    RejectionReason found = doubt(file, standing());

    assertThat(found == null ? "-" : found.name()).isEqualTo(reason);
  }

  @Test
  void halfOfTheRowsAreNotTheFile() {
    Month before = MARCH.plus(-1);
    assertThat(doubt(file(FIRMS, MARCH, firm -> slip(firm, 10, before)), standing())).isNull();
    assertThat(doubt(file(FIRMS, MARCH, firm -> slip(firm, 11, before)), standing()))
        .isEqualTo(RejectionReason.FILE_OF_MONTH_BEFORE);
  }

  private static long slip(long firm, int slips, Month before) {
    return usual((int) firm, firm <= slips ? before : MARCH);
  }

  @Test
  void rowsThatSayThatTheirMonthIsNothingAreRight() {
    List<Return> still = new ArrayList<>();
    for (int firm = 1; firm <= FIRMS; firm++) {
      still.add(output(firm, MARCH, usual(firm, MARCH.plus(-1)), 0L));
    }
    assertThat(doubt(still, standing())).isNull();
  }

  @Test
  void aCorrectionWithARevisionIsMeant() {
    List<Return> file = new ArrayList<>();
    for (int firm = 1; firm <= FIRMS; firm++) {
      ReturnAmounts amounts = new ReturnAmounts(Form.OUTPUT).put(Form.YTD, 5_000_000L + firm);
      file.add(of(firm, Month.of(2023, 4), amounts, 2));
    }
    assertThat(doubt(file, standing())).isNull();
  }

  @Test
  void aFileOfManyMonthsIsNotLookedAt() {
    List<Return> file = new ArrayList<>(file(FIRMS, MARCH, firm -> 7));
    file.addAll(file(FIRMS, Month.of(2023, 5), firm -> 7));
    assertThat(doubt(file, standing())).isNull();
  }

  /** Each file of the sample, and each month of it as a file of its own, in the order of time. */
  @Test
  void noMonthOfTheSampleIsDoubted() throws IOException {
    Map<String, List<Return>> byMonth = new TreeMap<>();
    for (LogRecord record : FedSample.records(scratch)) {
      if (record instanceof LogRecord.OfReturn of && of.handedIn().period() != null) {
        String slice = of.handedIn().form() + " " + of.handedIn().period();
        byMonth.computeIfAbsent(slice, absent -> new ArrayList<>()).add(of.handedIn());
      }
    }
    List<Return> standing = new ArrayList<>();
    Map<String, RejectionReason> doubted = new HashMap<>();
    byMonth.forEach(
        (slice, rows) -> {
          List<Return> ofForm =
              standing.stream().filter(each -> each.form() == rows.get(0).form()).toList();
          RejectionReason doubt = doubt(rows, ofForm);
          if (doubt != null) {
            doubted.put(slice, doubt);
          }
          standing.addAll(rows);
        });

    assertThat(byMonth).hasSizeGreaterThan(100);
    assertThat(doubted).isEmpty();
  }
}
