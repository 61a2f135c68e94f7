package io.tongji.returns;

import io.tongji.returns.Return.Remarks;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A unit's returns in force on one form in one year. There are millions of returns, so it is
 * packed: twelve rows of amounts, with columns for those slots only that some month's return gives.
 */
public final class YearOfReturns {

  private static final int MONTHS = 12;
  private static final int BITS = 5;
  private static final int LARGE = (1 << BITS) - 1;

  private final short year;

  /** Bytes of each amount. */
  private byte width = Packed.NARROWEST;

  /** Slots that have a column, a bit each. */
  private int columns;

  private byte[] amounts = Packed.room(0, width);

  /** Slots that each month gives; null while all returns give the same slots. */
  private short @Nullable [] given;

  /** Revision numbers of the months, five bits each; all bits set: the number does not fit. */
  private long revisions;

  private int @Nullable [] largeRevisions;
  private short withdrawn;
  private Remarks @Nullable [] remarks;

  YearOfReturns(int year) {
    this.year = (short) year;
  }

  int year() {
    return year;
  }

  /** True if a return stands for the month (0 to 11) and is not withdrawn. */
  public boolean reports(int month) {
    return stands(month) && !isWithdrawn(month);
  }

  private boolean stands(int month) {
    return smallRevision(month) != 0;
  }

  /** How many months have a return, withdrawn ones included. */
  int size() {
    return (int) IntStream.range(0, MONTHS).filter(this::stands).count();
  }

  private boolean isWithdrawn(int month) {
    return (withdrawn & 1 << month) != 0;
  }

  /** True if the month's return gives an amount in the slot. */
  public boolean has(int month, int slot) {
    return (given(month) & 1 << slot) != 0;
  }

  private int given(int month) {
    return given != null ? given[month] : stands(month) ? columns : 0;
  }

  /** The amount, 0 if none is given. */
  public long get(int month, int slot) {
    return (columns & 1 << slot) == 0 ? 0 : Packed.get(amounts, width, place(month, slot));
  }

  private int place(int month, int slot) {
    return month * Integer.bitCount(columns) + Integer.bitCount(columns & (1 << slot) - 1);
  }

  /** True if the month's return explains itself. */
  public boolean explained(int month) {
    String explanation = remarks(month).explanation();
    return explanation != null && !explanation.isBlank();
  }

  int revision(int month) {
    int small = smallRevision(month);
    return small < LARGE ? small : Objects.requireNonNull(largeRevisions)[month];
  }

  private int smallRevision(int month) {
    return (int) (revisions >>> month * BITS) & LARGE;
  }

  boolean holds(int month, Return handedIn) {
    return handedIn.withdrawn() == isWithdrawn(month)
        && givesAs(month, handedIn.figures())
        && Objects.equals(handedIn.remarks(), remarks(month));
  }

  private boolean givesAs(int month, ReturnAmounts figures) {
    int slots = given(month);
    if (figures.given() != slots) {
      return false;
    }
    for (int left = slots; left != 0; left &= left - 1) {
      int slot = Integer.numberOfTrailingZeros(left);
      if (figures.get(slot) != get(month, slot)) {
        return false;
      }
    }
    return true;
  }

  void put(int month, Return handedIn, int revision) {
    putFigures(month, handedIn.figures());
    putRevision(month, revision);
    int bit = 1 << month;
    withdrawn = (short) (handedIn.withdrawn() ? withdrawn | bit : withdrawn & ~bit);
    if (remarks != null || !handedIn.remarks().equals(Remarks.NONE)) {
      remarks = remarks == null ? new Remarks[MONTHS] : remarks;
      remarks[month] = handedIn.remarks();
    }
  }

  private void putFigures(int month, ReturnAmounts figures) {
    int slots = figures.given();
    if (given == null && revisions != 0 && slots != columns) {
      given = new short[MONTHS];
      for (int each = 0; each < MONTHS; each++) {
        given[each] = (short) (stands(each) ? columns : 0);
      }
    }
    makeRoom(columns | slots, figures);
    if (given != null) {
      given[month] = (short) slots;
    }
    for (int left = columns; left != 0; left &= left - 1) {
      int slot = Integer.numberOfTrailingZeros(left);
      Packed.set(amounts, width, place(month, slot), figures.get(slot));
    }
  }

