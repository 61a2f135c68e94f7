package io.tongji.bench.latency;

import io.tongji.bench.work.Workload;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterEntry.Ownership;
import io.tongji.returns.RegisterEntry.Place;
import io.tongji.returns.RegisterEntry.Validity;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import java.util.List;

/**
 * Returns whose totals show which of them are in: a few enterprises report on taxes, which nobody
 * else does, each for a month of its own, and each time one yuan more than the last time. So the
 * total of a month is the number of the last return that it holds.
 */
final class Probes {

  /** The indicator that only they report. */
  static final String INDICATOR = "TAX";

  /** How many there are: so that, at six partitions, nearly all of them have one. */
  static final int UNITS = 12;

  private static final int FIRST_NUMBER = 900_000_000;
  private static final Month FIRST = Month.of(2022, 1);
  private static final String INDUSTRY = "3910";

  private final Catalogue catalogue;

  Probes(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The area whose totals are looked at: all of it. */
  String area() {
    return catalogue.areas().get(0).code();
  }

  /** The month of a probing enterprise. */
  static Month month(int unit) {
    return FIRST.plus(unit);
  }

  /** An enterprise's entry in the register. */
  RegisterRecord entry(int unit) {
    String from = FIRST.toString();
    RegisterEntry entry =
        new RegisterEntry(
            UnitKind.ENTERPRISE,
            UnitKind.ENTERPRISE.code(),
            "probe " + unit,
            new Place(area(), List.of()),
            INDUSTRY,
            List.of(),
            new Validity(from, FIRST, "", null),
            new Ownership(null, null),
            null);
    return new RegisterRecord(id(unit), entry, 0, false);
  }

  /** The return with a number, from 1. */
  static Return handedIn(int unit, long number) {
    return revision(Form.TAX, id(unit), month(unit), number);
  }

  /** A return that differs from those before it, without a number of its revision. */
  static Return revision(Form form, String id, Month month, long ytd) {
    ReturnAmounts figures = new ReturnAmounts(form).put(Form.YTD, ytd);
    return new Return(
        form, id, month.toString(), month, 0, false, figures, Return.Remarks.NONE, null);
  }

  private static String id(int unit) {
    return Workload.enterprise(FIRST_NUMBER + unit);
  }
}
