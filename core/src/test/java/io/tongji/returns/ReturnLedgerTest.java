package io.tongji.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.Return.Remarks;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever comes in whatever order, a packed ledger holds what a plain map of returns holds. */
class ReturnLedgerTest {

  private static final int RETURNS = 4_000;
  private static final String UNIT = "91330483000000001X";

  private record Standing(Return handedIn, int revision) {}

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EVENT")
  void holdsWhatAPlainMapHolds(Form form) {
    Random random = new Random(form.ordinal());
    ReturnLedger ledger = new ReturnLedger(form);
    Map<Month, Standing> plain = new TreeMap<>();
    for (int n = 0; n < RETURNS; n++) {
      Return handedIn = random(form, random);
      Month period = Objects.requireNonNull(handedIn.period());
      Verdict expected = judge(plain.get(period), handedIn);
      assertThat(ledger.judge(handedIn)).as("return %d: %s", n, handedIn).isEqualTo(expected);
      if (expected == Verdict.ACCEPTED) {
        ledger.put(handedIn);
        int inForce = plain.containsKey(period) ? plain.get(period).revision() : 0;
        plain.put(period, new Standing(handedIn, Verdict.numberOf(inForce, handedIn.revision())));
      }
      check(ledger, form, period, Objects.requireNonNull(plain.get(period)));
    }
    plain.forEach((period, standing) -> check(ledger, form, period, standing));
    assertThat(ledger.size()).isEqualTo(plain.size());
    assertThat(ledger.span()).containsExactly(2019, 2022);
    assertThat(ledger.year(2018)).isNull();
  }

  private static Verdict judge(@Nullable Standing standing, Return handedIn) {
    if (standing == null) {
      return Verdict.ACCEPTED;
    }
    Return inForce = standing.handedIn();
    boolean same =
        inForce.withdrawn() == handedIn.withdrawn()
            && inForce.remarks().equals(handedIn.remarks())
            && inForce.figures().sameAs(handedIn.figures());
    return Verdict.of(standing.revision(), handedIn.revision(), same);
  }

  private static void check(ReturnLedger ledger, Form form, Month period, Standing standing) {
    YearOfReturns year = Objects.requireNonNull(ledger.year(period.year()));
    int month = period.month() - 1;
    Return inForce = standing.handedIn();
    assertThat(year.revision(month)).isEqualTo(standing.revision());
    assertThat(year.reports(month)).isEqualTo(!inForce.withdrawn());
    assertThat(ledger.reports(period)).isEqualTo(!inForce.withdrawn());
    assertThat(year.explained(month)).isEqualTo(inForce.remarks().explanation() != null);
    for (int slot = 0; slot < form.amounts().size(); slot++) {
      assertThat(year.has(month, slot)).isEqualTo(inForce.figures().has(slot));
      assertThat(year.get(month, slot)).isEqualTo(inForce.figures().get(slot));
    }
  }

  /** Most give the same columns, as in life; figures are few, so that some come twice. */
  private static Return random(Form form, Random random) {
    Month period = Month.of(2019 + random.nextInt(4), 1 + random.nextInt(12));
    ReturnAmounts figures = new ReturnAmounts(form);
    boolean usual = random.nextInt(4) > 0;
    for (int slot = 0; slot < form.amounts().size(); slot++) {
      if (usual ? slot < 2 : random.nextBoolean()) {
        boolean wide = random.nextInt(100) == 0;
        figures.put(slot, wide ? random.nextLong() >> random.nextInt(40) : random.nextInt(3) - 1L);
      }
    }
    Remarks remarks = random.nextInt(9) == 0 ? new Remarks("B204-1", "一次性订单") : Remarks.NONE;
    int revision = random.nextInt(3) == 0 ? 1 + random.nextInt(120) : 0;
    boolean withdrawn = random.nextInt(8) == 0;
    return new Return(
        form, UNIT, period.toString(), period, revision, withdrawn, figures, remarks, null);
  }
}
