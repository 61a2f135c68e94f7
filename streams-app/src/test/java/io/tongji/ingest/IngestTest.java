package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.ingest.send.Origin;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestTest {

  private static final String FIRM = Clerk.FIRM;

  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "output,,7500", "output,元,7", "output,亿元,750000000", "export,,75000", "output,CNY,7",
    "fdi,,75000", "fdi,亿美元,750000000", "fdi,USD,7", "fdi,usd,7", "tax,百万元,7500000"
  })
  void amountsAreInTheFormsUnitOrTheOneThatIsNamed(String form, String unit, long expected) {
    Clerk clerk = new Clerk(directory);
    if (unit != null) {
      clerk.unit(unit);
    }
    String cell = expected == 7 ? "7" : "7.5";
    Path file = clerk.write("a.csv", "unit_id,period,ytd", FIRM + ",2023-03," + cell);

    clerk.feed(form, file);

    Return fed = clerk.destination().fedReturns().get(0);
    assertThat(fed.figures().get(Form.YTD)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"output,亿美元", "fdi,万元", "output,斤", "register,元"})
  void aUnitThatDoesNotFitTheFormIsRefused(String form, String unit) {
    Clerk clerk = new Clerk(directory).unit(unit);
    Path file = clerk.write("a.csv", "unit_id,period,ytd");

    assertThatThrownBy(() -> clerk.feed(form, file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("--unit " + unit)
        .hasMessageContaining("form " + form);
  }

  /** What is accepted is counted where the brokers acknowledge it, and is no remainder. */
  @Test
  void allWrongColumnsAreNamedAtOnceAndHintsMakeSense() {
    Clerk one = new Clerk(directory);
    Path file = one.write("a.csv", "统一社会信用代码,单位名称,报告期,本年累计额,联系电话", Clerk.FIRM + ",厂,2023-12,7,1");
    assertThatThrownBy(() -> one.feed("output", file))
        .hasMessage(
            "a.csv line 1: the form output has no column \"单位名称\", \"本年累计额\", \"联系电话\";"
                + " \"单位名称\" is not needed; \"本年累计额\": did you mean \"本年累计\"?;"
                + " \"联系电话\" is not needed; --ignore-unknown-columns passes over them");
    Path bare = one.write("b.csv", "本年累计", "7");
    assertThatThrownBy(() -> one.feed("output", bare))
        .hasMessageContaining("the columns unit_id (统一社会信用代码), period (报告期) of the form output");
  }

  @Test
  void aRowThatNobodyAcknowledgedIsNotAccepted() {
    Clerk clerk = new Clerk(directory);
    clerk.destination().forgetting(new Origin(0, 3));
    Path file =
        clerk.write(
            "a.csv", "unit_id,period,ytd", Clerk.FIRM + ",2023-03,7", Clerk.FIRM + ",2023-04,8");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("1 of 2 rows are not accounted for");
  }

  @Test
  void emptyIsMissingAndNotZero() {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "unit_id,period,month,ytd", FIRM + ",2023-03, ,0");

    clerk.feed("output", file);

    Return fed = clerk.destination().fedReturns().get(0);
    assertThat(fed.figures().has(Form.YTD)).isTrue();
    assertThat(fed.figures().has(Form.OUTPUT.slot("month"))).isFalse();
    assertThat(fed.revision()).isZero();
    assertThat(fed.withdrawn()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"true,true", "TRUE,true", "是,true", "1,true", "false,false", "否,false", "0,false"})
  void yesAndNoAreWrittenInManyWays(String cell, boolean expected) {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "unit_id,period,ytd,撤销", FIRM + ",2023-03,7," + cell);

    clerk.feed("output", file);

    assertThat(clerk.destination().fedReturns().get(0).withdrawn()).isEqualTo(expected);
  }

  @Test
  void aWithdrawalNeedsNoAmounts() {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "unit_id,period,ytd,withdrawn", FIRM + ",2023-03,,是");

    assertThat(clerk.feed("output", file).accepted()).isEqualTo(1);
  }

  @Test
  void thePeriodOfAllRowsCanBeGivenOnce() {
    Clerk clerk = new Clerk(directory).period("2023-03");
    Path without = clerk.write("a.csv", "unit_id,ytd", FIRM + ",7");
    Path with = clerk.write("b.csv", "unit_id,period,ytd", FIRM + ",,8", FIRM + ",2023-03,9");

    clerk.feed("output", without, with);

    assertThat(clerk.destination().fedReturns())
        .extracting(Return::periodText)
        .containsExactly("2023-03", "2023-03", "2023-03");
  }

  @Test
  void aRegisterEntryKeepsItsLists() {
    Clerk clerk = new Clerk(directory);
    Path file =
        clerk.write(
            "a.csv",
            "统一社会信用代码,类型,名称,集团,区划代码,归属,行业代码,名录,起始期,终止期,版本",
            FIRM + ",企业,甲,乙集团,330483004000,330483K01;330483K01P1,3670,规上; x,2023-01,,3");

    clerk.feed("register", file);

    RegisterRecord fed = clerk.destination().fedRegister().get(0);
    assertThat(fed.entry().kindText()).isEqualTo("enterprise");
    assertThat(fed.entry().place().groups()).containsExactly("330483K01", "330483K01P1");
    assertThat(fed.entry().frames()).containsExactly("规上", "x");
    assertThat(fed.entry().ownership().holding()).isEqualTo("乙集团");
    assertThat(fed.entry().ownership().owner()).isNull();
    assertThat(fed.revision()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "GIO,亿元,94500000000",
    "GIO,100 million CNY,94500000000",
    "GIO,万元,9450000",
    "GIO,CNY,945",
    "FDI,亿美元,94500000000",
    "FDI,万美元,9450000"
  })
  void aTargetIsStatedInTheUnitOfItsRow(String indicator, String unit, long expected) {
    Clerk clerk = new Clerk(directory);
    Path file =
        clerk.write("a.csv", "指标,区划代码,年度,目标,单位", indicator + ",330483000000,2023,945," + unit);

    clerk.feed("targets", file);

    assertThat(clerk.destination().fedTargets())
        .containsExactly(
            new Target(
                new Target.Key(indicator, "330483", 2023), expected, null, null, unit, 0, false));
  }

  @Test
  void aTargetInPerCentIsAGrowth() {
    Clerk clerk = new Clerk(directory);
    Path file =
        clerk.write("a.csv", "指标,区划代码,年度,目标,单位", "GIO,330483,2023,8.5,%", "GIO,330483,2024,-3,%");

    clerk.feed("targets", file);

    assertThat(clerk.destination().fedTargets())
        .extracting(Target::growth)
        .containsExactly(8_500_000L, -3_000_000L);
  }

  /** A spreadsheet program makes 0.085 of a typed 8.5%, and shows it as it was typed. */
  @Test
  void aGrowthIsWhatAPercentCellShows() {
    Clerk clerk = new Clerk(directory);
    Office office =
        new Office(directory.resolve("a.xlsx"), "目标")
            .row("指标", "区划代码", "年度", "目标", "单位")
            .row("GIO", "330483", 2023, 0.085, "%")
            .format(3, "0.0%")
            .row("GIO", "330483", 2024, -0.03, "%")
            .format(3, 9)
            .row("GIO", "330483", 2025, "７％", "%")
            .row("GIO", "330483", 2026, 0.07, "%")
            .format(3, "0.00\"%\"");

    clerk.feed("targets", office.save());

    assertThat(clerk.destination().fedTargets())
        .extracting(Target::growth)
        .containsExactly(8_500_000L, -3_000_000L, 7_000_000L, 70_000L);
  }

  @Test
  void anAmountIsNotShownInPerCent() {
    Clerk clerk = new Clerk(directory);
    Office office =
        new Office(directory.resolve("a.xlsx"), "12月")
            .row("统一社会信用代码", "报告期", "本年累计")
            .row(FIRM, "2023-12", 1234)
            .format(2, 10);

    assertThat(clerk.feed("output", office.save()).refused()).containsOnlyKeys("NOT_A_NUMBER");
    assertThat(clerk.printed()).singleElement().asString().contains("\"123400%\"");
  }

  @Test
  void aGrowthMayStateTheBaseItWasAdoptedOn() {
    Clerk clerk = new Clerk(directory);
    Path file =
        clerk.write(
            "a.csv",
            "指标,区划代码,年度,目标,单位,基数,基数单位",
            "GIO,330483,2023,6,%,773.76,",
            "GIO,330483,2024,6,%,\"7,737,600\",万元",
            "RENEW_SIGN_MU,330483,2023,6,%,427.08,亩");

    clerk.feed("targets", file);

    assertThat(clerk.destination().fedTargets())
        .extracting(Target::base)
        .containsExactly(77_376_000_000L, 77_376_000_000L, 4_270_800L);
  }

  @Test
  void theUnitOfTheInputChangesNothing() {
    List<Long> amounts = new ArrayList<>();
    for (String unitAndCell : List.of("元:12345670000", "千元:12345670", "万元:\"1,234,567\"")) {
      String[] parts = unitAndCell.split(":", -1);
      Clerk clerk = new Clerk(directory).unit(parts[0]);
      Path file = clerk.write("a.csv", "unit_id,period,ytd", FIRM + ",2023-03," + parts[1]);

      clerk.feed("output", file);

      Return fed = clerk.destination().fedReturns().get(0);
      amounts.add(fed.figures().get(fed.form().slot("ytd")));
    }
    assertThat(amounts).containsOnly(12_345_670_000L).hasSize(3);
  }

  @Test
  void aReceiptCountsWhatBecameOfEachRow() {
    Clerk clerk = new Clerk(directory);
    Path file =
        clerk.write(
            "a.csv",
            "unit_id,period,ytd",
            FIRM + ",2023-03,7",
            FIRM + ",2023-13,7",
            FIRM + ",2023-04,x");

    Receipt receipt = clerk.feed("output", file);

    assertThat(receipt.line(Language.ZH))
        .isEqualTo("读入 3 行:接收 1,重复 0,过时 0,退回 2 BAD_PERIOD=1 NOT_A_NUMBER=1,待说明 0");
    assertThat(List.of(receipt.read(), receipt.accepted(), receipt.refusedRows()))
        .containsExactly(3L, 1L, 2L);
  }

  @Test
  void aRehearsalSendsNothing() {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "unit_id,period,ytd", FIRM + ",2023-03,7");

    assertThat(clerk.rehearse("output", file).judgement()).isEmpty();
    assertThat(clerk.destination().untouched()).isTrue();
  }
}
