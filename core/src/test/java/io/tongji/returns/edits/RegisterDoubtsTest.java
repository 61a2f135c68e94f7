package io.tongji.returns.edits;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterEntry.Ownership;
import io.tongji.returns.RegisterEntry.Place;
import io.tongji.returns.RegisterEntry.Validity;
import io.tongji.returns.RegisterRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Entries that keep the rules, and drop out of totals. */
class RegisterDoubtsTest {

  private static final String FIRM = "91330483YB0000032L";
  private static final List<String> ZONE = List.of("330483K01");

  @Test
  void aListThatNoIndicatorCountsIsDoubtfulUnlessAnotherIsCounted() {
    assertThat(about(UnitKind.ENTERPRISE, FIRM, ZONE, List.of("规上企业")))
        .isEqualTo(RejectionReason.UNCOUNTED_LIST);
    assertThat(about(UnitKind.ENTERPRISE, FIRM, ZONE, List.of("规上", "高新技术企业"))).isNull();
    assertThat(about(UnitKind.ENTERPRISE, FIRM, ZONE, List.of("above-scale"))).isNull();
    assertThat(about(UnitKind.ENTERPRISE, FIRM, ZONE, List.of())).isNull();
  }

  @Test
  void aTownIsNoGroup() {
    assertThat(about(UnitKind.ENTERPRISE, FIRM, List.of("330483K01", "330483004000"), List.of()))
        .isEqualTo(RejectionReason.TOWN_AS_GROUP);
    assertThat(about(UnitKind.ENTERPRISE, FIRM, List.of("330483K01P1"), List.of())).isNull();
  }

  @Test
  void aCreditCodeIsMostlyNoProject() {
    assertThat(about(UnitKind.PROJECT, FIRM, ZONE, List.of()))
        .isEqualTo(RejectionReason.FIRM_AS_PROJECT);
    assertThat(about(UnitKind.PROJECT, "2204-330483-04-01-900001", ZONE, List.of())).isNull();
  }

  @Test
  void anEmptyCellTakesAUnitOutOfWhatItWasIn() {
    RegisterEntry standing = entry(UnitKind.ENTERPRISE, ZONE, List.of("规上"));

    assertThat(after(standing, ZONE, List.of(), false)).isEqualTo(RejectionReason.LEAVES_LISTS);
    assertThat(after(standing, List.of(), List.of("规上"), false))
        .isEqualTo(RejectionReason.LEAVES_GROUPS);
    assertThat(after(standing, ZONE, List.of("规上"), false)).isNull();
    assertThat(after(standing, List.of(), List.of(), true)).isNull();
  }

  @Test
  void aUnitOnNoListThatIsCountedLeavesNone() {
    RegisterEntry onNone = entry(UnitKind.ENTERPRISE, List.of(), List.of());
    RegisterEntry onAnother = entry(UnitKind.ENTERPRISE, List.of(), List.of("高新技术企业"));

    assertThat(after(onNone, List.of(), List.of(), false)).isNull();
    assertThat(after(onAnother, List.of(), List.of(), false)).isNull();
  }

  @Test
  void anEntryOfOneMonthLetsTheOneBeforeItCountAgain() {
    assertThat(afterOpenEntry("2024-03", "2024-03")).isEqualTo(RejectionReason.ENDS_AS_IT_BEGINS);
    assertThat(afterOpenEntry("2024-03", "2024-04")).isNull();
    assertThat(afterOpenEntry("2024-03", "")).isNull();
    assertThat(afterOpenEntry("2010-01", "2010-01")).as("the entry itself is corrected").isNull();
  }

  private static @Nullable RejectionReason afterOpenEntry(String from, String to) {
    RegisterEntry standing = entry(UnitKind.ENTERPRISE, ZONE, List.of("规上"));
    RegisterEntry next =
        new RegisterEntry(
            standing.kind(),
            standing.kindText(),
            standing.name(),
            standing.place(),
            standing.industry(),
            standing.frames(),
            new Validity(from, Month.parse(from), to, to.isEmpty() ? null : Month.parse(to)),
            standing.ownership(),
            null);
    return new RegisterDoubts(CatalogueFiles.builtIn())
        .about(new RegisterRecord(FIRM, next, 0, false), standing);
  }

  private static @Nullable RejectionReason after(
      RegisterEntry standing, List<String> groups, List<String> lists, boolean withdrawn) {
    RegisterEntry next = entry(UnitKind.ENTERPRISE, groups, lists);
    return new RegisterDoubts(CatalogueFiles.builtIn())
        .about(new RegisterRecord(FIRM, next, 0, withdrawn), standing);
  }

  private static @Nullable RejectionReason about(
      UnitKind kind, String unitId, List<String> groups, List<String> lists) {
    return new RegisterDoubts(CatalogueFiles.builtIn())
        .about(new RegisterRecord(unitId, entry(kind, groups, lists), 0, false), null);
  }

  private static RegisterEntry entry(UnitKind kind, List<String> groups, List<String> lists) {
    return new RegisterEntry(
        kind,
        kind.code(),
        "样本",
        new Place("330483004", groups),
        "3911",
        lists,
        new Validity("2010-01", Month.of(2010, 1), "", null),
        new Ownership(null, null),
        null);
  }
}
