package io.tongji.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.oracle.RandomUnits;
import io.tongji.oracle.TestCatalogue;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterEntry.Ownership;
import io.tongji.returns.RegisterEntry.Place;
import io.tongji.returns.RegisterEntry.Validity;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Return.Remarks;
import io.tongji.returns.ReturnAmounts;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Many units over two years on four forms: made as they are read, never held together. */
class LargeInputTest {

  private static final List<Form> FORMS = List.of(Form.OUTPUT, Form.RD, Form.EXPORT, Form.FDI);
  private static final List<String> TOWNS = List.of("330483001", "330483004", "330483100");
  private static final List<String> INDUSTRIES = List.of("0610", "1310", "3911", "3922");

  /** The number of units; more by a system property for measuring. */
  private static final int UNITS = Integer.getInteger("tongji.verify.units", 2_000);

  @Test
  void isRecomputedWithoutHoldingItInMemory() {
    Map<SeriesKey, Aggregate> recomputed =
        BatchRecomputation.of(TestCatalogue.read(), LargeInputTest::readAll);
    Aggregate.OfMonth december =
        (Aggregate.OfMonth)
            Objects.requireNonNull(
                recomputed.get(new SeriesKey(Month.of(2023, 12).period(), "330483", "EXP", "_T")));
    assertThat(december.ytd().total()).isEqualTo(12L * UNITS * 100);
    assertThat(december.month().total()).isEqualTo(100L * UNITS);
    assertThat(december.liveCoverage().reported()).isEqualTo(UNITS);
  }

  private static void readAll(InputRecords.RecordReceiver receiver) {
    for (int number = 0; number < UNITS; number++) {
      String unitId = RandomUnits.enterprise(number);
      receiver.take(entry(unitId, number));
      for (Form form : FORMS) {
        for (int month = 0; month < 24; month++) {
          Month period = Month.of(2022, 1).plus(month);
          receiver.take(handedIn(form, unitId, period), Long.MAX_VALUE);
        }
      }
    }
  }

  private static RegisterRecord entry(String unitId, int number) {
    RegisterEntry entry =
        new RegisterEntry(
            UnitKind.ENTERPRISE,
            "enterprise",
            "甲",
            new Place(TOWNS.get(number % TOWNS.size()), List.of()),
            INDUSTRIES.get(number % INDUSTRIES.size()),
            List.of("above-scale"),
            new Validity("2020-01", Month.of(2020, 1), "", null),
            new Ownership(null, null),
            null);
    return new RegisterRecord(unitId, entry, 0, false);
  }

  private static Return handedIn(Form form, String unitId, Month period) {
    ReturnAmounts figures = new ReturnAmounts(form);
    figures.put(form.slot("ytd"), 100L * period.month());
    figures.put(form.slot("month"), 100);
    figures.put(form.slot("prior_ytd"), 90L * period.month());
    figures.put(form.slot("prior_month"), 90);
    return new Return(
        form, unitId, period.toString(), period, 1, false, figures, Remarks.NONE, null);
  }
}
