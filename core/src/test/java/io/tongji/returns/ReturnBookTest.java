package io.tongji.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.form.Form;
import io.tongji.digest.Sha256;
import io.tongji.period.Month;
import io.tongji.returns.Return.Remarks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A book that is written and read goes on as if nothing had happened. */
class ReturnBookTest {

  private static final int UNITS = 40;
  private static final int RETURNS = 6_000;
  private static final int FIRST_YEAR = 2019;
  private static final int YEARS = 4;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EVENT")
  void whatIsReadHoldsAndJudgesWhatWasWritten(Form form) throws IOException {
    Random random = new Random(form.ordinal());
    ReturnBook book = new ReturnBook(form);
    for (int n = 0; n < RETURNS; n++) {
      book.absorb(random(form, random));
    }

    ReturnBook read = read(form, written(book));

    assertThat(read.size()).isEqualTo(book.size()).isPositive();
    assertSame(form, read, book);
    for (int n = 0; n < RETURNS; n++) {
      Return next = random(form, random);
      assertThat(read.judge(next)).as("%s", next).isEqualTo(book.judge(next));
      book.absorb(next);
      read.absorb(next);
    }
    assertSame(form, read, book);
  }

  @Test
  void anEmptyBookIsReadEmpty() throws IOException {
    assertThat(read(Form.TAX, written(new ReturnBook(Form.TAX))).size()).isZero();
  }

  @Test
  void aBookOfEventsIsNotWritten() {
    ReturnBook events = new ReturnBook(Form.EVENT);
    assertThatThrownBy(() -> written(events)).isInstanceOf(IllegalStateException.class);
  }

  /**
   * Where this fails, files that stand would be read as something else: raise {@code
   * Snapshots.FORMAT}, and write down the new digest.
   */
  @Test
  void theLayoutIsTheSameAsInFilesThatStand() throws IOException {
    Random random = new Random(1);
    ReturnBook book = new ReturnBook(Form.OUTPUT);
    for (int n = 0; n < RETURNS; n++) {
      Return next = random(Form.OUTPUT, random);
      if (next.unitId().endsWith("07")) {
        book.absorb(next); // of one unit, since the order of units is nobody's
      }
    }
    MessageDigest digest = Sha256.empty();
    digest.update(written(book));
    assertThat(Sha256.hex(digest))
        .isEqualTo("482537260d3b8005eed1c4e9f5f83bc2c7c41320ff2434fb854e3cee5563cd48");
  }

  private static byte[] written(ReturnBook book) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    book.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static ReturnBook read(Form form, byte[] bytes) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    ReturnBook read = ReturnBook.read(form, new DataInputStream(in));
    assertThat(in.available()).as("bytes that are left").isZero();
    return read;
  }

  private static void assertSame(Form form, ReturnBook read, ReturnBook book) {
    book.forEach(
        (unitId, ledger) ->
            assertSame(form, Objects.requireNonNull(read.find(unitId), unitId), ledger));
    read.forEach((unitId, ledger) -> assertThat(book.find(unitId)).as(unitId).isNotNull());
  }

  private static void assertSame(Form form, ReturnLedger read, ReturnLedger ledger) {
    assertThat(read.size()).isEqualTo(ledger.size());
    assertThat(read.span()).isEqualTo(ledger.span());
    for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
      YearOfReturns was = ledger.year(year);
      YearOfReturns is = read.year(year);
      assertThat(is == null).isEqualTo(was == null);
      for (int month = 0; was != null && is != null && month < 12; month++) {
        assertSame(form, month, is, was);
      }
    }
  }

  private static void assertSame(Form form, int month, YearOfReturns is, YearOfReturns was) {
    assertThat(is.revision(month)).isEqualTo(was.revision(month));
    assertThat(is.reports(month)).isEqualTo(was.reports(month));
    assertThat(is.explained(month)).isEqualTo(was.explained(month));
    for (int slot = 0; slot < form.amounts().size(); slot++) {
      assertThat(is.has(month, slot)).isEqualTo(was.has(month, slot));
      assertThat(is.get(month, slot)).isEqualTo(was.get(month, slot));
    }
  }

  /** Some with few slots, wide amounts, high revisions, remarks; some withdrawn. */
  private static Return random(Form form, Random random) {
    Month period = Month.of(FIRST_YEAR + random.nextInt(YEARS), 1 + random.nextInt(12));
    int unit = random.nextInt(UNITS);
    ReturnAmounts figures = new ReturnAmounts(form);
    for (int slot = 0; slot < form.amounts().size(); slot++) {
      if (unit % 2 == 0 ? slot < 2 : random.nextBoolean()) {
        boolean wide = random.nextInt(100) == 0;
        figures.put(slot, wide ? random.nextLong() >> random.nextInt(40) : random.nextInt(3) - 1L);
      }
    }
    Remarks remarks =
        switch (random.nextInt(unit % 3 == 0 ? 30 : 4)) {
          case 0 -> new Remarks("B204-1", null);
          case 1 -> new Remarks(null, "一次性订单 " + random.nextInt(3));
          case 2 -> new Remarks("", "");
          default -> Remarks.NONE;
        };
    int revision = random.nextInt(3) == 0 ? 1 + random.nextInt(unit % 5 == 0 ? 20 : 120) : 0;
    boolean withdrawn = random.nextInt(8) == 0;
    String unitId = String.format("9133048300000%05d", unit);
    return new Return(
        form, unitId, period.toString(), period, revision, withdrawn, figures, remarks, null);
  }
}
