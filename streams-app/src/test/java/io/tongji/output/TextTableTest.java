package io.tongji.output;

import static io.tongji.output.TextTable.Side.BEHIND;
import static io.tongji.output.TextTable.Side.LEFT;
import static io.tongji.output.TextTable.Side.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns are as wide as their widest cell, however many rows there are. */
class TextTableTest {

  private static final int ROWS = 100_000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final TextTable table = new TextTable(List.of(LEFT, RIGHT, BEHIND, LEFT));

  @Test
  void eachColumnLeansToItsSide() {
    table.add(List.of("指标", "value", "", "note"));
    table.add(List.of("GIO", "1.5", "亿元", ""));
    table.add(List.of("规上工业", "-773.76", "%", "x"));
    assertThat(table.lines())
        .containsExactly(
            "指标        value       note", "GIO           1.5 亿元", "规上工业  -773.76 %     x");
  }

  @Test
  void aTableOfManyRowsIsAlignedAtOnce() {
    for (int row = 0; row < ROWS; row++) {
      table.add(List.of("unit", Integer.toString(row), "元", "asked"));
    }
    List<String> lines = assertTimeoutPreemptively(PATIENCE, table::lines);
    assertThat(lines)
        .hasSize(ROWS)
        .startsWith("unit      0 元  asked")
        .endsWith("unit  99999 元  asked");
  }

  @Test
  void aTableWithoutRowsHasNoLines() {
    assertThat(table.lines()).isEmpty();
  }

  @Test
  void chineseCharactersAreTwoPlacesWide() {
    assertThat(TextTable.width("规上工业")).isEqualTo(8);
    assertThat(TextTable.width("1—12月")).isEqualTo(6);
    assertThat(TextTable.width("GIO 100%")).isEqualTo(8);
  }
}
