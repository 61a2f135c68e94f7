package io.tongji.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.oracle.TestCatalogue;
import io.tongji.period.Month;
import io.tongji.returns.Return.Remarks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hard rules of returns. */
class ReturnRulesTest {

  private static final Catalogue CATALOGUE = TestCatalogue.read();
  private static final String UNIT = "91350100M000100Y43";

  private final ReturnRules rules = new ReturnRules(CATALOGUE);

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
    "OUTPUT, 2023-02, ytd=1 rev=-1, BAD_REVISION"
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
    "withdrawn ytd=10 ytd_construction=4, ''"
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

  private String reason(Form form, String unit, String period, String words) {
    Figures figures = new Figures(form);
    int revision = 0;
    boolean withdrawn = false;
    for (String word : words.split(" ", -1)) {
      String[] parts = word.split("=", -1);
      if (parts[0].equals("withdrawn")) {
        withdrawn = true;
      } else if (parts[0].equals("rev")) {
        revision = Integer.parseInt(parts[1]);
      } else if (!parts[0].isEmpty()) {
        figures.put(form.slot(parts[0]), Long.parseLong(parts[1]));
      }
    }
    Month month = period.endsWith("13") ? null : Month.parse(period);
    Return handedIn =
        new Return(form, unit, period, month, revision, withdrawn, figures, Remarks.NONE);
    return rules.check(handedIn, Long.MAX_VALUE).map(rejection -> rejection.reason().name()).orElse("");
  }
}
