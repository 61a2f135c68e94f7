package io.tongji.rollup.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A register that is written and read again is the same, and goes on as it would. */
class RegisterBookTest {

  private static final List<RegisterRecord> RECORDS =
      List.of(
          entry("A", 1, null, "甲厂", 0, false),
          entry("A", 7, Month.of(2024, 2), "甲厂(高桥)", 3, false),
          entry("B", 1, null, "乙".repeat(30_000), 1, true),
          entry("C", 3, null, "丙厂", 2, false));

  private static RegisterRecord entry(
      String unit, int month, @Nullable Month to, String name, int revision, boolean withdrawn) {
    Month from = Month.of(2023, month);
    boolean first = month == 1;
    return new RegisterRecord(
        unit,
        new RegisterEntry(
            first ? UnitKind.ENTERPRISE : UnitKind.PROJECT,
            first ? "enterprise" : "project",
            name,
            new RegisterEntry.Place("330483004", first ? List.of() : List.of("330483K01")),
            "3911",
            first ? List.of("above") : List.of(),
            new RegisterEntry.Validity(from.toString(), from, to == null ? "" : to.toString(), to),
            new RegisterEntry.Ownership(first ? null : "A", first ? "group" : null),
            first ? "0573-1" : null),
        revision,
        withdrawn);
  }

  private static RegisterBook book() throws IOException {
    RegisterBook book = new RegisterBook(CatalogueFiles.builtIn());
    RECORDS.forEach(book::put);
    return book;
  }

  private static RegisterBook read(RegisterBook written) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    written.writeTo(new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    RegisterBook read = RegisterBook.read(CatalogueFiles.builtIn(), in);
    assertThat(in.read()).as("all of it is read").isNegative();
    return read;
  }

  @Test
  void eachEntryIsInForceAgain() throws IOException {
    RegisterBook read = read(book());

    assertThat(read.size()).isEqualTo(RECORDS.size());
    for (RegisterRecord record : RECORDS) {
      assertThat(read.judge(record)).as(record.unitId()).isEqualTo(Verdict.DUPLICATE);
      assertThat(read.residence(record.unitId())).isEqualTo(book().residence(record.unitId()));
    }
  }

  @Test
  void theNumbersOfRevisionsGoOn() throws IOException {
    RegisterBook read = read(book());

    assertThat(read.judge(entry("A", 7, null, "甲厂", 2, false))).isEqualTo(Verdict.STALE);
    assertThat(read.judge(entry("A", 7, null, "甲厂", 4, false))).isEqualTo(Verdict.ACCEPTED);
    assertThat(read.judge(entry("B", 1, null, "乙厂", 1, true))).isEqualTo(Verdict.CONFLICT);
    read.put(entry("A", 7, null, "甲厂", 4, false));
    read.put(entry("D", 7, null, "丁厂", 0, false));
    assertThat(read.size()).isEqualTo(RECORDS.size() + 1);
  }
}
