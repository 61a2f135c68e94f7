package io.tongji.returns;

import io.tongji.catalogue.Form;
import io.tongji.period.Month;
import it.unimi.dsi.fastutil.ints.Int2ObjectAVLTreeMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectSortedMap;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All returns of one unit on one form: of each period the revision in force. */
public final class ReturnLedger {

  private final int slots;
  private final Int2ObjectSortedMap<YearOfReturns> years = new Int2ObjectAVLTreeMap<>();

  /** An empty ledger. */
  public ReturnLedger(Form form) {
    slots = form.amounts().size();
  }

  /** What the rule of revisions says of a return that broke no rule; changes nothing. */
  public Verdict judge(Return handedIn) {
    Month period = Objects.requireNonNull(handedIn.period());
    YearOfReturns year = years.get(period.year());
    if (year == null) {
      return Verdict.ACCEPTED;
    }
    int month = period.month() - 1;
    int inForce = year.revision(month);
    return Verdict.of(inForce, handedIn.revision(), inForce > 0 && year.holds(month, handedIn));
  }

  /** Puts an accepted return in force. */
  public void put(Return accepted) {
    Month period = Objects.requireNonNull(accepted.period());
    YearOfReturns year = years.get(period.year());
    if (year == null) {
      year = new YearOfReturns(slots);
      years.put(period.year(), year);
    }
    int month = period.month() - 1;
    year.put(month, accepted, Verdict.numberOf(year.revision(month), accepted.revision()));
  }

  /** The returns of a year, or null if there are none. */
  public @Nullable YearOfReturns year(int year) {
    return years.get(year);
  }

  /** First and last year with a return, or null if there is none. */
  public int @Nullable [] span() {
    return years.isEmpty() ? null : new int[] {years.firstIntKey(), years.lastIntKey()};
  }

  /** Tells of each period that has a return, in order. */
  public void forEachReported(Consumer<Month> tell) {
    years.forEach(
        (number, year) -> {
          for (int month = 0; month < 12; month++) {
            if (year.reports(month)) {
              tell.accept(Month.of(number, month + 1));
            }
          }
        });
  }
}
