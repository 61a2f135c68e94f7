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

  private static @Nullable RejectionReason about(
      UnitKind kind, String unitId, List<String> groups, List<String> lists) {
    RegisterEntry entry =
        new RegisterEntry(
            kind,
            kind.code(),
            "样本",
            new Place("330483004", groups),
            "3911",
            lists,
            new Validity("2010-01", Month.of(2010, 1), "", null),
            new Ownership(null, null),
            null);
    return new RegisterDoubts(CatalogueFiles.builtIn())
        .about(new RegisterRecord(unitId, entry, 0, false));
  }
}
