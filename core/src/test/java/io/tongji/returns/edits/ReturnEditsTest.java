package io.tongji.returns.edits;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.SmallCatalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.EventFacts;
import io.tongji.returns.Return;
import io.tongji.returns.Return.Remarks;
import io.tongji.returns.ReturnAmounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hard edits of returns. */
class ReturnEditsTest {

  private static final Catalogue CATALOGUE = SmallCatalogue.read();
  private static final long FEBRUARY = Instant.parse("2023-01-31T16:00:00Z").toEpochMilli();
  private static final String UNIT = "91350100M000100Y43";

  private final ReturnEdits rules = new ReturnEdits(CATALOGUE);

  @ParameterizedTest(name = "{0} of {1}: {2} is {3}")
  @CsvSource({
    "OUTPUT, 2023-02, ytd=1, ''",
    "OUTPUT, 2023-02, month=1, ''",
    "OUTPUT, 2023-02, month=-1, ''",
    "OUTPUT, 2023-02, '', NO_AMOUNT",
    "OUTPUT, 2023-02, prior_ytd=4 sales_ytd=4, NO_AMOUNT",
    "OUTPUT, 2023-02, withdrawn, ''",
    "OUTPUT, 2023-01, ytd=1, NO_JANUARY",
    "OUTPUT, 2023-01, withdrawn, NO_JANUARY",
    "EXPORT, 2023-01, ytd=1, ''",
    "RD, 2023-01, ytd=1, ''",
    "TAX, 2023-01, ytd=1, ''",
    "OUTPUT, 2023-02, ytd=10000000000000, ''",
    "OUTPUT, 2023-02, ytd=10000000000001, AMOUNT_RANGE",
    "OUTPUT, 2023-02, ytd=1 prior_month=-10000000000001, AMOUNT_RANGE",
    "OUTPUT, 2023-02, ytd=1 rev=-1, BAD_REVISION",
    "OUTPUT, 2023-02, sales_ytd=9 delivery_ytd=9 ytd=1, ''",
    "OUTPUT, 2023-02, sales_ytd=9 delivery_ytd=10 ytd=1, DELIVERY_OVER_SALES",
    "OUTPUT, 2023-02, delivery_ytd=10 ytd=1, ''",
    "OUTPUT, 2023-02, sales_ytd=9 ytd=1, ''",
    "OUTPUT, 2023-02, ytd=0, ''",
    "OUTPUT, 2023-02, ytd=-1, NEGATIVE",
    "RD, 2023-02, ytd=-1, NEGATIVE",
    "EXPORT, 2023-02, ytd=-1, NEGATIVE",
    "TAX, 2023-02, ytd=-1, NEGATIVE",
    "FDI, 2023-02, ytd=-1, ''",
    "OUTPUT, 2023-02, ytd=1 prior_ytd=-1, ''",
    "OUTPUT, 2023-02, withdrawn ytd=-1, ''",
    "OUTPUT, 2023-02, ytd=1 version=2023, ''",
    "OUTPUT, 2023-02, ytd=1 version=, ''",
    "OUTPUT, 2023-02, ytd=1 version=1999, FORM_VERSION",
    "FDI, 2023-02, ytd=1 version=B204-1, FORM_VERSION",
    "OUTPUT, 1899-12, ytd=1, BAD_PERIOD",
    "OUTPUT, 1900-02, ytd=1, ''",
    "OUTPUT, 2999-12, ytd=1, ''",
    "OUTPUT, 3000-02, ytd=1, BAD_PERIOD"
  })
  void judgesReturnsOfEnterprises(Form form, String period, String words, String reason) {
    assertThat(reason(form, UNIT, period, words)).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "ytd=10, ''",
    "ytd=10 ytd_construction=10, ''",
    "ytd=10 ytd_construction=4 ytd_installation=3 ytd_equipment=2 ytd_other=1, ''",
    "ytd=10 ytd_construction=4, COMPONENTS",
    "ytd=0 ytd_construction=0, ''",
    "ytd=0 ytd_construction=4 ytd_other=-4, CONSTRUCTION_OVER_TOTAL",
    "ytd_construction=4, NO_AMOUNT",
    "ytd=10 prior_ytd=5 prior_ytd_other=5, ''",
    "ytd=10 prior_ytd=5 prior_ytd_other=4, COMPONENTS",
    "ytd=10 prior_ytd_other=4, COMPONENTS",
    "withdrawn ytd=10 ytd_construction=4, ''",
    "ytd=10 ytd_construction=6 ytd_installation=4, ''",
    "ytd=10 ytd_construction=9 ytd_installation=4 ytd_other=-3, CONSTRUCTION_OVER_TOTAL",
    "ytd=-1, NEGATIVE",
    "ytd=10 plan_total=5000000, ''",
    "ytd=10 plan_total=4999999, SMALL_PLAN",
    "ytd=10 since_start=4, ''"
  })
  void judgesReturnsOfProjects(String words, String reason) {
    assertThat(reason(Form.INVESTMENT, "2303-330483-04-01-123456", "2023-02", words))
        .isEqualTo(reason);
  }

  @Test
  void namesUnitAndPeriodThatAreWrong() {
    assertThat(reason(Form.OUTPUT, "91350100M000100Y44", "2023-02", "ytd=1"))
        .isEqualTo("CHECK_DIGIT");
    assertThat(reason(Form.INVESTMENT, "a b", "2023-02", "ytd=1")).isEqualTo("BAD_PROJECT_CODE");
    assertThat(reason(Form.INVESTMENT, "", "2023-02", "ytd=1")).isEqualTo("BAD_PROJECT_CODE");
    assertThat(reason(Form.OUTPUT, UNIT, "2023-13", "ytd=1")).isEqualTo("BAD_PERIOD");
  }

  @ParameterizedTest(name = "{0} at {1} ms from the beginning of February 2023 in Shanghai")
  @CsvSource({
    "2023-02, 0, ''",
    "2023-02, -1, FUTURE_PERIOD",
    "2023-01, -1, ''",
    "2023-03, 0, FUTURE_PERIOD",
    "2099-12, 0, FUTURE_PERIOD"
  })
  void noPeriodIsReportedBeforeItBegins(String period, long after, String reason) {
    Return handedIn = handedIn(Form.EXPORT, UNIT, period, "ytd=1");
    assertThat(name(rules.check(handedIn, FEBRUARY + after))).isEqualTo(reason);
  }

  @ParameterizedTest(name = "an event of {0}, {1} ms from the beginning of February 2023")
  @CsvSource({
    "2023-02-28, 0, ''",
    "2023-02-01, -1, FUTURE_PERIOD",
    "2023-01-31, -1, ''",
    "2023-03-01, 0, FUTURE_PERIOD",
    "2099-12-31, 0, FUTURE_PERIOD",
    "3000-01-01, 0, BAD_DATE"
  })
  void noEventIsReportedBeforeItsMonthBegins(String day, long after, String reason) {
    for (boolean withdrawn : List.of(false, true)) {
      Return event = event(day, withdrawn, new ReturnAmounts(Form.EVENT), Remarks.NONE);
      assertThat(name(rules.check(event, FEBRUARY + after))).isEqualTo(reason);
    }
  }

  @Test
  void eventsAreAskedWhatTheCatalogueSaysAndNothingElse(@TempDir Path directory)
      throws IOException {
    Catalogue catalogue =
        SmallCatalogue.with(
            directory,
            """
            edit,forms,parameters,note
            NEGATIVE,event,columns=quantity amount,
            FORM_VERSION,event,versions=2023,
            """);
    ReturnEdits ofEvents = new ReturnEdits(catalogue);
    ReturnAmounts land = new ReturnAmounts(Form.EVENT).put(Form.EVENT.slot("quantity"), -30_500);
    ReturnAmounts money = new ReturnAmounts(Form.EVENT).put(Form.EVENT.slot("amount"), -30_500);
    Remarks old = new Remarks("1999", null);

    assertThat(ofEvents.check(event("2999-12-31", false, money, Remarks.NONE), FEBRUARY))
        .contains(new Rejection(RejectionReason.NEGATIVE, "amount", "-30500"));
    assertThat(ofEvents.check(event("2999-12-31", false, land, Remarks.NONE), FEBRUARY))
        .as("a quantity is stated in its unit")
        .contains(new Rejection(RejectionReason.NEGATIVE, "quantity", "-3.05"));
    assertThat(ofEvents.check(event("2999-12-31", true, money, old), FEBRUARY))
        .as("of a withdrawal neither is asked, and the future of nobody")
        .isEmpty();
    assertThat(
            ofEvents.check(
                event("2023-01-31", false, new ReturnAmounts(Form.EVENT), old), FEBRUARY))
        .contains(new Rejection(RejectionReason.FORM_VERSION, "form_version", "1999"));
  }

  private static Return event(
      String day, boolean withdrawn, ReturnAmounts figures, Remarks remarks) {
    EventFacts facts =
        figures.has(Form.EVENT.slot("quantity"))
            ? new EventFacts("E1", "vacated", "done", "MU", null, null)
            : new EventFacts("E1", "signed", "done", null, null, null);
    Month month = Month.parse(day.substring(0, 7));
    return new Return(Form.EVENT, UNIT, day, month, 0, withdrawn, figures, remarks, facts);
  }

  @Test
  void whenAMonthBeginsDependsOnTheZoneAndSoDoesTheDigest() {
    Catalogue utc = CATALOGUE.in(ZoneId.of("UTC"));
    Return handedIn = handedIn(Form.EXPORT, UNIT, "2023-02", "ytd=1");
    assertThat(name(new ReturnEdits(utc).check(handedIn, FEBRUARY))).isEqualTo("FUTURE_PERIOD");
    assertThat(utc.digest()).isNotEqualTo(CATALOGUE.digest());
    assertThat(CATALOGUE.in(ZoneId.of("Asia/Shanghai")).digest()).isEqualTo(CATALOGUE.digest());
  }

  @Test
  void codesInUseThatFailTheCheckAreLetInByTheCatalogue(@TempDir Path directory)
      throws IOException {
    String failing = "91350100M000100Y44";
    Catalogue allowing =
        SmallCatalogue.with(
            directory,
            """
            edit,forms,parameters,note
            CHECK_DIGIT,register;output,allow=91330483000000019X %s,
            CHECK_DIGIT,rd,allow=,
            """
                .formatted(failing));
    ReturnEdits allowed = new ReturnEdits(allowing);
    assertThat(name(allowed.check(handedIn(Form.OUTPUT, failing, "2023-02", "ytd=1"), FEBRUARY)))
        .isEmpty();
    assertThat(name(allowed.check(handedIn(Form.RD, failing, "2023-02", "ytd=1"), FEBRUARY)))
        .isEqualTo("CHECK_DIGIT");
    assertThat(name(allowed.check(handedIn(Form.TAX, failing, "2023-02", "ytd=1"), FEBRUARY)))
        .as("not asked on this form")
        .isEmpty();
    String letters = "91350100M000100Y4Z";
    assertThat(name(allowed.check(handedIn(Form.TAX, letters, "2023-02", "ytd=1"), FEBRUARY)))
        .as("letters and length are no matter of choice")
        .isEqualTo("BAD_UNIT_ID");
  }

  private static String name(Optional<Rejection> broken) {
    return broken.map(rejection -> rejection.reason().name()).orElse("");
  }

  private String reason(Form form, String unit, String period, String words) {
    return name(rules.check(handedIn(form, unit, period, words), Long.MAX_VALUE));
  }

  private static Return handedIn(Form form, String unit, String period, String words) {
    ReturnAmounts figures = new ReturnAmounts(form);
    int revision = 0;
    boolean withdrawn = false;
    Remarks remarks = Remarks.NONE;
    for (String word : words.split(" ", -1)) {
      String[] parts = word.split("=", -1);
      switch (parts[0]) {
        case "" -> {}
        case "withdrawn" -> withdrawn = true;
        case "rev" -> revision = Integer.parseInt(parts[1]);
        case "version" -> remarks = new Remarks(parts[1], null);
        default -> figures.put(form.slot(parts[0]), Long.parseLong(parts[1]));
      }
    }
    Month month = period.endsWith("13") ? null : Month.parse(period);
    return new Return(form, unit, period, month, revision, withdrawn, figures, remarks, null);
  }
}
