package io.tongji.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the register says of one unit. */
final class RegisterHistoryTest {

  private static final String FIRM = "91330483YB0000032L";

  private final RegisterHistory history = new RegisterHistory();

  private static RegisterRecord entry(String area, int month, int revision, boolean withdrawn) {
    Month from = Month.of(2023, month);
    return new RegisterRecord(
        FIRM,
        new RegisterEntry(
            UnitKind.ENTERPRISE,
            "enterprise",
            "甲厂",
            new RegisterEntry.Place(area, List.of()),
            "3911",
            List.of("规上"),
            new RegisterEntry.Validity(from.toString(), from, "", null),
            new RegisterEntry.Ownership(null, null),
            null),
        revision,
        withdrawn);
  }

  @Test
  void theLastEntryIsThatOfTheLatestMonthWhateverCameFirst() {
    assertThat(history.last()).isNull();
    history.put(entry("330483004", 7, 0, false));
    history.put(entry("330483101", 1, 0, false));

    assertThat(history.last()).isEqualTo(entry("330483004", 7, 0, false).entry());
  }

  @Test
  void aWithdrawnEntryIsNotTheLast() {
    history.put(entry("330483101", 1, 0, false));
    history.put(entry("330483004", 7, 1, false));
    history.put(entry("330483004", 7, 2, true));

    assertThat(history.last()).isEqualTo(entry("330483101", 1, 0, false).entry());
  }
}
