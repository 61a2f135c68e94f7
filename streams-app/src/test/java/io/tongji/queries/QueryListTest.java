package io.tongji.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.editing.OpenQuery;
import io.tongji.failure.Failure;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.queries.QueryList.Selection;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.SoftEdit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The list of queries shows what matters most first. */
class QueryListTest {

  private static final List<OpenQuery> OPEN =
      List.of(
          open("no weight", Form.TAX, "2023-04", SoftEdit.MONTH_REPEATED, null),
          open("light", Form.OUTPUT, "2023-03", SoftEdit.OUTLIER, 0.001),
          open("heavy", Form.OUTPUT, "2023-12", SoftEdit.YTD_FELL, 0.25),
          open("middle", Form.RD, "2022-12", SoftEdit.UNIT_ERROR, 0.01));

  private static OpenQuery open(
      String unit, Form form, String month, SoftEdit edit, @Nullable Double weight) {
    Query query = new Query(edit, "ytd", 1_234_567L, null, new Query.Rank(2.5, weight));
    return new OpenQuery(unit, form, Month.parse(month), query);
  }

  @Test
  void theHeaviestComesFirstAndWhatHasNoWeightLast() {
    assertThat(units(new Selection(null, null, 9)))
        .containsExactly("heavy", "middle", "light", "no weight");
  }

  @Test
  void formPeriodAndNumberMayBeAskedFor() {
    assertThat(units(new Selection(Form.OUTPUT, null, 9))).containsExactly("heavy", "light");
    assertThat(units(new Selection(null, Period.parse("2023"), 9)))
        .containsExactly("heavy", "light", "no weight");
    assertThat(units(new Selection(null, Period.parse("2023-Q1"), 9))).containsExactly("light");
    assertThat(units(new Selection(null, null, 2))).containsExactly("heavy", "middle");
    assertThat(units(new Selection(Form.FDI, null, 9))).isEmpty();
  }

  @Test
  void aLineSaysWhatIsAskedInTheChosenLanguage() {
    Selection first = new Selection(null, null, 1);
    assertThat(new QueryList(Language.ZH).lines(OPEN, first).get(1))
        .contains("1  ", "25.00", "2.50", "output", "2023-12", "heavy", "S2 YTD_FELL", "1,234,567")
        .contains("本年累计小于上一期累计;核对累计");
    assertThat(new QueryList(Language.EN).lines(OPEN, first).get(1))
        .contains("The cumulative is less than the one of the period before. Check the cumulative");
  }

  @Test
  void anUnknownFormIsRefusedWithTheNearestOne() {
    assertThat(Selection.form("output")).isEqualTo(Form.OUTPUT);
    assertThat(Selection.form(null)).isNull();
    assertThatThrownBy(() -> Selection.form("outputs"))
        .isInstanceOf(Failure.class)
        .hasMessage("there is no form \"outputs\"; did you mean output?");
  }

  private static List<String> units(Selection selection) {
    List<String> lines = new QueryList(Language.EN).lines(OPEN, selection);
    return lines.stream()
        .skip(1)
        .map(line -> OPEN.stream().map(OpenQuery::unitId).filter(line::contains).findFirst())
        .map(found -> found.orElseThrow())
        .toList();
  }
}
