package io.tongji.rollup;

import java.util.Arrays;

/**
 * The additive figures of a cell and month: what one unit contributes, and what a cell adds up to.
 *
 * <p>Every slot is an integer, so a contribution that was added can be taken back exactly. Amounts
 * are in the indicator's smallest unit; a slot named KNOWN counts the units that know the amount
 * after it.
 */
public final class Sums {

  /** Units that know their cumulative. */
  public static final int YTD_KNOWN = 0;

  /** Cumulative from January. */
  public static final int YTD = 1;

  /** Units that enter the base of the cumulative. */
  public static final int BASE_YTD_KNOWN = 2;

  /** Base of the cumulative, as the units restate it. */
  public static final int BASE_YTD = 3;

  /** Units that know their month. */
  public static final int MONTH_KNOWN = 4;

  /** The month. */
  public static final int MONTH = 5;

  /** Units that enter the base of the month. */
  public static final int BASE_MONTH_KNOWN = 6;

  /** Base of the month, as the units restate it. */
  public static final int BASE_MONTH = 7;

  /** Month derived from cumulatives less the month reported (revision carry). */
  public static final int CARRY = 8;

  /** In a quarter's last month: units that know their quarter. */
  public static final int QUARTER_KNOWN = 9;

  /** In a quarter's last month: the quarter. */
  public static final int QUARTER = 10;

  /** In a quarter's last month: units that enter the quarter's base. */
  public static final int BASE_QUARTER_KNOWN = 11;

  /** In a quarter's last month: the quarter's base, as the units restate it. */
  public static final int BASE_QUARTER = 12;

  /** By how much the number of units expected changes from this month on. */
  public static final int EXPECTED_STEP = 13;

  /** Units expected that have a cumulative of their own a year before. */
  public static final int BASE_EXPECTED_KNOWN = 14;

  /** Own cumulative of a year before of the units with a return. */
  public static final int BASE_RECEIVED = 15;

  /** Own cumulative of a year before of the units that are expected and have no return. */
  public static final int BASE_OUTSTANDING = 16;

  /** How many these are that have such a cumulative; only where an indicator estimates them. */
  public static final int OUTSTANDING = 17;

  /**
   * Units that are expected and have a return less those that know their cumulative. It is 0 for
   * most units, and what is 0 is not passed on.
   */
  public static final int REPORTED_LESS_KNOWN = 18;

  /**
   * First of the slots that sum units that know a figure both in the period and a year before, and
   * were on the indicator's list then too; they count where the unit is now. They are filled only
   * where an indicator compares matched units, or estimates with their ratio.
   */
  static final int MATCHES = 19;

  /** Units that know their cumulative of both years. */
  public static final int MATCHED_KNOWN = MATCHES;

  /** Their cumulative. */
  public static final int MATCHED = 20;

  /** Their own cumulative of a year before. */
  public static final int MATCHED_BEFORE = 21;

  /** Units that know their month both now and a year before. */
  public static final int MATCHED_MONTH_KNOWN = 22;

  /** Their month. */
  public static final int MATCHED_MONTH = 23;

  /** Their month of a year before. */
  public static final int MATCHED_MONTH_BEFORE = 24;

  /** In a quarter's last month: units that know their quarter both now and a year before. */
  public static final int MATCHED_QUARTER_KNOWN = 25;

  /** Their quarter. */
  public static final int MATCHED_QUARTER = 26;

  /** Their quarter of a year before. */
  public static final int MATCHED_QUARTER_BEFORE = 27;

  /**
   * First of the slots that sum units that know a figure both in the period and a year before, in
   * the cells that the unit is in both times. The restatements are 0 for most units, and what is 0
   * is not passed on.
   */
  static final int STAYED = 28;

  /** Own cumulative of a year before of the units that know it in both years. */
  public static final int STAYED_BEFORE = STAYED;

  /** By how much the base of their cumulative differs from that. */
  public static final int STAYED_RESTATEMENT = 29;

  /** Own month of a year before of the units that know their month in both years. */
  public static final int STAYED_MONTH_BEFORE = 30;

  /** By how much the base of their month differs from that. */
  public static final int STAYED_MONTH_RESTATEMENT = 31;

  /**
   * In a quarter's last month: own quarter of a year before of the units that know it in both
   * years.
   */
  public static final int STAYED_QUARTER_BEFORE = 32;

