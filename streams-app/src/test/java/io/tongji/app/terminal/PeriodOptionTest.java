package io.tongji.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.ingest.check.PeriodText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods as people write them get a hint; dates that no calendar has are refused. */
final class PeriodOptionTest {

  @ParameterizedTest
  @CsvSource({
    "2024年1-2月, 2024-02, 2024-02",
    "2024年1—2月, 2024-02, 2024-02",
    "2024Q1, 2024-03, 2024-Q1",
    "2024年第3季度, 2024-09, 2024-Q3",
    "2024-4, 2024-04, 2024-04",
    "202404, 2024-04, 2024-04"
  })
  void whatWasMeantIsNamed(String given, String month, String period) {
    assertThatThrownBy(() -> PeriodOption.month("--period", given))
        .hasMessageContaining("did you mean " + month + "?");
    assertThatThrownBy(() -> PeriodOption.parse("--period", given))
        .hasMessageContaining("did you mean " + period + "?");
  }

  @Test
  void periodsAsOfficialsWriteThemAreTaken() {
    assertThat(PeriodOption.month("--period", "2023年10月")).hasToString("2023-10");
    assertThat(PeriodOption.month("--period", "2023年2月份")).hasToString("2023-02");
    assertThat(PeriodOption.parse("--period", "2023年9月")).hasToString("2023-09");
    assertThat(PeriodOption.parse("--period", "2023年4季度")).hasToString("2023-Q4");
    assertThat(PeriodOption.parse("--period", "2023年")).hasToString("2023");
  }

  @ParameterizedTest
  @CsvSource({"2024-13", "soon", "2024-02-30"})
  void whatIsUnclearGetsAnExample(String given) {
    assertThatThrownBy(() -> PeriodOption.month("--period", given))
        .hasMessageContaining("give one like 2023-12");
  }

  @Test
  void aDayHasToBeOneOfItsMonth() {
    assertThat(PeriodText.month("2024-02-30")).isNull();
    assertThat(PeriodText.month("2023年2月29日")).isNull();
    assertThat(PeriodText.month("2024/2/29")).hasToString("2024-02");
  }
}
