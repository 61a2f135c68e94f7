package io.tongji.editing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Form;
import io.tongji.catalogue.UnitKind;
import io.tongji.editing.HidiroglouBerthelot.Distribution;
import io.tongji.period.Month;
import io.tongji.returns.Figures;
import io.tongji.returns.Query;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Return.Remarks;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.SoftEdit;
import io.tongji.rollup.Residence;
import io.tongji.rollup.Residences;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each soft edit under the built-in catalogue: what it asks, and where it begins to ask. */
class SoftEditsTest implements UnitFiles, Questions.Told {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final String UNIT = "the unit";

  private final Map<Form, ReturnLedger> ledgers = new EnumMap<>(Form.class);
  private final ParameterBook parameters = new ParameterBook(CATALOGUE);
  private final Questions questions = new Questions(CATALOGUE, this, parameters);
  private final Map<String, Query> open = new TreeMap<>();
  private Residence residence = register("2020-01", "3911");

  @ParameterizedTest(name = "{0}: {1} asks {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "S1 agrees | output 2023-02 ytd=100; output 2023-03 ytd=150 month=50 | ",
        "S1 by one yuan | output 2023-02 ytd=100; output 2023-03 ytd=150 month=49 | 2023-03 REVISION_CARRY month=49/50",
        "S1 first period | output 2023-02 ytd=100 month=99 | 2023-02 REVISION_CARRY month=99/100",
        "S1 a gap | output 2023-02 ytd=100; output 2023-04 ytd=150 month=49 | ",
        "S1 no month | output 2023-02 ytd=100; output 2023-03 ytd=150 | ",
        "S2 rises | output 2023-02 ytd=100; output 2023-03 ytd=101 | ",
        "S2 stands | output 2023-02 ytd=100; output 2023-03 ytd=100 | ",
        "S2 falls | output 2023-02 ytd=100; output 2023-03 ytd=99 | 2023-03 YTD_FELL ytd=99/100",
        "S2 over a gap | output 2023-02 ytd=100; output 2023-05 ytd=99 | 2023-05 YTD_FELL ytd=99/100",
        "S2 a new year | output 2022-12 ytd=100; output 2023-02 ytd=9 | ",
        "S2 may fall | fdi 2023-02 ytd=100; fdi 2023-03 ytd=99 | ",
        "S3 as reported | output 2022-05 ytd=100000; output 2023-05 ytd=90000 prior_ytd=100000 | ",
        "S3 a thousandth | output 2022-05 ytd=100000; output 2023-05 ytd=90000 prior_ytd=100100 | ",
        "S3 above | output 2022-05 ytd=100000; output 2023-05 ytd=90000 prior_ytd=100101 | 2023-05 PRIOR_DIFFERS prior_ytd=100101/100000",
        "S3 below | output 2022-05 ytd=100000; output 2023-05 ytd=90000 prior_ytd=99899 | 2023-05 PRIOR_DIFFERS prior_ytd=99899/100000",
        "S3 unknown | output 2023-05 ytd=90000 prior_ytd=100101 | ",
        "S3 derived | output 2022-02 month=40; output 2022-03 month=60; output 2023-03 ytd=90 prior_ytd=99 | 2023-03 PRIOR_DIFFERS prior_ytd=99/100",
        "S5 thousand | output 2022-05 ytd=100; output 2023-05 ytd=100000 | 2023-05 UNIT_ERROR ytd=100000/100",
        "S5 ten | output 2022-05 ytd=100; output 2023-05 ytd=8 | 2023-05 UNIT_ERROR ytd=8/100",
        "S5 hundred | output 2022-05 ytd=100; output 2023-05 ytd=10000 | ",
        "S5 stated base | output 2023-05 ytd=100000 prior_ytd=99 | 2023-05 UNIT_ERROR ytd=100000/99",
        "S5 by the month | output 2023-02 ytd=10; output 2023-03 ytd=21; output 2023-04 ytd=11021 | 2023-04 UNIT_ERROR month=11000/11",
        "S5 not 1-2月 | output 2023-02 ytd=10; output 2023-03 ytd=110 | ",
        "S6 two months | output 2023-02 ytd=7; output 2023-03 ytd=7; output 2023-04 ytd=7 | ",
        "S6 three months | output 2023-02 ytd=7; output 2023-03 ytd=7; output 2023-04 ytd=7; output 2023-05 ytd=7 | 2023-05 YTD_UNCHANGED ytd=7/",
        "S6 zero | output 2023-02 ytd=0; output 2023-03 ytd=0; output 2023-04 ytd=0; output 2023-05 ytd=0 | ",
        "S6 a gap | output 2023-02 ytd=7; output 2023-03 ytd=7; output 2023-05 ytd=7; output 2023-06 ytd=7 | ",
        "S7 twice | output 2023-03 month=7; output 2023-04 month=7 | 2023-04 MONTH_REPEATED month=7/",
        "S7 by difference | output 2023-02 ytd=5; output 2023-03 ytd=12; output 2023-04 ytd=19 | 2023-04 MONTH_REPEATED month=7/",
        "S7 zero | output 2023-03 month=0; output 2023-04 month=0 | ",
        "S7 other | output 2023-03 month=7; output 2023-04 month=8 | ",
        "S8 low | output 2023-05 ytd=1000 sales_ytd=600 | ",
        "S8 too low | output 2023-05 ytd=1000 sales_ytd=599 | 2023-05 SALES_RATIO sales_ytd=599/1000",
        "S8 high | output 2023-05 ytd=1000 sales_ytd=1400 | ",
        "S8 too high | output 2023-05 ytd=1000 sales_ytd=1401 | 2023-05 SALES_RATIO sales_ytd=1401/1000",
        "S8 nothing made | output 2023-05 ytd=0 sales_ytd=1401 | ",
        "S9 at the limit | output 2023-05 ytd=1000; rd 2023-05 ytd=300 | ",
        "S9 above | output 2023-05 ytd=1000; rd 2023-05 ytd=301 | 2023-05 RD_INTENSITY ytd=301/300",
        "S9 in any order | rd 2023-05 ytd=301; output 2023-05 ytd=1000 | 2023-05 RD_INTENSITY ytd=301/300",
        "S9 no output | rd 2023-05 ytd=301 | ",
        "S10 at the limit | investment 2023-05 ytd=9 plan_total=10000000 since_start=12000000 | ",
        "S10 above | investment 2023-05 ytd=9 plan_total=10000000 since_start=12000001 | 2023-05 OVER_PLAN since_start=12000001/10000000",
        "S10 no plan | investment 2023-05 ytd=9 since_start=12000001 | ",
        "S12 round | output 2023-05 ytd=300000000 | 2023-05 ROUND_AMOUNT ytd=300000000/",
        "S12 not round | output 2023-05 ytd=300000001 | ",
        "S12 zero | output 2023-05 ytd=0 | "
      })
  void asks(String what, String returns, @Nullable String expected) {
    handIn(returns);
    assertThat(asked()).as(what).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void unitsThatTheRegisterLacksAreAskedAboutUntilItKnowsThem() {
    residence = Residence.NONE;
    handIn("output 2023-05 ytd=7");
    assertThat(asked()).isEqualTo("2023-05 NOT_IN_REGISTER =7/");
    enter(register("2023-06", "3911"));
    assertThat(asked()).as("still not in May").isEqualTo("2023-05 NOT_IN_REGISTER =7/");
    enter(register("2023-05", "3911"));
    assertThat(asked()).isEmpty();
  }

  @ParameterizedTest(name = "industry {0} on {1}")
  @CsvSource({
    "0610, output, ''", "4690, output, ''", "4790, output, 2023-05 OUTSIDE_INDUSTRIES =7/",
    "0512, output, 2023-05 OUTSIDE_INDUSTRIES =7/", "4790, rd, 2023-05 OUTSIDE_INDUSTRIES =7/",
    "4790, export, ''"
  })
  void theIndustryFitsTheForm(String industry, String form, String expected) {
    residence = register("2020-01", industry);
    handIn(form + " 2023-05 ytd=7");
    assertThat(asked()).isEqualTo(expected);
    enter(register("2020-01", "3911"));
    assertThat(asked()).as("corrected").isEmpty();
  }

  @ParameterizedTest(name = "since {0}, {1}")
  @CsvSource({
    "2023-01, ytd=7 prior_ytd=0, 2023-05 NEW_UNIT_ZERO_BASE prior_ytd=0/",
    "2022-06, ytd=7 prior_ytd=0, 2023-05 NEW_UNIT_ZERO_BASE prior_ytd=0/",
    "2022-05, ytd=7 prior_ytd=0, ''",
    "2023-01, ytd=7, ''",
    "2023-01, ytd=7 prior_ytd=6, ''",
    "2023-01, ytd=0 prior_ytd=0, ''"
  })
  void aNewUnitStatesWhatItDidTheYearBefore(String since, String figures, String expected) {
    residence = register(since, "3911");
    handIn("output 2023-05 " + figures);
    assertThat(asked()).isEqualTo(expected);
  }

  @Test
  void outliersAreFoundByTheDivisionElseTheSectionElseAll() {
    Distribution narrow = new Distribution(20, 1, -1, 0, 1);
    closed("2023-04", Map.of("_T", narrow));
    handIn("output 2022-05 ytd=100; output 2023-05 ytd=150");
    assertThat(asked()).as("effect (1.5 - 1) * 150^0.5 = 6.1").isEqualTo("2023-05 OUTLIER ytd=150/100");
    closed("2023-04", Map.of("_T", narrow, "C", new Distribution(20, 1, -9, 0, 9)));
    assertThat(asked()).as("by the section").isEmpty();
    closed("2023-04", Map.of("C39", narrow, "C", new Distribution(20, 1, -9, 0, 9)));
    assertThat(asked()).as("by the division").isEqualTo("2023-05 OUTLIER ytd=150/100");
    assertThat(open.values().iterator().next().rank().score()).isGreaterThan(1.5).isLessThan(1.6);
    closed("2023-05", Map.of("C39", new Distribution(20, 1.5, -1, 0, 1)));
    assertThat(asked()).as("the month itself once it is closed").isEmpty();
  }

  @Test
  void queriesWeighWhatIsAtStakeInTheTotalOfTheYearBefore() {
    handIn("output 2023-02 ytd=100; output 2023-03 ytd=60");
    assertThat(weight()).isNull();
    parameters("2023-03", 0, 800);
    assertThat(weight()).as("by what is stated of the year before").isEqualTo(0.05);
    parameters("2022-03", 1000, 0);
    assertThat(weight()).as("by the total of then").isEqualTo(0.04);
  }

  @Test
  void anExplanationClosesAllButTheQuestionWhetherTheUnitCounts() {
    handIn("output 2023-02 ytd=100; output 2023-03 ytd=99");
    assertThat(asked()).isNotEmpty();
    handIn("output 2023-03 ytd=99 explanation=冲减");
    assertThat(asked()).isEmpty();
    enter(Residence.NONE);
    assertThat(asked()).isEqualTo("2023-02 NOT_IN_REGISTER =100/, 2023-03 NOT_IN_REGISTER =99/");
  }

  @Test
  void aQueryGoesWithItsCause() {
    handIn("output 2023-02 ytd=100; output 2023-03 ytd=99");
    handIn("output 2023-02 ytd=98");
    assertThat(asked()).as("another return was corrected").isEmpty();
    handIn("output 2023-02 ytd=100; output 2023-03 withdrawn");
    assertThat(asked()).as("the return is taken back").isEmpty();
  }

  private void handIn(String returns) {
    for (String one : returns.split(";")) {
      String[] words = one.strip().split(" ");
      Form form = Form.ofCode(words[0]);
      Month period = Month.parse(words[1]);
      Figures figures = new Figures(form);
      boolean withdrawn = false;
      Remarks remarks = Remarks.NONE;
      for (int at = 2; at < words.length; at++) {
        String[] pair = words[at].split("=");
        if (pair[0].equals("withdrawn")) {
          withdrawn = true;
        } else if (pair[0].equals("explanation")) {
          remarks = new Remarks(null, pair[1]);
        } else {
          figures.put(form.slot(pair[0]), Long.parseLong(pair[1]));
        }
      }
      questions.touch(UNIT, form, period.year());
      ledgers
          .computeIfAbsent(form, ReturnLedger::new)
          .put(new Return(form, UNIT, words[1], period, 0, withdrawn, figures, remarks));
    }
    questions.settle(this);
  }

  private void enter(Residence changed) {
    questions.touch(UNIT);
    residence = changed;
    questions.settle(this);
  }

  private void closed(String month, Map<String, Distribution> strata) {
    put(new EditParameters(Form.OUTPUT, Month.parse(month), 1, 0, 0, strata));
  }

  private void parameters(String month, long total, long base) {
    put(new EditParameters(Form.OUTPUT, Month.parse(month), 1, total, base, Map.of()));
  }

  private void put(EditParameters changed) {
    for (int year = 2022; year <= 2023; year++) {
      questions.touch(UNIT, Form.OUTPUT, year);
    }
    parameters.put(changed);
    questions.settle(this);
  }

  private @Nullable Double weight() {
    return open.values().iterator().next().rank().weight();
  }

  private String asked() {
    return String.join(
        ", ", open.entrySet().stream().map(each -> each.getKey() + words(each.getValue())).toList());
  }

  private static String words(Query query) {
    return " "
        + query.field()
        + "="
        + Objects.toString(query.value(), "")
        + "/"
        + Objects.toString(query.expected(), "");
  }

  private static Residence register(String from, String industry) {
    RegisterHistory history = new RegisterHistory();
    RegisterEntry entry =
        new RegisterEntry(
            UnitKind.ENTERPRISE,
            "enterprise",
            "甲",
            new RegisterEntry.Place("330483004", List.of()),
            industry,
            List.of(),
            new RegisterEntry.Validity(from, Month.parse(from), "", null),
            new RegisterEntry.Ownership(null, null));
    history.put(new RegisterRecord(UNIT, entry, 0, false));
    return new Residences(CATALOGUE).of(history);
  }

  @Override
  public @Nullable ReturnLedger ledger(String unitId, Form form) {
    return ledgers.get(form);
  }

  @Override
  public Residence residence(String unitId) {
    return residence;
  }

  @Override
  public void query(Questions.Paper paper, Month month, SoftEdit edit, @Nullable Query query) {
    String key = month + " " + edit;
    if (query == null) {
      open.remove(key);
    } else {
      open.put(key, query);
    }
  }

  @Override
  public void pair(Form form, boolean added, Pair pair) {
    assertThat(pair.division()).hasSize(2);
  }
}
