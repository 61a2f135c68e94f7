package io.tongji.returns.edits;

import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file whose rows keep every rule, and which as a whole looks like a slip beside what its units
 * have reported before: the file of another month, in another unit, of another table. Whoever feeds
 * it has to say that it is meant.
 *
 * <p>It looks at files of one month: of at least {@value #FEWEST} rows, four fifths of them of that
 * month. A doubt is what more than half of those rows show that can be compared, and at least
 * {@value #FEWEST} of them. In the months of the sample no form comes above a sixth, but foreign
 * capital, most of whose cumulatives stay.
 */
public final class FileDoubts {

  /** Rows by which a file can be doubted. */
  private static final int FEWEST = 5;

  /** Larger files are loads of a database, and not looked at. */
  private static final int MOST = 50_000;

  private static final int YEAR = 12;

  /** A month is behind if its units have reported one that is more than so many later. */
  private static final int MONTHS_OPEN = 2;

  /** From one month to the next a cumulative does not grow so many times, from March on. */
  private static final int TIMES = 5;

  /** Nearer than this to a power of ten, in decimal logarithms: a factor of 1.4. */
  private static final double DISTANCE = 0.15;

  private static final int POWERS = 4;
  private static final int MARCH = 3;

  private final Map<Month, Integer> months = new HashMap<>();
  private final List<FileRow> rows = new ArrayList<>();
  private final Map<String, Reported> units = new HashMap<>();
  private boolean tooLarge;
  private @Nullable Month usual;

  /** A row of the file; its cumulative is null where it states none. */
  private record FileRow(
      Month month, String unit, @Nullable Long ytd, boolean still, boolean numbered) {}

  /** What stands of a unit. */
  private static final class Reported {
    private final Map<Month, Long> ytd = new HashMap<>();
    private @Nullable Month latest;
  }

  /** Takes a row of the file; of events there is nothing to compare. */
  public void add(Return row) {
    Month month = row.period();
    if (month == null || row.form() == Form.EVENT || tooLarge) {
      return;
    }
    int stated = row.form().slot("month");
    boolean still =
        row.form() == Form.FDI
            || (stated >= 0 && row.figures().has(stated) && row.figures().get(stated) == 0);
    Long ytd = row.withdrawn() ? null : cumulative(row);
    months.merge(month, 1, Integer::sum);
    rows.add(new FileRow(month, row.unitId(), ytd, still, row.revision() > 0 || row.withdrawn()));
    tooLarge = rows.size() > MOST;
    if (tooLarge) {
      rows.clear();
    }
  }

  private static @Nullable Long cumulative(Return row) {
    return row.figures().has(Form.YTD) ? row.figures().get(Form.YTD) : null;
  }

  /** All rows have been taken; it is asked next what stands. */
  public void close() {
    usual =
        months.entrySet().stream()
            .filter(month -> rows.size() >= FEWEST && 5 * month.getValue() >= 4 * rows.size())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    rows.removeIf(row -> !row.month().equals(usual));
    rows.forEach(row -> units.put(row.unit(), new Reported()));
  }

  /** Whether it needs what stands of a unit and month; notes that something was reported. */
  public boolean asksFor(String unit, Month month) {
    Reported of = units.get(unit);
    if (of == null || usual == null) {
      return false;
    }
    of.latest = of.latest == null || month.compareTo(of.latest) > 0 ? month : of.latest;
    int back = usual.index() - month.index();
    return back == 0 || back == 1 || back == YEAR;
  }

  /** What it has asked for, each time that a revision of it comes into force. */
  public void stands(Return inForce) {
    Reported of = units.get(inForce.unitId());
    Month month = inForce.period();
    if (of == null || month == null) {
      return;
    }
    Long ytd = inForce.withdrawn() ? null : cumulative(inForce);
    if (ytd == null) {
      of.ytd.remove(month);
    } else {
      of.ytd.put(month, ytd);
    }
  }

  /** Why the file is doubtful; null: it is not. */
  public @Nullable RejectionReason doubt() {
    Month month = usual;
    if (month == null) {
      return null;
    }
    Signs signs = new Signs();
    for (FileRow row : rows) {
      Reported of = Objects.requireNonNull(units.get(row.unit()));
      signs.late(isLateCorrection(row, of, month));
      if (row.ytd() != null && row.ytd() != 0) {
        count(signs, row, of, month);
      }
    }
    return signs.doubt();
  }

  private static boolean isLateCorrection(FileRow row, Reported of, Month month) {
    Long standing = of.ytd.get(month);
    return standing != null
        && !standing.equals(row.ytd())
        && !row.numbered()
        && of.latest != null
        && of.latest.compareTo(month.plus(MONTHS_OPEN)) > 0;
  }

  private static void count(Signs signs, FileRow row, Reported of, Month month) {
    long ytd = Objects.requireNonNull(row.ytd());
    Long yearBefore = of.ytd.get(month.plus(-YEAR));
    Long before = month.month() == 1 ? null : of.ytd.get(month.plus(-1));
    if (yearBefore != null) {
      signs.yearBefore(ytd == yearBefore);
    }
    if (before != null && !row.still()) {
      signs.monthBefore(ytd == before);
    }
    boolean march = month.month() >= MARCH;
    if (yearBefore != null && yearBefore > 0) {
      signs.power(power(ytd, yearBefore));
    } else if (before != null && march) {
      signs.power(power(ytd, (double) before * month.month() / (month.month() - 1)));
    }
    if (before != null && before > 0) {
      signs.other(ytd < before || (march && ytd / TIMES > before));
    }
  }

  /** The power of ten that lies between two amounts; 0: none does. */
  static int power(double value, double expected) {
    if (value <= 0 || expected <= 0) {
      return 0;
    }
    double exponent = StrictMath.log10(value / expected);
    long nearest = Math.round(exponent);
    boolean near = Math.abs(exponent - nearest) < DISTANCE && Math.abs(nearest) <= POWERS;
    return near ? (int) nearest : 0;
  }

  /** Rows that can be compared, and those of them that show something. */
  private static final class Signs {
    private final int[] monthBefore = new int[2];
    private final int[] yearBefore = new int[2];
    private final int[] other = new int[2];
    private final int[] late = new int[2];
    private final int[] powers = new int[2 * POWERS + 1];
    private int withPower;

    void monthBefore(boolean same) {
      add(monthBefore, same);
    }

    void yearBefore(boolean same) {
      add(yearBefore, same);
    }

    void other(boolean shown) {
      add(other, shown);
    }

    void late(boolean shown) {
      add(late, shown);
    }

    void power(int power) {
      withPower++;
      powers[power + POWERS]++;
    }

    private static void add(int[] signs, boolean shown) {
      signs[0]++;
      signs[1] += shown ? 1 : 0;
    }

    private static boolean most(int all, int some) {
      return some >= FEWEST && 2 * some > all;
    }

    private static boolean most(int[] signs) {
      return most(signs[0], signs[1]);
    }

    @Nullable RejectionReason doubt() {
      if (most(yearBefore)) {
        return RejectionReason.FILE_OF_YEAR_BEFORE;
      }
      if (most(monthBefore)) {
        return RejectionReason.FILE_OF_MONTH_BEFORE;
      }
      for (int power = -POWERS; power <= POWERS; power++) {
        if (power != 0 && most(withPower, powers[power + POWERS])) {
          return RejectionReason.FILE_IN_OTHER_UNIT;
        }
      }
      if (most(other)) {
        return RejectionReason.FILE_OF_OTHER_FIGURES;
      }
      return most(late) ? RejectionReason.FILE_OF_CLOSED_MONTH : null;
    }
  }
}
