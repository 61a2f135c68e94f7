package io.tongji.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tongji.catalogue.form.Edit;
import io.tongji.catalogue.form.EditRules;
import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.period.Month;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A good catalogue is read; a bad row is named with file, line, column, value and remedy. */
class CatalogueFilesTest {

  @TempDir private Path directory;

  @BeforeEach
  void copy() throws IOException {
    for (String file :
        List.of(
            "areas.csv",
            "activities.csv",
            "themes.csv",
            "events.csv",
            "indicators.csv",
            "policies.csv")) {
      Files.copy(SmallCatalogue.directory().resolve(file), directory.resolve(file));
    }
    Files.writeString(
        directory.resolve("edits.csv"),
        """
        edit,forms,parameters,note
        SALES_RATIO,output,low=0.6; high=1.4,
        NEGATIVE,output;rd,columns=ytd,
        UNIT_ERROR,tax,distance=0.15; powers=-1 1,
        OUTSIDE_INDUSTRIES,output,industries=06-46,
        RD_INTENSITY,rd,of=output; share=0.3,
        """);
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "areas.csv | 330483K01P2,视觉 | 330483K01P1,视觉 | areas.csv line 10 column area | twice",
        "areas.csv | Gaoqiao Village,330483004 | Gaoqiao Village,330999 | areas.csv line 6 column"
            + " parent | row above",
        "areas.csv | Wuzhen Town,330483 | Wuzhen Town, | areas.csv line 5 column parent | row"
            + " above",
        "areas.csv | 乌镇镇 |  | areas.csv line 5 column name: \"\" is empty | fill it in",
        "areas.csv | level | rank | areas.csv line 1 column rank | known columns",
        "activities.csv | C39 | C3 | activities.csv line 10 column activity: \"C3\" | division"
            + " (C39)",
        "activities.csv | Food processing,C | Food processing,X | activities.csv line 9 column"
            + " parent | row above",
        "activities.csv | A01, | A39, | activities.csv line 10 column activity: \"C39\" is a"
            + " division that a row above lists | once",
        "themes.csv | 391, | 39x, | themes.csv line 4 column industry: \"39x\" | 2 to 4 digits",
        "themes.csv | 2022-06 | 2022-6 | themes.csv line 3 column valid_from: \"2022-6\" |"
            + " docs/catalogue.md",
        "themes.csv | 2022-06 | 1899-12 | themes.csv line 3 column valid_from: \"1899-12\" is out"
            + " of range | 1900 to 2999",
        "themes.csv | 2023-03 | 9999-12 | themes.csv line 3 column valid_to: \"9999-12\" is out of"
            + " range | or nothing",
        "themes.csv | 2023-03 | 2022-05 | themes.csv line 3 column valid_to: \"2022-05\" lies"
            + " before valid_from | 2022-06 or later",
        "themes.csv | S_HT | HT | themes.csv line 2 column theme: \"HT\" | S_HT",
        "indicators.csv | output,ytd | outputs,ytd | indicators.csv line 2 column form: \"outputs\""
            + " | docs/catalogue.md",
        "indicators.csv | output,ytd | output,sum | indicators.csv line 2 column measure: \"sum\" |"
            + " docs/catalogue.md",
        "indicators.csv | output,ytd | output,month | indicators.csv line 2 column measure:"
            + " \"month\" | docs/catalogue.md",
        "indicators.csv | 06-46 | 46-06 | indicators.csv line 2 column industries: \"46-06\" |"
            + " docs/catalogue.md",
        "indicators.csv | ytd,enterprise | ytd,project | indicators.csv line 2 column kind:"
            + " \"project\" | docs/catalogue.md",
        "indicators.csv | ,no,RESTATED | ,nein,RESTATED | indicators.csv line 2 column january:"
            + " \"nein\" | yes or no",
        "indicators.csv | ,no,RESTATED | ,no,LAST | indicators.csv line 2 column base: \"LAST\" is"
            + " no base of growth; there are [RESTATED, REVISED_TOTAL, PUBLISHED, MATCHED] |"
            + " docs/catalogue.md",
        "indicators.csv | CNY,8,2,1 | CNY,8,two,1 | indicators.csv line 2 column decimals: \"two\""
            + " | whole number",
        "indicators.csv | CNY,8,2,1 | CNY,99,2,1 | indicators.csv line 2 column exponent: \"99\" |"
            + " 0 to 12",
        "areas.csv | 乌镇镇,Wuzhen Town | 乌镇镇,Wuzhen,Town | areas.csv line 5 column 6: \"town\" is too"
            + " much: the row has 6 cells, the header 5 | in quotes",
        "areas.csv | 乌镇镇,Wuzhen Town | 乌镇镇 | areas.csv line 5 column level: is missing: the row has"
            + " 4 cells, the header 5 | add what",
        "areas.csv | Wuzhen Town | \"Wuzhen Town | areas.csv line 5 column 3: has quotes | close"
            + " the quote",
        "areas.csv | Wuzhen Town | \"Wuzhen\" Town | areas.csv line 5 column 3: has quotes | twice",
        "areas.csv | area,name | \"area,name | areas.csv line 1 column 1: has quotes | close the"
            + " quote",
        "areas.csv | name_en | name | areas.csv line 1: | name each column once",
        "indicators.csv | RESTATED,CNY,0, | RESTATED,CNY,2, | indicators.csv line 2 column scale:"
            + " \"2\" is not 0 | whole yuan",
        "indicators.csv | RND, | GIO, | indicators.csv line 4 column indicator: \"GIO\" | remove",
        "policies.csv | GIO,2023,2023 | GDP,2023,2023 | policies.csv line 5 column indicator:"
            + " \"GDP\" | its codes",
        "policies.csv | GIO,2023,2023 | GIO,2023,2022 | policies.csv line 5 column to_year:"
            + " \"2022\" | 2023 to 2999",
        "policies.csv | ,RESTATED, | ,LAST, | policies.csv line 4 column base: \"LAST\" |"
            + " docs/catalogue.md",
        "policies.csv | GIO,2023,2023,,last_year | GIO,2023,2023,,weeks | policies.csv line 5"
            + " column schedule: \"weeks\" | docs/catalogue.md",
        "policies.csv | schedule | pace | policies.csv line 1 column pace | known" + " columns",
        "indicators.csv | 330483K01P | 330483K09 | indicators.csv line 3 column read_at:"
            + " \"330483K09\" | its codes",
        "indicators.csv | ,S_HT, | ,S_XX, | indicators.csv line 9 column themes: \"S_XX\" | known"
            + " themes",
        "edits.csv | SALES_RATIO | SALES | edits.csv line 2 column edit: \"SALES\" is no edit;"
            + " known edits | docs/catalogue.md",
        "edits.csv | output,low | outputs,low | edits.csv line 2 column forms: \"outputs\" | words",
        "edits.csv | output,low | rd,low | edits.csv line 2 column forms: \"rd\" form rd lacks"
            + " columns | leave it out",
        "edits.csv | output,low | register,low | edits.csv line 2 column forms: \"register\" | by"
            + " their words",
        "edits.csv | output;rd | rd;output;rd | edits.csv line 3 column forms: \"rd;output;rd\""
            + " form rd has NEGATIVE in a row above | keep one",
        "edits.csv | output;rd |  | edits.csv line 3 column forms: \"\" is empty | fill it in",
        "edits.csv | low=0.6; |  | edits.csv line 2 column parameters: \"high=1.4\" must state of"
            + " SALES_RATIO exactly [low, high] | docs/catalogue.md",
        "edits.csv | low=0.6 | low=0.6; lower=1 | edits.csv line 2 column parameters | exactly"
            + " [low, high]",
        "edits.csv | low=0.6 | low=little | low=little is no number | docs/catalogue.md",
        "edits.csv | low=0.6 | low=0.60001 | low=0.60001 must be a number of up to 4 decimals from"
            + " 0 to 5 | docs/catalogue.md",
        "edits.csv | low=0.6 | low=-1 | low=-1 must be | docs/catalogue.md",
        "edits.csv | low=0.6 | low | has no = in low | docs/catalogue.md",
        "edits.csv | columns=ytd | columns=year | edits.csv line 3 column parameters:"
            + " \"columns=year\" form output has no column year | name it",
        "edits.csv | columns=ytd | columns= | columns lists 0 words | docs/catalogue.md",
        "edits.csv | powers=-1 1 | powers=0 | powers must be whole numbers from -12 to 12 |"
            + " docs/catalogue.md",
        "edits.csv | powers=-1 1 | powers=-1 13 | powers must be whole numbers from -12 to 12 |"
            + " docs/catalogue.md",
        "edits.csv | powers=-1 1 | powers=-1;1 | has no = in 1 | docs/catalogue.md",
        "edits.csv | powers=-1 1 | powers=-1 thousand | edits.csv line 4 column parameters:"
            + " \"distance=0.15; powers=-1 thousand\" powers must be | docs/catalogue.md",
        "edits.csv | low=0.6 | low=1.5 | edits.csv line 2 column parameters: \"low=1.5; high=1.4\""
            + " has low above high | smaller",
        "edits.csv | 06-46 | 0610 | edits.csv line 5 column parameters: \"industries=0610\""
            + " industries must be divisions | docs/catalogue.md",
        "edits.csv | SALES_RATIO,output,low=0.6; high=1.4 | CHECK_DIGIT,investment,allow= |"
            + " edits.csv line 2 column forms: \"investment\" no unit on form investment can fail"
            + " CHECK_DIGIT | leave",
        "edits.csv | of=output | of=event | edits.csv line 6 column parameters: \"of=event;"
            + " share=0.3\" compares form rd with form event | another monthly form",
        "edits.csv | of=output | of=rd | compares form rd with form rd | another monthly form",
        "edits.csv | of=output | of=investment | compares form rd with form investment | units",
        "edits.csv | of=output | of=fdi | compares form rd with form fdi | currency",
        "edits.csv | of=output | of=sales | not a form: sales | docs/catalogue.md"
      })
  void aBadRowIsNamed(String file, String old, String now, String place, String remedy)
      throws IOException {
    Path path = directory.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(old);
    int at = text.indexOf(old);
    Files.writeString(
        path, text.substring(0, at) + (now == null ? "" : now) + text.substring(at + old.length()));
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> CatalogueFiles.in(directory))
        .withMessageContaining(place)
        .withMessageContaining(remedy);
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource({
    "events.csv, 'vacated,', 'signed,', 'events.csv line 3 column event: \"signed\"', remove",
    "events.csv, 'vacated,', 'Vacated,', 'line 3 column event: \"Vacated\"', docs/catalogue.md",
    "events.csv, planned;done, planned;all done, line 2 column statuses, docs/catalogue.md",
    "indicators.csv, count(signed), count signed, column measure, docs/catalogue.md",
    "indicators.csv, count(signed), count(sold), column measure, give one of its codes",
    "indicators.csv, vacated:done|planned, vacated:dreamt, column measure, give one of its codes",
    "indicators.csv, 'TOTAL,MU', 'TOTAL,M2', 'column currency: \"M2\"', see events.csv",
    "indicators.csv, 'MU,4', 'MU,2', 'column scale: \"2\"', give 4",
    "indicators.csv, 'yes,REVISED_TOTAL,NR', 'no,REVISED_TOTAL,NR', column january, own month"
  })
  void aBadRowOfEventsIsNamed(String file, String old, String now, String place, String remedy)
      throws IOException {
    aBadRowIsNamed(file, old, now, place, remedy);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "USD,0,亿美元 | CNY,0,亿元 | line 7 column currency: \"CNY\" is not that of the amounts of form"
            + " fdi; give USD",
        "RESTATED,CNY,0,亿元 | RESTATED,RMB,0,亿元 | line 2 column currency: \"RMB\" is not that of the"
            + " amounts of form output; give CNY",
        "RESTATED,CNY,0,万元 | RESTATED,USD,0,万元 | line 17 column currency: \"USD\" is not that of"
            + " the amounts of form event; give CNY",
        "REVISED_TOTAL,NR,0,个 | REVISED_TOTAL,CNY,0,个 | line 14 column currency: \"CNY\" is money,"
            + " and the measure is a number of events; give NR",
        "CNY,0,亿元,100 million CNY,8 | CNY,0,亿元,100 million CNY,4 | line 2 column exponent: \"4\" is"
            + " not that of the unit 亿元; give 8",
        "CNY,0,亿元,100 million CNY,8 | CNY,0,百万元,million CNY,8 | line 2 column exponent: \"8\" is"
            + " not that of the unit 百万元; give 6",
        "CNY,0,亿元,100 million CNY | CNY,0,亿美元,100 million USD | line 2 column unit: \"亿美元\" is a"
            + " unit of USD, and the currency is CNY; give a unit of CNY: 元, 千元",
        "CNY,0,亿元,100 million CNY | CNY,0,家,firms | line 2 column unit: \"家\" is a unit of NR, and"
            + " the currency is CNY; give a unit of CNY",
        "MU,4,亩,mu | MU,4,平方米,m2 | line 16 column unit: \"平方米\" is a unit of M2, and the currency"
            + " is MU; give a unit of MU, as in units.csv",
        "NR,0,家,enterprises,0 | NR,0,家,enterprises,4 | line 15 column exponent: \"4\" is not that"
            + " of the unit 家; give 0"
      })
  void whatContradictsTheUnitOfTheAmountsIsNamed(String old, String now, String printed)
      throws IOException {
    aBadRowIsNamed("indicators.csv", old, now, "indicators.csv " + printed, "give");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "'NR,0,家,enterprises', 'FIRMS,0,家,enterprises'",
    "'NR,0,个,events', 'NR,0,桩,events'",
    "'CNY,0,亿元,100 million CNY,8', 'CNY,0,百万元,million CNY,6'",
    "'CNY,0,亿元,100 million CNY,8', 'CNY,0,billion,billion CNY,9'"
  })
  void aUnitThatContradictsNothingMayBeChosen(String old, String now) throws IOException {
    Path path = directory.resolve("indicators.csv");
    String text = Files.readString(path);
    assertThat(text).contains(old);
    Files.writeString(path, text.replace(old, now));
    assertThat(CatalogueFiles.in(directory).indicators()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Edit.class)
  void anEditIsEitherAskedOfEventsOrRefused(Edit edit) throws IOException {
    @Nullable String asked =
        switch (edit) {
          case FUTURE_PERIOD, NOT_IN_REGISTER -> "";
          case NEGATIVE -> "columns=quantity amount";
          case FORM_VERSION -> "versions=2023";
          case OUTSIDE_INDUSTRIES -> "industries=06-46";
          default -> null;
        };
    String row = edit + ",event," + (asked == null ? "" : asked) + ",\n";
    Files.writeString(directory.resolve("edits.csv"), "edit,forms,parameters,note\n" + row);
    if (asked == null) {
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(() -> CatalogueFiles.in(directory))
          .withMessageContainingAll("edits.csv line 2 column forms: \"event\"", "leave");
    } else {
      assertThat(CatalogueFiles.in(directory).edits().of(edit, Form.EVENT)).isNotNull();
    }
  }

  @Test
  void aCatalogueWithoutEditsHasThoseOfTheApplication() throws IOException {
    String own = CatalogueFiles.in(directory).digest();
    Files.delete(directory.resolve("edits.csv"));
    Catalogue lacking = CatalogueFiles.in(directory);
    assertThat(lacking.digest()).as("other edits, another digest").isNotEqualTo(own);
    assertThat(lacking.edits().of(Edit.SMALL_PLAN, Form.INVESTMENT))
        .isEqualTo(new EditRules.Numbers(java.util.Map.of("least", "5000000")));
    assertThat(lacking.edits().of(Edit.SMALL_PLAN, Form.OUTPUT)).isNull();
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(directory.resolve("themes.csv"));
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> CatalogueFiles.in(directory))
        .withMessageContaining("themes.csv");
  }

  @Test
  void aFileInAnotherCharacterSetIsRefusedRatherThanReadWithOtherNames() throws IOException {
    Path path = directory.resolve("areas.csv");
    Files.writeString(path, Files.readString(path), Charset.forName("GB18030"));
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> CatalogueFiles.in(directory))
        .withMessage(
            "catalogue areas.csv line 2: is not written in UTF-8; save the file as \"CSV UTF-8\"");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstColumn() throws IOException {
    String before = CatalogueFiles.in(directory).digest();
    Path path = directory.resolve("areas.csv");
    Files.writeString(path, "\uFEFF" + Files.readString(path));
    assertThat(CatalogueFiles.in(directory).digest()).isEqualTo(before);
  }

  @Test
  void theDigestFollowsTheRows() throws IOException {
    String before = CatalogueFiles.in(directory).digest();
    assertThat(CatalogueFiles.in(directory).digest()).isEqualTo(before);
    Path path = directory.resolve("themes.csv");
    Files.writeString(path, Files.readString(path).replace("2023-12", "2023-11"));
    assertThat(CatalogueFiles.in(directory).digest()).isNotEqualTo(before);
  }

  @Test
  void policiesAreOptionalAndTheLastOneThatHoldsDecides() throws IOException {
    Catalogue catalogue = CatalogueFiles.in(directory);
    Indicator exports = Objects.requireNonNull(catalogue.indicator("EXP"));
    assertThat(exports.base(2022)).isEqualTo(BaseKind.PUBLISHED);
    assertThat(exports.base(2023)).isEqualTo(BaseKind.MATCHED);
    assertThat(exports.schedule(2023)).isEqualTo(ScheduleKind.LAST_YEAR);
    Indicator output = Objects.requireNonNull(catalogue.indicator("GIO"));
    assertThat(output.base(2023)).isEqualTo(BaseKind.RESTATED);
    assertThat(output.schedule(2022)).isEqualTo(ScheduleKind.MONTHS);
    String before = catalogue.digest();
    Files.delete(directory.resolve("policies.csv"));
    Catalogue without = CatalogueFiles.in(directory);
    assertThat(Objects.requireNonNull(without.indicator("EXP")).base(2023))
        .isEqualTo(BaseKind.RESTATED);
    assertThat(without.digest()).isNotEqualTo(before);
  }

  private static final String IMPUTING =
      "indicator,from_year,to_year,base,schedule,imputation,imputation_parameters\n";

  @Test
  void imputationIsOffUnlessAPolicySaysOtherwise() throws IOException {
    Files.writeString(
        directory.resolve("policies.csv"),
        IMPUTING
            + "GIO,2023,,,,last_year,\n"
            + "GIO,2024,2024,,,none,\n"
            + "EXP,,,,,previous,units=5; coverage=0.85\n");
    Catalogue catalogue = CatalogueFiles.in(directory);
    Indicator output = Objects.requireNonNull(catalogue.indicator("GIO"));
    assertThat(output.imputation(2022)).isEqualTo(Imputation.NONE);
    assertThat(output.imputation(2023))
        .isEqualTo(new Imputation(Imputation.Method.LAST_YEAR, 3, 5000, 100_000));
    assertThat(output.imputation(2024).estimates()).isFalse();
    assertThat(output.everImputes()).isTrue();
    Indicator exports = Objects.requireNonNull(catalogue.indicator("EXP"));
    assertThat(exports.imputation(1999))
        .isEqualTo(new Imputation(Imputation.Method.PREVIOUS, 5, 8500, 100_000));
    Indicator other = Objects.requireNonNull(catalogue.indicator("RND"));
    assertThat(other.everImputes()).isFalse();
    assertThat(CatalogueFiles.builtIn().indicators()).noneMatch(Indicator::everImputes);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "GIO,,,,,next, | column imputation: \"next\" is neither none, last_year nor previous",
        "GIO,,,,,,units=3 | column imputation_parameters: \"units=3\" stands without an imputation",
        "GIO,,,,,last_year,units=0 | units=0 must be a whole number from 1 to 1000000",
        "GIO,,,,,last_year,coverage=1.1 | coverage=1.1 must be a number",
        "GIO,,,,,last_year,ratio=0.5 | ratio=0.5 must be a number",
        "GIO,,,,,last_year,share=1 | has no parameter share",
        "EV_COUNT,,,,,last_year, | indicators.csv line 14 column form: \"event\" is of events"
      })
  void aWrongImputationIsRefused(String row, String problem) throws IOException {
    Files.writeString(directory.resolve("policies.csv"), IMPUTING + row + "\n");
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> CatalogueFiles.in(directory))
        .withMessageContaining(problem);
  }

  @Test
  void codesOfAnyLengthNameTheArea() {
    Catalogue catalogue = CatalogueFiles.in(directory);
    for (String code : List.of("330483004", "330483004000")) {
      assertThat(catalogue.area(code)).isNotNull().extracting(Area::code).isEqualTo("330483004");
    }
    for (String code : List.of("330483", "330483000", "330483000000")) {
      assertThat(catalogue.area(code)).isNotNull().extracting(Area::code).isEqualTo("330483");
    }
    assertThat(catalogue.area("330483004001")).isNotNull();
    assertThat(catalogue.area("33048300")).isNull();
  }

  @Test
  void themesHoldFromTheirFirstToTheirLastMonth() {
    Catalogue catalogue = CatalogueFiles.in(directory);
    assertThat(catalogue.themesOf("1310", Month.parse("2022-05"))).isEmpty();
    assertThat(catalogue.themesOf("1310", Month.parse("2022-06"))).containsExactly("S_HT");
    assertThat(catalogue.themesOf("1310", Month.parse("2023-03"))).containsExactly("S_HT");
    assertThat(catalogue.themesOf("1310", Month.parse("2023-04"))).isEmpty();
    assertThat(catalogue.themesOf("3911", Month.parse("2023-01"))).contains("S_HT", "S_DIGI");
  }
}
