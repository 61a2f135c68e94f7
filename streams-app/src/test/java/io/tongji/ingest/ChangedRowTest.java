package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Language;
import io.tongji.ingest.send.Effects.RowChange;
import io.tongji.ingest.send.Origin;
import io.tongji.ingest.sheet.SheetPlace;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a clerk reads of a row that changes what stands. */
final class ChangedRowTest {

  private static final OptionalLong NONE = OptionalLong.empty();

  @Test
  void theAmountIsShownBeforeAndAfter() {
    assertThat(line(OptionalLong.of(120_000), OptionalLong.of(100_000), Language.ZH))
        .isEqualTo("a.csv 第2行 A 2023-06: 120,000 → 100,000");
    assertThat(line(NONE, OptionalLong.of(100_000), Language.EN))
        .isEqualTo("a.csv line 2 A 2023-06: -- → 100,000");
  }

  @Test
  void anAmountThatStaysIsNoChange() {
    assertThat(line(OptionalLong.of(7), OptionalLong.of(7), Language.ZH))
        .isEqualTo("a.csv 第2行 A 2023-06: 7 不变,其他栏目有改动");
    assertThat(line(OptionalLong.of(7), OptionalLong.of(7), Language.EN))
        .isEqualTo("a.csv line 2 A 2023-06: 7 stays, other columns change");
  }

  @Test
  void anEntryOfTheRegisterHasNoAmount() {
    assertThat(line(NONE, NONE, Language.EN)).isEqualTo("a.csv line 2 A 2023-06");
  }

  private static String line(OptionalLong before, OptionalLong after, Language language) {
    RowChange change = new RowChange(new Origin(0, 2), before, after);
    return new ChangedRow(new SheetPlace("a.csv", ""), "A 2023-06", change, false).line(language);
  }
}
