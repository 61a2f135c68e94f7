package io.tongji.rollup;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * In which months an indicator is open: with at least one return, or one unit that knows its
 * cumulative. A month that is not open is not published.
 */
final class OpenMonths {

  private static final int NOW = 0;
  private static final int AT_LAST_CUT = 1;
  private static final int SLOTS = 2;

  /** Units with a return and units that know their cumulative, added up: 0 if there is neither. */
  private final MonthlySums units = new MonthlySums();

  /** Takes changes of contributions. */
  void add(MonthlySums changes) {
    changes.forEach(
        (month, change) -> {
          long more = Sums.reported(change) + change[Sums.YTD_KNOWN];
          if (more != 0) {
            units.open(month, SLOTS)[NOW] += more;
          }
        });
  }

  /** True if a month is open. */
  boolean isOpen(int month) {
    long[] known = units.find(month);
    return known != null && known[NOW] > 0;
  }

  /** The open months from one on. */
  List<Integer> from(int first) {
    List<Integer> open = new ArrayList<>();
    units.forEach(
        (month, known) -> {
          if (month >= first && known[NOW] > 0) {
            open.add(month);
          }
        });
    return open;
  }

  /** Months that have opened or closed since the last cut. */
  List<Integer> changed() {
    List<Integer> changed = new ArrayList<>();
    units.forEach(
        (month, known) -> {
          if (known[NOW] > 0 != known[AT_LAST_CUT] > 0) {
            changed.add(month);
          }
        });
    return changed;
  }

  /** A cut has been taken. */
  void settle() {
    units.forEach((month, known) -> known[AT_LAST_CUT] = known[NOW]);
    units.dropZeros();
  }

  /** Writes it for {@link #readFrom}. */
  void writeTo(DataOutput out) throws IOException {
    units.writeTo(out);
  }

  /** Reads what {@link #writeTo} wrote into an empty one. */
  void readFrom(DataInput in) throws IOException {
    units.readFrom(in);
  }
}
