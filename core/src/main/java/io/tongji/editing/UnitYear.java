package io.tongji.editing;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.YearOfReturns;
import io.tongji.rollup.unit.MeasureGroup;
import io.tongji.rollup.unit.Residence;
import io.tongji.rollup.unit.Series;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One unit's year on one form, the input of soft edits. Reused from unit to unit, so that it
 * allocates nothing.
 */
final class UnitYear {

  private final Map<Form, MeasureGroup> measures = new EnumMap<>(Form.class);
  private final Map<Form, int[]> indicators = new EnumMap<>(Form.class);
  private final Series own = new Series();
  private final Series prior = new Series();
  private final Series before = new Series();
  private final Series other = new Series();
  private Form form = Form.OUTPUT;
  private int year;
  private @Nullable YearOfReturns returns;
  private @Nullable ReturnLedger events;
  private Residence residence = Residence.NONE;

  UnitYear(Catalogue catalogue) {
    for (Form each : Form.values()) {
      indicators.put(each, numbers(catalogue.indicators(), each));
      if (each.slot("ytd") >= 0 && each.slot("prior_ytd") >= 0) {
        measures.put(each, MeasureGroup.whole(catalogue, each));
      }
    }
  }

  private static int[] numbers(List<Indicator> all, Form form) {
    return IntStream.range(0, all.size())
        .filter(number -> all.get(number).measure().form() == form)
        .toArray();
  }

  /** Looks at a year; {@code compared} is the form that this one is compared with, or null. */
  void look(UnitFiles files, Questions.FormYear formYear, @Nullable Form compared) {
    form = formYear.form();
    year = formYear.year();
    ReturnLedger ledger = files.ledger(formYear.unitId(), form);
    returns = ledger == null ? null : ledger.year(year);
    events = ledger == null ? null : form == Form.EVENT ? ledger : null;
    residence = files.residence(formYear.unitId());
    if (ledger == null || returns == null) {
      own.clear();
      before.clear();
      prior.clear();
      return;
    }
    boolean measured = measures.containsKey(form);
    own.derive(measured ? returns : null, measure(form), false);
    prior.derive(measured ? returns : null, measure(form), true);
    before.derive(measured ? ledger.year(year - 1) : null, measure(form), false);
    if (compared != null) {
      ReturnLedger its = files.ledger(formYear.unitId(), compared);
      other.derive(its == null ? null : its.year(year), measure(compared), false);
    }
  }

  /** How a form's cumulative is derived; any measure serves for a form without a cumulative. */
  private MeasureGroup measure(Form of) {
    return measures.getOrDefault(of, Objects.requireNonNull(measures.get(Form.OUTPUT)));
  }

  /** Those of some months (a bit each, from 0) for which there is a return. */
  int reported(int months) {
    int reported = 0;
    for (int left = months; left != 0; left &= left - 1) {
      int m = Integer.numberOfTrailingZeros(left);
      reported |= reports(m) ? 1 << m : 0;
    }
    return reported;
  }

  private boolean reports(int m) {
    return events != null ? events.reports(month(m)) : returns != null && returns.reports(m);
  }

  /** True if the month's return explains itself; of events, if each that counts does. */
  boolean explained(int m) {
    if (events == null) {
      return returns != null && returns.explained(m);
    }
    return events.events(year).stream()
        .filter(event -> month(m).equals(event.period()))
        .allMatch(event -> event.remarks().explanation() != null);
  }

  /** The returns of the year, of which there are some. */
  YearOfReturns returns() {
    return Objects.requireNonNull(returns);
  }

  Form form() {
    return form;
  }

  Month month(int m) {
    return Month.of(year, m + 1);
  }

  /** The first month of the form's calendar, 0 or 1. */
  int firstMonth() {
    return measure(form).firstMonth();
  }

  /** The year's own figures. */
  Series own() {
    return own;
  }

  /** What was reported for the year before. */
  Series before() {
    return before;
  }

  /** The year's figures on the form compared with. */
  Series other() {
    return other;
  }

  /** Where the unit counts in a month (0 to 11), or earlier if negative; null: nowhere. */
  Residence.@Nullable Segment segment(int m) {
    int month = month(0).index() + m;
    return events == null ? residence.at(month) : residence.ofEventsAt(month);
  }

  /** True if the register has an entry of the unit for a month. */
  boolean inRegister(int m) {
    return residence.inScope(month(m));
  }

  /**
   * True if an indicator of the form counts the unit in a month, and some months before the unit
   * was not on its list yet: not in the register, of another kind, or below scale.
   */
  boolean newlyListed(int m, int months) {
    Residence.Segment now = segment(m);
    Residence.Segment then = segment(m - months);
    if (now == null || now == then) {
      return false;
    }
    return Arrays.stream(Objects.requireNonNull(indicators.get(form)))
        .filter(now.counted()::get)
        .anyMatch(indicator -> then == null || !then.listed().get(indicator));
  }

  /** The amount stated in a column, or null. */
  @Nullable Long stated(int m, int slot) {
    return slot >= 0 && returns().has(m, slot) ? returns().get(m, slot) : null;
  }

  /** The cumulative of a year before: as reported then, else as stated now; 0: not known. */
  long yearBefore(int m) {
    if (before.returned(m)) {
      return before.ytd(m);
    }
    return prior.returned(m) ? prior.ytd(m) : 0;
  }

  /** The last period before the month that has a cumulative, or -1. */
  int periodBefore(int m) {
    for (int earlier = m - 1; earlier >= firstMonth(); earlier--) {
      if (own.returned(earlier)) {
        return earlier;
      }
    }
    return -1;
  }
}