  /** Makes the amounts as many and as wide as they have to be now. */
  private void makeRoom(int wanted, ReturnAmounts figures) {
    int wide = Math.max(width, figures.width());
    if (wanted == columns && wide == width) {
      return;
    }
    byte[] from = amounts;
    int had = columns;
    int was = width;
    columns = wanted;
    width = (byte) wide;
    amounts = Packed.room(MONTHS * Integer.bitCount(wanted), wide);
    int at = 0;
    for (int month = 0; month < MONTHS; month++) {
      for (int left = had; left != 0; left &= left - 1) {
        int slot = Integer.numberOfTrailingZeros(left);
        Packed.set(amounts, wide, place(month, slot), Packed.get(from, was, at++));
      }
    }
  }

  private void putRevision(int month, int revision) {
    long small = Math.min(revision, LARGE);
    revisions = revisions & ~((long) LARGE << month * BITS) | small << month * BITS;
    if (revision >= LARGE) {
      largeRevisions = largeRevisions == null ? new int[MONTHS] : largeRevisions;
      largeRevisions[month] = revision;
    }
  }

  private Remarks remarks(int month) {
    Remarks said = remarks == null ? null : remarks[month];
    return said == null ? Remarks.NONE : said;
  }

  /** Writes it for {@link #read}. */
  void writeTo(DataOutput out) throws IOException {
    out.writeShort(year);
    out.writeByte(width);
    out.writeInt(columns);
    out.write(amounts);
    out.writeLong(revisions);
    out.writeShort(withdrawn);
    writeIfAny(out, given, (short[] slots, int month) -> out.writeShort(slots[month]));
    writeIfAny(out, largeRevisions, (int[] numbers, int month) -> out.writeInt(numbers[month]));
    writeIfAny(
        out,
        remarks,
        (Remarks[] said, int month) -> {
          writeText(out, remarks(month).formVersion());
          writeText(out, remarks(month).explanation());
        });
  }

  /** Reads what {@link #writeTo} wrote. */
  static YearOfReturns read(DataInput in) throws IOException {
    YearOfReturns read = new YearOfReturns(in.readShort());
    read.width = in.readByte();
    read.columns = in.readInt();
    read.amounts = Packed.room(MONTHS * Integer.bitCount(read.columns), read.width);
    in.readFully(read.amounts);
    read.revisions = in.readLong();
    read.withdrawn = in.readShort();
    if (in.readBoolean()) {
      read.given = new short[MONTHS];
      for (int month = 0; month < MONTHS; month++) {
        read.given[month] = in.readShort();
      }
    }
    if (in.readBoolean()) {
      read.largeRevisions = new int[MONTHS];
      for (int month = 0; month < MONTHS; month++) {
        read.largeRevisions[month] = in.readInt();
      }
    }
    if (in.readBoolean()) {
      read.remarks = new Remarks[MONTHS];
      for (int month = 0; month < MONTHS; month++) {
        read.remarks[month] = readRemarks(in);
      }
    }
    return read;
  }

  /** What is said of the months, a month after the other. */
  private interface MonthWriter<A> {
    void write(A months, int month) throws IOException;
  }

  private static <A> void writeIfAny(DataOutput out, @Nullable A months, MonthWriter<A> each)
      throws IOException {
    out.writeBoolean(months != null);
    for (int month = 0; months != null && month < MONTHS; month++) {
      each.write(months, month);
    }
  }

  private static Remarks readRemarks(DataInput in) throws IOException {
    String formVersion = readText(in);
    String explanation = readText(in);
    return formVersion == null && explanation == null
        ? Remarks.NONE
        : new Remarks(formVersion, explanation);
  }

  private static void writeText(DataOutput out, @Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static @Nullable String readText(DataInput in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
