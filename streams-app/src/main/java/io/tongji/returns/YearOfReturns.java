package io.tongji.returns;

import io.tongji.returns.Return.Remarks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A unit's returns in force on one form in one year, packed: twelve rows of amounts. */
public final class YearOfReturns {

  private static final int MONTHS = 12;

  private final int slots;
  private final long[] amounts;
  private final int[] given = new int[MONTHS];
  private final int[] revisions = new int[MONTHS];
  private int withdrawn;
  private Remarks @Nullable [] remarks;

  YearOfReturns(int slots) {
    this.slots = slots;
    this.amounts = new long[MONTHS * slots];
  }

  /** True if a return stands for the month (0 to 11) and is not withdrawn. */
  public boolean reports(int month) {
    return revisions[month] > 0 && (withdrawn & 1 << month) == 0;
  }

  /** True if the month's return gives an amount in the slot. */
  public boolean has(int month, int slot) {
    return (given[month] & 1 << slot) != 0;
  }

  /** The amount, 0 if none is given. */
  public long get(int month, int slot) {
    return amounts[month * slots + slot];
  }

  /** True if the month's return explains itself. */
  public boolean explained(int month) {
    String explanation = remarks(month).explanation();
    return explanation != null && !explanation.isBlank();
  }

  int revision(int month) {
    return revisions[month];
  }

  boolean holds(int month, Return handedIn) {
    return handedIn.withdrawn() == ((withdrawn & 1 << month) != 0)
        && handedIn.figures().sameAs(amounts, month * slots, given[month])
        && Objects.equals(handedIn.remarks(), remarks(month));
  }

  void put(int month, Return handedIn, int revision) {
    revisions[month] = revision;
    given[month] = handedIn.figures().given();
    handedIn.figures().copyTo(amounts, month * slots);
    withdrawn = handedIn.withdrawn() ? withdrawn | 1 << month : withdrawn & ~(1 << month);
    if (remarks != null || !handedIn.remarks().equals(Remarks.NONE)) {
      remarks = remarks == null ? new Remarks[MONTHS] : remarks;
      remarks[month] = handedIn.remarks();
    }
  }

  private Remarks remarks(int month) {
    Remarks said = remarks == null ? null : remarks[month];
    return said == null ? Remarks.NONE : said;
  }
}
