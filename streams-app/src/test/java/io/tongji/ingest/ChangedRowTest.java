package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Language;
import io.tongji.ingest.send.Effects;
import io.tongji.ingest.send.Effects.RowChange;
import io.tongji.ingest.send.EntryChange;
import io.tongji.ingest.send.Origin;
import io.tongji.ingest.sheet.SheetPlace;
import io.tongji.log.records.Provenance;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
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

  @Test
  void anEntryOfTheRegisterShowsTheColumnsThatChange() {
    List<EntryChange> columns =
        List.of(
            new EntryChange("frames", "规上", "规上企业"), new EntryChange("valid_to", "", "2016-05"));
    RowChange change = new RowChange(new Origin(0, 2), NONE, NONE, columns);
    ChangedRow row = new ChangedRow(new SheetPlace("a.csv", ""), "A", change, true);

    assertThat(row.line(Language.ZH)).isEqualTo("a.csv 第2行 A: 名录 规上 → 规上企业;终止期 -- → 2016-05");
    assertThat(row.line(Language.EN))
        .isEqualTo("a.csv line 2 A: frames 规上 → 规上企业; valid_to -- → 2016-05");
  }

  @Test
  void aFileThatWasFedBeforeIsSaidToInTheZoneThatIsConfigured() {
    Provenance first = new Provenance("wang", "run", "sha", 2, "old.csv");
    Effects.FedBefore before =
        new Effects.FedBefore("a.csv", first, Instant.parse("2026-12-01T14:50:00Z"));
    Effects effects =
        new Effects(
            new TreeMap<>(),
            new TreeSet<>(),
            new TreeMap<>(),
            0,
            0,
            0,
            0,
            List.of(),
            List.of(),
            List.of(before));

    assertThat(new EffectLines(Language.EN, ZoneId.of("Asia/Shanghai")).of(effects, List.of()))
        .containsExactly(
            "  the content of a.csv was fed before, by wang at 2026-12-01 22:50"
                + " (then called old.csv)");
  }

  private static String line(OptionalLong before, OptionalLong after, Language language) {
    RowChange change = new RowChange(new Origin(0, 2), before, after, List.of());
    return new ChangedRow(new SheetPlace("a.csv", ""), "A 2023-06", change, false).line(language);
  }
}
