package io.tongji.returns.edits;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.SmallCatalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Return.Remarks;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.Target;
import io.tongji.returns.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No number is so large that the one after it cannot be counted. */
class RevisionNumbersTest {

  private static final Catalogue CATALOGUE = SmallCatalogue.read();
  private static final String UNIT = "91350100M000100Y43";
  private static final Month MARCH = Month.of(2023, 3);

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "-1, BAD_REVISION",
    "0, ''",
    "1, ''",
    "1000000000, ''",
    "1000000001, BAD_REVISION",
    "2147483647, BAD_REVISION"
  })
  void theSameBoundHoldsForReturnsRegisterAndTargets(int number, String reason) {
    RegisterEntry entry =
        new RegisterEntry(
            UnitKind.ENTERPRISE,
            "enterprise",
            "甲",
            new RegisterEntry.Place("330483", List.of()),
            "3911",
            List.of(),
            new RegisterEntry.Validity("2023-03", MARCH, "", null),
            new RegisterEntry.Ownership(null, null),
            null);
    Target target =
        new Target(new Target.Key("GIO", "330483", 2023), 1, null, null, "元", number, false);

    assertThat(name(new ReturnEdits(CATALOGUE).check(output(number, 7), Long.MAX_VALUE)))
        .isEqualTo(reason);
    assertThat(
            name(
                new RegisterEdits(CATALOGUE).check(new RegisterRecord(UNIT, entry, number, false))))
        .isEqualTo(reason);
    assertThat(name(new TargetEdits(CATALOGUE).check(target))).isEqualTo(reason);
  }

  @Test
  void theLargestNumberIsSupersededByAReturnWithoutOne() {
    ReturnLedger ledger = new ReturnLedger(Form.OUTPUT);
    ledger.put(output(Verdict.LARGEST_NUMBER, 7));

    assertThat(ledger.judge(output(0, 8))).isEqualTo(Verdict.ACCEPTED);
    ledger.put(output(0, 8));

    assertThat(ledger.judge(output(0, 8))).isEqualTo(Verdict.DUPLICATE);
    assertThat(ledger.judge(output(Verdict.LARGEST_NUMBER, 7))).isEqualTo(Verdict.STALE);
    assertThat(ledger.reports(MARCH)).isTrue();
    assertThat(ledger.reports(MARCH.plus(1))).as("other months are as they were").isFalse();
  }

  private static Return output(int revision, long ytd) {
    ReturnAmounts figures = new ReturnAmounts(Form.OUTPUT).put(Form.YTD, ytd);
    return new Return(
        Form.OUTPUT, UNIT, MARCH.toString(), MARCH, revision, false, figures, Remarks.NONE, null);
  }

  private static String name(Optional<Rejection> broken) {
    return broken.map(rejection -> rejection.reason().name()).orElse("");
  }
}
