package io.tongji.bench.work;

import io.tongji.bench.work.Hash.Purpose;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.Target;
import io.tongji.verify.InputRecords;
import java.util.ArrayList;
import java.util.List;

/**
 * All records of a size, the same whenever and wherever, month by month and shuffled within each.
 *
 * <p>Each enterprise reports output, exports and R&amp;D, each project investment. One return in
 * ten is corrected: handed in again in the next month, with revision 2 and another cumulative.
 */
public final class Workload implements InputRecords {

  /** The forms that the units report on. */
  public static final List<Form> FORMS =
      List.of(Form.OUTPUT, Form.EXPORT, Form.RD, Form.INVESTMENT);

  /** A time at which no period is still to come. */
  private static final long LATE = Long.MAX_VALUE;

  private static final int FIRST_YEAR = 2022;
  private static final int LAST_YEAR = 2023;

  private static final long TARGET = 1_000_000_000_000L;

  private final Catalogue catalogue;
  private final Size size;
  private final List<Unit> units;
  private final StatedAmounts amounts;

  /**
   * How large a workload is.
   *
   * @param enterprises number of enterprises; a third as many projects come on top
   * @param months number of months, from {@link #first}
   */
  public record Size(int enterprises, int months) {

    /**
     * The first month, a January: that of 2022, or so much earlier that the last month is none
     * after 2023. No return is then of a month to come, which the application would refuse.
     */
    public Month first() {
      return Month.of(Math.min(FIRST_YEAR, LAST_YEAR - (months - 1) / 12), 1);
    }

    /** The last month. */
    public Month last() {
      return first().plus(months - 1);
    }

    /** Enterprises and projects. */
    public int units() {
      return enterprises + enterprises / 3;
    }
  }

  /** A return to be handed in: of a unit on a form for a month, the first time or corrected. */
  private record DueReturn(Unit unit, Form form, Month month, int revision) {}

  /** The workload of a size under a catalogue. */
  public Workload(Catalogue catalogue, Size size) {
    this.catalogue = catalogue;
    this.size = size;
    this.amounts = new StatedAmounts(catalogue);
    this.units = new WorkloadUnits(catalogue, size).make();
  }

  /**
   * The credit code of an enterprise, or of one that the workload has not if the number is higher.
   */
  public static String enterprise(int number) {
    return Unit.creditCode(number);
  }

  /** How large it is. */
  public Size size() {
    return size;
  }

  /** The catalogue. */
  public Catalogue catalogue() {
    return catalogue;
  }

  @Override
  public void readAll(RecordReceiver receiver) {
    units.forEach(unit -> unit.register().forEach(receiver::take));
    targets(receiver);
    List<DueReturn> corrections = List.of();
    for (int at = 0; at < size.months(); at++) {
      List<DueReturn> first = firstTime(size.first().plus(at));
      List<DueReturn> month = new ArrayList<>(first);
      month.addAll(corrections);
      handIn(month, receiver);
      corrections = first.stream().filter(Workload::isCorrected).map(Workload::corrected).toList();
    }
    handIn(corrections, receiver);
  }

  private void targets(RecordReceiver receiver) {
    int years = (size.months() + 11) / 12;
    for (Indicator indicator : catalogue.indicators()) {
      for (int year = 0; year < years; year++) {
        Target.Key key =
            new Target.Key(
                indicator.code(), catalogue.areas().get(0).code(), size.first().year() + year);
        receiver.take(new Target(key, TARGET, null, null, indicator.display().unit(), 1, false));
      }
    }
  }

  private List<DueReturn> firstTime(Month month) {
    List<DueReturn> due = new ArrayList<>();
    for (Unit unit : units) {
      for (Form form : unit.forms()) {
        if (month.month() > 1 || !catalogue.withoutJanuary(form)) {
          due.add(new DueReturn(unit, form, month, 1));
        }
      }
    }
    return due;
  }

  private static boolean isCorrected(DueReturn due) {
    return StatedAmounts.isCorrected(due.form, due.unit.number(), due.month);
  }

  private static DueReturn corrected(DueReturn due) {
    return new DueReturn(due.unit, due.form, due.month, 2);
  }

  /** In the order that a fair shuffle with a fixed seed gives. */
  private void handIn(List<DueReturn> due, RecordReceiver receiver) {
    List<DueReturn> shuffled = new ArrayList<>(due);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      int other = Hash.below(last + 1, Purpose.ORDER, shuffled.size(), last);
      DueReturn moved = shuffled.set(other, shuffled.get(last));
      shuffled.set(last, moved);
    }
    for (DueReturn next : shuffled) {
      receiver.take(handedIn(next), LATE);
    }
  }

  /**
   * What an enterprise reports on a form for the last month, corrected by so many yuan; without a
   * number of its revision.
   */
  public Return correction(int enterprise, Form form, long more) {
    Month month = size.last();
    ReturnAmounts figures = amounts.of(form, enterprise, month, 2);
    figures.put(Form.YTD, figures.get(Form.YTD) + more);
    figures.put(form.slot("month"), figures.get(form.slot("month")) + more);
    return new Return(
        form,
        enterprise(enterprise),
        month.toString(),
        month,
        0,
        false,
        figures,
        Return.Remarks.NONE,
        null);
  }

  private Return handedIn(DueReturn due) {
    return new Return(
        due.form,
        due.unit.id(),
        due.month.toString(),
        due.month,
        due.revision,
        false,
        amounts.of(due.form, due.unit.number(), due.month, due.revision),
        Return.Remarks.NONE,
        null);
  }
}
