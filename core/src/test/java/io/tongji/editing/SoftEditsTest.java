package io.tongji.editing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.SmallCatalogue;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.editing.HidiroglouBerthelot.Distribution;
import io.tongji.returns.edits.SoftEdit;
import io.tongji.rollup.unit.Residence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each soft edit under the built-in catalogue: what it asks, and where it begins to ask. */
class SoftEditsTest {

  private final OneUnit unit = new OneUnit();

  @ParameterizedTest(name = "{0}: {1} asks {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "S1 agrees | output 2023-02 ytd=100; output 2023-03 ytd=150 month=50 | ",
        "S1 by one yuan | output 2023-02 ytd=100; output 2023-03 ytd=150 month=49 | 2023-03"
            + " REVISION_CARRY month=49/50",
        "S1 first period | output 2023-02 ytd=100 month=99 | 2023-02 REVISION_CARRY month=99/100",
        "S1 a gap | output 2023-02 ytd=100; output 2023-04 ytd=150 month=49 | ",
        "S1 swapped | output 2023-04 ytd=49 month=150 | 2023-04 REVISION_CARRY month=150/49",
        "S1 the first that is reported | output 2023-04 ytd=150 month=150 | ",
        "S1 taken back | output 2023-04 ytd=-50 month=49 | ",
        "S1 no month | output 2023-02 ytd=100; output 2023-03 ytd=150 | ",
        "S2 rises | output 2023-02 ytd=100; output 2023-03 ytd=101 | ",
        "S2 stands | output 2023-02 ytd=100; output 2023-03 ytd=100 | ",
        "S2 falls | output 2023-02 ytd=100; output 2023-03 ytd=99 | 2023-03 YTD_FELL ytd=99/100",
        "S2 over a gap | output 2023-02 ytd=100; output 2023-05 ytd=99 | 2023-05 YTD_FELL"
            + " ytd=99/100",
        "S2 a new year | output 2022-12 ytd=100; output 2023-02 ytd=9 | ",
        "S2 may fall | fdi 2023-02 ytd=100; fdi 2023-03 ytd=99 | ",
        "S3 as reported | output 2022-05 ytd=100000; output 2023-05 ytd=90000 prior_ytd=100000 | ",
        "S3 a thousandth | output 2022-05 ytd=100000; output 2023-05 ytd=90000 prior_ytd=100100 | ",
        "S3 above | output 2022-05 ytd=100000; output 2023-05 ytd=90000 prior_ytd=100101 | 2023-05"
            + " PRIOR_DIFFERS prior_ytd=100101/100000",
        "S3 below | output 2022-05 ytd=100000; output 2023-05 ytd=90000 prior_ytd=99899 | 2023-05"
            + " PRIOR_DIFFERS prior_ytd=99899/100000",
        "S3 unknown | output 2023-05 ytd=90000 prior_ytd=100101 | ",
        "S3 derived | output 2022-02 month=40; output 2022-03 month=60; output 2023-03 ytd=90"
            + " prior_ytd=99 | 2023-03 PRIOR_DIFFERS prior_ytd=99/100",
        "S5 thousand | output 2022-05 ytd=100; output 2023-05 ytd=100000 | 2023-05 UNIT_ERROR"
            + " ytd=100000/100",
        "S5 ten | output 2022-05 ytd=100; output 2023-05 ytd=8 | 2023-05 UNIT_ERROR ytd=8/100",
        "S5 hundred | output 2022-05 ytd=100; output 2023-05 ytd=10000 | ",
        "S5 stated base | output 2023-05 ytd=100000 prior_ytd=99 | 2023-05 UNIT_ERROR"
            + " ytd=100000/99",
        "S5 by the month | output 2023-02 ytd=10; output 2023-03 ytd=21; output 2023-04 ytd=11021 |"
            + " 2023-04 UNIT_ERROR month=11000/11",
        "S5 not 1-2月 | output 2023-02 ytd=10; output 2023-03 ytd=110 | ",
        "S6 two months | output 2023-02 ytd=7; output 2023-03 ytd=7; output 2023-04 ytd=7 | ",
        "S6 three months | output 2023-02 ytd=7; output 2023-03 ytd=7; output 2023-04 ytd=7; output"
            + " 2023-05 ytd=7 | 2023-05 YTD_UNCHANGED ytd=7/",
        "S6 zero | output 2023-02 ytd=0; output 2023-03 ytd=0; output 2023-04 ytd=0; output 2023-05"
            + " ytd=0 | ",
        "S6 a gap | output 2023-02 ytd=7; output 2023-03 ytd=7; output 2023-05 ytd=7; output"
            + " 2023-06 ytd=7 | ",
        "S7 twice | output 2023-03 month=7; output 2023-04 month=7 | 2023-04 MONTH_REPEATED"
            + " month=7/",
        "S7 by difference | output 2023-02 ytd=5; output 2023-03 ytd=12; output 2023-04 ytd=19 |"
            + " 2023-04 MONTH_REPEATED month=7/",
        "S7 zero | output 2023-03 month=0; output 2023-04 month=0 | ",
        "S7 other | output 2023-03 month=7; output 2023-04 month=8 | ",
        "S8 low | output 2023-05 ytd=1000 sales_ytd=600 | ",
        "S8 too low | output 2023-05 ytd=1000 sales_ytd=599 | 2023-05 SALES_RATIO"
            + " sales_ytd=599/1000",
        "S8 high | output 2023-05 ytd=1000 sales_ytd=1400 | ",
        "S8 too high | output 2023-05 ytd=1000 sales_ytd=1401 | 2023-05 SALES_RATIO"
            + " sales_ytd=1401/1000",
        "S8 nothing made | output 2023-05 ytd=0 sales_ytd=1401 | ",
        "S9 at the limit | output 2023-05 ytd=1000; rd 2023-05 ytd=300 | ",
        "S9 above | output 2023-05 ytd=1000; rd 2023-05 ytd=301 | 2023-05 RD_INTENSITY ytd=301/300",
        "S9 in any order | rd 2023-05 ytd=301; output 2023-05 ytd=1000 | 2023-05 RD_INTENSITY"
            + " ytd=301/300",
        "S9 no output | rd 2023-05 ytd=301 | ",
        "S10 at the limit | investment 2023-05 ytd=9 plan_total=10000000 since_start=12000000 | ",
        "S10 above | investment 2023-05 ytd=9 plan_total=10000000 since_start=12000001 | 2023-05"
            + " OVER_PLAN since_start=12000001/10000000",
        "S10 no plan | investment 2023-05 ytd=9 since_start=12000001 | ",
        "S12 round | output 2023-05 ytd=300000000 | 2023-05 ROUND_AMOUNT ytd=300000000/",
        "S12 not round | output 2023-05 ytd=300000001 | ",
        "S12 zero | output 2023-05 ytd=0 | "
      })
  void asks(String what, String returns, @Nullable String expected) {
    UnitKind kind = returns.startsWith("investment") ? UnitKind.PROJECT : UnitKind.ENTERPRISE;
    unit.begin(OneUnit.register(kind, "2020-01", "3911"));
    unit.handIn(returns);
    assertThat(unit.asked()).as(what).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @EnumSource(SoftEdit.class)
  void everyEditHasACaseThatItAsksAbout(SoftEdit edit) {
    String returns =
        switch (edit) {
          case NOT_IN_REGISTER -> {
            unit.begin(Residence.NONE);
            yield "output 2023-05 ytd=7";
          }
          case OTHER_KIND -> "investment 2023-05 ytd=7";
          case OUTSIDE_INDUSTRIES -> {
            unit.begin(OneUnit.register("2020-01", "4790"));
            yield "output 2023-05 ytd=7";
          }
          case REVISION_CARRY -> "output 2023-02 ytd=100 month=99";
          case YTD_FELL -> "output 2023-02 ytd=100; output 2023-03 ytd=99";
          case PRIOR_DIFFERS -> "output 2022-05 ytd=1000; output 2023-05 ytd=900 prior_ytd=998";
          case OUTLIER -> {
            unit.closed("2023-04", Map.of("_T", new Distribution(20, 1, -1, 0, 1)));
            yield "output 2022-05 ytd=100; output 2023-05 ytd=150";
          }
          case UNIT_ERROR -> "output 2022-05 ytd=100; output 2023-05 ytd=100000";
          case YTD_UNCHANGED ->
              "rd 2023-02 ytd=7; rd 2023-03 ytd=7; rd 2023-04 ytd=7; rd 2023-05 ytd=7";
          case MONTH_REPEATED -> "output 2023-03 month=7; output 2023-04 month=7";
          case SALES_RATIO -> "output 2023-05 ytd=1000 sales_ytd=599";
          case RD_INTENSITY -> "output 2023-05 ytd=1000; rd 2023-05 ytd=301";
          case OVER_PLAN -> "investment 2023-05 ytd=9 plan_total=5000000 since_start=6000001";
          case NEW_UNIT_ZERO_BASE -> {
            unit.begin(OneUnit.register("2023-01", "3911"));
            yield "output 2023-05 ytd=7 prior_ytd=0";
          }
          case ROUND_AMOUNT -> "output 2023-05 ytd=300000000";
        };
    unit.handIn(returns);
    assertThat(unit.asked()).contains(edit.name());
  }

  @Test
  void unitsThatTheRegisterLacksAreAskedAboutUntilItKnowsThem() {
    unit.begin(Residence.NONE);
    unit.handIn("output 2023-05 ytd=7");
    assertThat(unit.asked()).isEqualTo("2023-05 NOT_IN_REGISTER =7/");
    unit.enter(OneUnit.register("2023-06", "3911"));
    assertThat(unit.asked()).as("still not in May").isEqualTo("2023-05 NOT_IN_REGISTER =7/");
    unit.enter(OneUnit.register("2023-05", "3911"));
    assertThat(unit.asked()).isEmpty();
  }

  @ParameterizedTest(name = "{0} of a unit that left after March and was back in September")
  @CsvSource({
    "output 2023-05 ytd=7, 2023-05 NOT_IN_REGISTER =7/",
    "output 2023-05 ytd=7 explanation=属实, 2023-05 NOT_IN_REGISTER =7/",
    "event 2023-03 amount=7, ''",
    "event 2023-05 amount=7, 2023-05 NOT_IN_REGISTER =/",
    "event 2023-03 amount=7; event 2023-05 event=E2 amount=7, 2023-05 NOT_IN_REGISTER =/",
    "event 2023-05 amount=7; event 2023-03 amount=7, ''",
    "event 2023-05 amount=7; event 2023-05 withdrawn, ''",
    "event 2023-05 amount=7 explanation=属实, ''",
    "event 2023-05 amount=7; event 2023-05 amount=7 explanation=属实, ''",
    "event 2023-05 amount=7 explanation=属实; event 2023-05 event=E2, 2023-05 NOT_IN_REGISTER =/",
    "event 2023-05 explanation=属实; event 2023-05 event=E2 explanation=属实, ''",
    "event 2023-05 explanation=属实; event 2023-06 event=E2, 2023-06 NOT_IN_REGISTER =/",
    "event 2023-09 amount=7, ''",
    "event 2025-01 amount=7, 2025-01 NOT_IN_REGISTER =/",
    "event 2025-01 amount=7 explanation=属实, 2025-01 NOT_IN_REGISTER =/",
    "event 2019-12 amount=7 explanation=属实, 2019-12 NOT_IN_REGISTER =/"
  })
  void eventsOfMonthsInWhichTheirUnitIsNotInTheRegisterAreAskedAbout(
      String reports, String expected) {
    unit.begin(Registered.by("2020-01..2023-03 3911; 2023-09..2024-06 3911"));
    unit.handIn(reports);
    assertThat(unit.asked()).isEqualTo(expected);
    unit.enter(Registered.by("2019-01 3911"));
    assertThat(unit.asked()).as("the register is corrected").isEmpty();
  }

  @ParameterizedTest(name = "industry {0} on {1}")
  @CsvSource({
    "0610, output, ''",
    "4690, output, ''",
    "4790, output, 2023-05 OUTSIDE_INDUSTRIES =7/",
    "0512, output, 2023-05 OUTSIDE_INDUSTRIES =7/",
    "4790, rd, 2023-05 OUTSIDE_INDUSTRIES =7/",
    "4790, export, ''"
  })
  void theIndustryFitsTheForm(String industry, String form, String expected) {
    unit.begin(OneUnit.register("2020-01", industry));
    unit.handIn(form + " 2023-05 ytd=7");
    assertThat(unit.asked()).isEqualTo(expected);
    unit.enter(OneUnit.register("2020-01", "3911"));
    assertThat(unit.asked()).as("corrected").isEmpty();
  }

  @Test
  void theIndustryFitsTheFormOfEventsWhereTheCatalogueSaysSo(@TempDir Path directory)
      throws IOException {
    Catalogue catalogue =
        SmallCatalogue.with(
            directory,
            "edit,forms,parameters,note\nOUTSIDE_INDUSTRIES,output;event,industries=06-46,\n");
    OneUnit builder = new OneUnit(catalogue);
    builder.begin(OneUnit.register("2020-01", "4790"));
    builder.handIn("event 2023-05 amount=7");
    assertThat(builder.asked()).isEqualTo("2023-05 OUTSIDE_INDUSTRIES =/");
    builder.handIn("event 2023-05 amount=7 explanation=属实");
    assertThat(builder.asked()).as("explained").isEmpty();
    builder.handIn("event 2023-05 amount=7");
    assertThat(builder.asked()).as("no more explained").isNotEmpty();
    builder.enter(OneUnit.register("2020-01", "3911"));
    assertThat(builder.asked()).as("corrected").isEmpty();
  }

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "PROJECT, output, 2023-05 OTHER_KIND =7/",
    "PROJECT, rd, 2023-05 OTHER_KIND =7/",
    "PROJECT, export, 2023-05 OTHER_KIND =7/",
    "PROJECT, tax, 2023-05 OTHER_KIND =7/",
    "PROJECT, fdi, 2023-05 OTHER_KIND =7/",
    "PROJECT, investment, ''",
    "ENTERPRISE, investment, 2023-05 OTHER_KIND =7/",
    "ENTERPRISE, output, ''"
  })
  void theKindOfUnitFitsTheForm(UnitKind kind, String form, String expected) {
    UnitKind right = form.equals("investment") ? UnitKind.PROJECT : UnitKind.ENTERPRISE;
    unit.begin(OneUnit.register(kind, "2020-01", "3911"));
    unit.handIn(form + " 2023-05 ytd=7");
    assertThat(unit.asked()).isEqualTo(expected);
    unit.handIn(form + " 2023-05 ytd=7 explanation=属实");
    assertThat(unit.asked()).as("no explanation makes it count").isEqualTo(expected);
    unit.enter(OneUnit.register(right, "2023-06", "3911"));
    assertThat(unit.asked()).as("an entry of later months").contains("NOT_IN_REGISTER");
    unit.enter(OneUnit.register(right, "2020-01", "3911"));
    assertThat(unit.asked()).as("the register is corrected").isEmpty();
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
    unit.begin(OneUnit.register(since, "3911"));
    unit.handIn("output 2023-05 " + figures);
    assertThat(unit.asked()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} on {2}")
  @CsvSource({
    "newly registered and listed, 2023-01 3911 规上, output, true",
    "registered long ago and newly listed, 2020-01 3911; 2023-01 3911 规上, output, true",
    "listed for eleven months, 2020-01 3911; 2022-06 3911 above-scale, output, true",
    "listed for twelve months, 2020-01 3911; 2022-05 3911 规上, output, false",
    "listed all along, 2020-01 3911 规上, output, false",
    "listed all along by two names, 2020-01 3911 above-scale; 2023-01 3911 规上, output, false",
    "registered and never listed, 2020-01 3911, output, false",
    "no more listed, 2020-01 3911 规上; 2023-01 3911, output, false",
    "left and came back, 2020-01..2022-08 3911 规上; 2023-01 3911 规上, output, false",
    "left unlisted and came back, 2020-01..2022-08 3911; 2023-01 3911 规上, output, true",
    "away a year before, 2020-01..2022-03 3911 规上; 2023-01 3911 规上, output, true",
    "a listed trader turned to industry, 2020-01 5110 规上; 2023-01 3911 规上, output, false",
    "a trader newly listed, 2020-01 5110; 2023-01 5110 规上, output, false",
    "a form of the list alone, 2020-01 3911; 2023-01 3911 规上, rd, true",
    "new and not on the list of the form, 2023-01 3911, rd, false",
    "new on a form without a list, 2023-01 3911, export, true",
    "newly on the list of other forms, 2020-01 3911; 2023-01 3911 规上, export, false"
  })
  void aUnitIsNewWhereAnIndicatorNewlyListsIt(
      String what, String entries, String form, boolean isNew) {
    unit.begin(Registered.by(entries));
    unit.handIn(form + " 2023-05 ytd=7 prior_ytd=0");
    assertThat(unit.asked().contains("NEW_UNIT_ZERO_BASE")).as(what).isEqualTo(isNew);
  }

  @Test
  void outliersAreFoundByTheDivisionElseTheSectionElseAll() {
    Distribution narrow = new Distribution(20, 1, -1, 0, 1);
    unit.closed("2023-04", Map.of("_T", narrow));
    unit.handIn("output 2022-05 ytd=100; output 2023-05 ytd=150");
    assertThat(unit.asked())
        .as("effect (1.5 - 1) * 150^0.5 = 6.1")
        .isEqualTo("2023-05 OUTLIER ytd=150/100");
    unit.closed("2023-04", Map.of("_T", narrow, "C", new Distribution(20, 1, -9, 0, 9)));
    assertThat(unit.asked()).as("by the section").isEmpty();
    unit.closed("2023-04", Map.of("C39", narrow, "C", new Distribution(20, 1, -9, 0, 9)));
    assertThat(unit.asked()).as("by the division").isEqualTo("2023-05 OUTLIER ytd=150/100");
    assertThat(unit.first().rank().score()).isGreaterThan(1.5).isLessThan(1.6);
    unit.closed("2023-05", Map.of("C39", new Distribution(20, 1.5, -1, 0, 1)));
    assertThat(unit.asked()).as("the month itself once it is closed").isEmpty();
  }

  @Test
  void queriesWeighWhatIsAtStakeInTheTotalOfTheYearBefore() {
    unit.handIn("output 2023-02 ytd=100; output 2023-03 ytd=60");
    assertThat(unit.weight()).isNull();
    unit.parameters("2023-03", 0, 800);
    assertThat(unit.weight()).as("by what is stated of the year before").isEqualTo(0.05);
    unit.parameters("2022-03", 1000, 0);
    assertThat(unit.weight()).as("by the total of then").isEqualTo(0.04);
  }

  @Test
  void anExplanationClosesAllButTheQuestionWhetherTheUnitCounts() {
    unit.handIn("output 2023-02 ytd=100; output 2023-03 ytd=99");
    assertThat(unit.asked()).isNotEmpty();
    unit.handIn("output 2023-03 ytd=99 explanation=冲减");
    assertThat(unit.asked()).isEmpty();
    unit.enter(Residence.NONE);
    assertThat(unit.asked())
        .isEqualTo("2023-02 NOT_IN_REGISTER =100/, 2023-03 NOT_IN_REGISTER =99/");
  }

  @Test
  void aQueryGoesWithItsCause() {
    unit.handIn("output 2023-02 ytd=100; output 2023-03 ytd=99");
    unit.handIn("output 2023-02 ytd=98");
    assertThat(unit.asked()).as("another return was corrected").isEmpty();
    unit.handIn("output 2023-02 ytd=100; output 2023-03 withdrawn");
    assertThat(unit.asked()).as("the return is taken back").isEmpty();
  }
}
