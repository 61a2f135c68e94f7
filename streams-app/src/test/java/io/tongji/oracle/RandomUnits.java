package io.tongji.oracle;

import io.tongji.catalogue.form.UnitKind;
import io.tongji.oracle.LogRecord.OfRegister;
import io.tongji.oracle.LogRecord.OfTarget;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterEntry.Ownership;
import io.tongji.returns.RegisterEntry.Place;
import io.tongji.returns.RegisterEntry.Validity;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random entries of the register, and random targets. */
public final class RandomUnits {

  private static final List<String> TOWNS =
      List.of("330483001", "330483004", "330483004000", "330483100", "330483004001");
  private static final List<String> GROUPS =
      List.of("330483K01", "330483K01P", "330483K01P1", "330483K01P2", "330483");
  private static final List<String> INDUSTRIES =
      List.of("0111", "0511", "0610", "1310", "1320", "3911", "3922", "4710", "5110");
  private static final List<List<String>> FRAMES =
      List.of(
          List.of(),
          List.of("above-scale"),
          List.of("规上"),
          List.of("other", "规上"),
          List.of("other"));

  private final Random random;
  private final boolean explicitOnly;

  RandomUnits(Random random, boolean explicitOnly) {
    this.random = random;
    this.explicitOnly = explicitOnly;
  }

  /** A synthetic credit code with its check character. */
  public static String enterprise(int number) {
    String head = String.format(Locale.ROOT, "91330483%09d", 1000 + number);
    return head + Acceptance.checkCharacter(head);
  }

  List<LogRecord> register(String unitId) {
    List<LogRecord> log = new ArrayList<>();
    int entries = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(3);
    for (int number = 0; number < entries; number++) {
      Month from = Month.of(2021, 1).plus(number == 0 ? random.nextInt(14) : random.nextInt(40));
      int revisions = random.nextInt(3) > 0 ? 1 : 2 + random.nextInt(2);
      for (int revision = 1; revision <= revisions; revision++) {
        int stated =
            explicitOnly || random.nextBoolean() ? revision + 10 * number : random.nextInt(3);
        log.add(new OfRegister(entry(unitId, from, stated)));
      }
    }
    return log;
  }

  private RegisterRecord entry(String unitId, Month from, int revision) {
    boolean project = unitId.startsWith("TX") || random.nextInt(15) == 0;
    UnitKind kind = project ? UnitKind.PROJECT : UnitKind.ENTERPRISE;
    @Nullable Month to = random.nextInt(3) == 0 ? from.plus(random.nextInt(20) - 1) : null;
    List<String> groups = random.nextBoolean() ? List.of() : List.of(any(GROUPS), any(GROUPS));
    RegisterEntry entry =
        new RegisterEntry(
            kind,
            kind.code(),
            "单位" + unitId,
            new Place(random.nextInt(40) == 0 ? "330999" : any(TOWNS), groups),
            any(INDUSTRIES),
            any(FRAMES),
            new Validity(from.toString(), from, to == null ? "" : to.toString(), to),
            new Ownership(null, null),
            null);
    return new RegisterRecord(unitId, entry, revision, random.nextInt(7) == 0);
  }

  List<LogRecord> targets() {
    List<LogRecord> log = new ArrayList<>();
    List<String> indicators = List.of("GIO", "FAI", "EXP", "PLAT_OUT", "CI", "NONE");
    for (int number = 0; number < 12; number++) {
      Target.Key key =
          new Target.Key(
              any(indicators),
              any(List.of("330483", "330483004", "330483K01P")),
              2022 + random.nextInt(3));
      int version = explicitOnly ? number + 1 : random.nextInt(4);
      log.add(
          new OfTarget(
              random.nextBoolean()
                  ? new Target(
                      key, random.nextInt(500), null, null, "亿元", version, random.nextInt(8) == 0)
                  : new Target(
                      key, 0, growth(), adoptedOn(), "%", version, random.nextInt(8) == 0)));
    }
    return log;
  }

  private @Nullable Long adoptedOn() {
    return random.nextBoolean() ? null : (Long) (random.nextInt(400) - 20L);
  }

  private long growth() {
    return (random.nextInt(1500) - 500) * 100_000L;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
