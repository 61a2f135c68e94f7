package io.tongji.verify.attack;

import io.tongji.period.Month;
import io.tongji.rollup.SeriesKey;

/** A cell in a month. */
record Cell(String indicator, String area, String activity, int month) {

  /** The cell of a record; of a quarter or year in its last month. */
  static Cell of(SeriesKey key) {
    int month = key.period().lastMonth().index();
    return new Cell(key.indicator(), key.area(), key.activity(), month);
  }

  /** This cell so many months later. */
  Cell later(int months) {
    return new Cell(indicator, area, activity, month + months);
  }

  @Override
  public String toString() {
    return indicator + "/" + area + "/" + activity + "/" + new Month(month);
  }
}