  /** By how much the base of their quarter differs from that. */
  public static final int STAYED_QUARTER_RESTATEMENT = 33;

  /** Number of slots that a cell adds up. Estimates from the month before rest on those behind. */
  static final int ADDED_UP = 34;

  /** Units that know their cumulative of the month and of the month before, in the same year. */
  public static final int FOLLOWED_KNOWN = ADDED_UP;

  /** Their cumulative. */
  public static final int FOLLOWED = 35;

  /** Their cumulative of the month before. */
  public static final int FOLLOWED_BEFORE = 36;

  /** Units expected without a return that know that of the month before, in the same year. */
  public static final int AWAITED = 37;

  /** Their cumulative of the month before. */
  public static final int AWAITED_BEFORE = 38;

  /** How many of them have a cumulative of their own a year before. */
  public static final int AWAITED_BASE_KNOWN = 39;

  /** That cumulative. */
  public static final int AWAITED_BASE = 40;

  /** Number of slots that a unit contributes. */
  public static final int SLOTS = 41;

  /** Units that are estimated. From here on no unit contributes: the table adds it to its cells. */
  static final int IMPUTED_UNITS = SLOTS;

  /** What they are estimated to have reported, as cumulative. */
  static final int IMPUTED = SLOTS + 1;

  /** How many of them reported a year before. */
  static final int IMPUTED_BASE_KNOWN = SLOTS + 2;

  /** What these reported then. */
  static final int IMPUTED_BASE = SLOTS + 3;

  /** Number of slots of a cell of an indicator that estimates. */
  static final int CELL_SLOTS = SLOTS + 4;

  private Sums() {}

  /** Units that are expected and have a return. */
  public static long reported(long[] sums) {
    return sums[YTD_KNOWN] + sums[REPORTED_LESS_KNOWN];
  }

  /** Adds {@code change} to {@code sums}, so many times over (1 or -1). */
  public static void add(long[] sums, long[] change, int times) {
    for (int slot = 0; slot < SLOTS; slot++) {
      sums[slot] += times * change[slot];
    }
  }

  /** Adds to a cell what cells add up. */
  static void addToCell(long[] sums, long[] change) {
    add(sums, change, 0, ADDED_UP);
  }

  /** Adds what concerns the cells that the unit is in now, whatever was a year before. */
  public static void addCurrent(long[] sums, long[] change) {
    add(sums, change, 0, MATCHES);
    add(sums, change, ADDED_UP, SLOTS);
  }

  /** Adds what concerns these cells if the unit was on the list a year before. */
  public static void addMatched(long[] sums, long[] change) {
    add(sums, change, MATCHES, STAYED);
  }

  /** Adds what concerns the cells that the unit is in now and was in a year before. */
  public static void addStayed(long[] sums, long[] change) {
    add(sums, change, STAYED, ADDED_UP);
  }

  /** Of a unit that has left the register the figures remain: it is not expected, nor estimated. */
  public static void leave(long[] sums) {
    Arrays.fill(sums, BASE_EXPECTED_KNOWN, REPORTED_LESS_KNOWN, 0);
    sums[REPORTED_LESS_KNOWN] = -sums[YTD_KNOWN];
  }

  private static void add(long[] sums, long[] change, int from, int end) {
    for (int slot = from; slot < end; slot++) {
      sums[slot] += change[slot];
    }
  }

  /** True if something concerns units that stayed. */
  public static boolean stays(long[] sums) {
    for (int slot = STAYED; slot < ADDED_UP; slot++) {
      if (sums[slot] != 0) {
        return true;
      }
    }
    return false;
  }

  /** True if nothing is contributed. */
  public static boolean isZero(long[] sums) {
    for (long sum : sums) {
      if (sum != 0) {
        return false;
      }
    }
    return true;
  }

  /** Slot of the stayers' own figure of a year before; behind it their restatement. */
  static int stayedSlot(int known) {
    return STAYED + 2 * place(known);
  }

  /** Slot of the number of matched units; behind it their figure, and that of a year before. */
  static int matchedSlot(int known) {
    return MATCHES + 3 * place(known);
  }

  /** Figures are in this order: the cumulative, the month, the quarter. */
  private static int place(int known) {
    return switch (known) {
      case YTD_KNOWN -> 0;
      case MONTH_KNOWN -> 1;
      case QUARTER_KNOWN -> 2;
      default -> throw new IllegalArgumentException("no figure begins at slot " + known);
    };
  }
}
