package io.tongji.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.form.AmountColumn;
import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.ingest.Clerk;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HeaderTest {

  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @EnumSource
  void columnsOfEveryFormAreNamedInEitherLanguageAndAnyOrder(Form form) {
    List<AmountColumn> amounts = form.amounts();
    Layout layout = Layout.of(form.code());

    for (SheetColumn column : layout.columns()) {
      assertThat(layout.column(column.name())).isEqualTo(column);
      assertThat(layout.column("\u3000" + column.header() + " ")).isEqualTo(column);
    }
    assertThat(layout.columns().stream().map(SheetColumn::name))
        .containsAll(amounts.stream().map(AmountColumn::name).toList())
        .doesNotHaveDuplicates();
    assertThat(layout.columns().stream().map(SheetColumn::header).collect(Collectors.toSet()))
        .hasSameSizeAs(layout.columns());
  }

  @Test
  void outputIsNotTakenForSales() {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("output.csv", "统一社会信用代码;报告期;工业总产值", Clerk.FIRM + ";2023-03;1");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .hasMessageContaining("\"工业总产值\"")
        .hasMessageContaining("./tongji template --form output has them all")
        .hasMessageNotContaining("did you mean");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "统一社会信用代码;报告期;本年累记|本年累记|本年累计",
        "unit_id;period;YTDD|YTDD|ytd",
        "unit_id;period;ytd;line;revisoin|revisoin|revision"
      })
  void anUnknownColumnIsRefusedWithTheNearestOne(String header, String unknown, String nearest) {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("output.csv", header, Clerk.FIRM + ";2023-03;1");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .isInstanceOfSatisfying(
            Failure.class, refused -> assertThat(refused.kind()).isEqualTo(Failure.Kind.SETTING))
        .hasMessageContaining("output.csv line 1")
        .hasMessageContaining("\"" + unknown + "\"")
        .hasMessageContaining("did you mean \"" + nearest)
        .hasMessageContaining("--ignore-unknown-columns");
    assertThat(clerk.destination().untouched()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"unit_id;period;ytd;金额|金额", "unit_id;period;ytd;原因|原因"})
  void anUnknownColumnLikeNoneIsRefusedWithTheWayToAllColumns(String header, String unknown) {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("output.csv", header, Clerk.FIRM + ";2023-03;1");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .hasMessageContaining("has no column \"" + unknown + "\"")
        .hasMessageContaining("./tongji template --form output has them all")
        .hasMessageContaining("--ignore-unknown-columns");
    assertThat(clerk.destination().untouched()).isTrue();
  }

  @Test
  void aFileOfAnotherFormIsRefusedWithItsForm() {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "统一社会信用代码,报告期,本年累计,出口交货值累计", Clerk.FIRM + ",2023-03,7,1");

    assertThatThrownBy(() -> clerk.feed("investment", file))
        .hasMessage(
            "a.csv line 1: these are columns of the form output, not of investment; give --form"
                + " output");
    assertThat(clerk.destination().untouched()).isTrue();
  }

  @Test
  void aListToBeExplainedIsRefusedWithItsForm() {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "表,统一社会信用代码,单位名称,报告期,说明,核对码", "output,x,y,2023-03,z,1");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .hasMessageContaining("of the form explanations, not of output; give --form explanations");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "本月,计量单位|\"计量单位\" names a unit",
        "本月,累计|did you mean \"本年累计\"?",
        "本月,本年累计(万元)|did you mean \"本年累计\", and to give --unit 万元?"
      })
  void whatTheRowsNeedIsNotPassedOver(String columns, String problem) {
    Clerk clerk = new Clerk(directory).ignoringUnknownColumns();
    Path file = clerk.write("a.csv", "统一社会信用代码,报告期," + columns, Clerk.FIRM + ",2023-03,7,万元");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .satisfies(thrown -> assertThat(((Failure) thrown).remedy() + thrown).contains(problem));
    assertThat(clerk.destination().untouched()).isTrue();
  }

  @Test
  void anUnknownColumnIsPassedOverIfTheClerkSaysSo() {
    Clerk clerk = new Clerk(directory).ignoringUnknownColumns();
    Path file = clerk.write("a.csv", "备注2,unit_id,period,ytd", "x," + Clerk.FIRM + ",2023-03,7");

    assertThat(clerk.feed("output", file).accepted()).isEqualTo(1);
  }

  @Test
  void remarksOfARejectsFileAreReadInEitherLanguageIfAllAreThere() {
    Clerk clerk = new Clerk(directory);
    String header = "unit_id,period,ytd,来源文件,行号,栏目,原因代码,reason,remedy";
    Path file = clerk.write("a.csv", header, Clerk.FIRM + ",2023-03,7,b.csv,2,ytd,NO_VALUE,a,b");

    assertThat(clerk.feed("output", file).accepted()).isEqualTo(1);
  }

  @Test
  void aColumnNamedLikeARemarkIsPassedOverIfTheClerkSaysSo() {
    Clerk clerk = new Clerk(directory).ignoringUnknownColumns();
    Path file = clerk.write("a.csv", "unit_id,period,ytd,原因", Clerk.FIRM + ",2023-03,7,检修");

    assertThat(clerk.feed("output", file).accepted()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "output|unit_id,ytd|period|--period YYYY-MM",
        "output|period,ytd|unit_id|add it",
        "targets|indicator,area,year,target|unit|--unit",
        "register|unit_id,kind,name,industry,valid_from|area|add it"
      })
  void aMissingColumnIsRefused(String form, String header, String missing, String remedy) {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", header);

    assertThatThrownBy(() -> clerk.feed(form, file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("a.csv line 1")
        .hasMessageContaining("column " + missing)
        .hasMessageContaining(remedy);
  }

  @Test
  void aColumnNamedInBothLanguagesIsRefused() {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "unit_id,period,ytd,本年累计");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("a.csv line 1: ")
        .hasMessageContaining("there twice, as \"ytd\" and \"本年累计\"");
  }

  @Test
  void nothingIsSentIfTheSecondFileHasAWrongHeader() {
    Clerk clerk = new Clerk(directory);
    Path good = clerk.write("good.csv", "unit_id,period,ytd", Clerk.FIRM + ",2023-03,7");
    Path bad = clerk.write("bad.csv", "unit_id,ytd", Clerk.FIRM + ",7");

    assertThatThrownBy(() -> clerk.feed("output", good, bad)).hasMessageContaining("bad.csv");
    assertThat(clerk.destination().untouched()).isTrue();
  }

  @Test
  void anUnknownFormIsRefusedWithTheNearestOne() {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "unit_id,ytd");

    assertThatThrownBy(() -> clerk.feed("ouput", file))
        .hasMessageContaining("did you mean output?");
  }
}
