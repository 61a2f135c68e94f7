package io.tongji.verify;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.log.aggregates.Vintage;
import io.tongji.period.Month;
import io.tongji.returns.EventFacts;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.Target;
import io.tongji.returns.edits.RegisterEdits;
import io.tongji.returns.edits.ReturnEdits;
import io.tongji.returns.edits.TargetEdits;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.RevisionsInForce.Numbered;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Loads the input into the database, without what a hard edit refuses.
 *
 * <p>Returns are loaded as they come. The register and the targets are few: they are loaded at the
 * end, as they are in force.
 */
final class InputTables implements InputRecords.RecordReceiver, AutoCloseable {

  private static final int SLOTS = 12;

  private record EntryKey(int unit, Month from) {}

  private record EventKey(int unit, String number) {}

  private record Profile(String kind, String industry, String areas, String frames) {}

  private final Catalogue catalogue;
  private final DuckDBConnection connection;
  private final Loader returns;
  private final Loader releases;
  private final ReturnEdits returnRules;
  private final RegisterEdits registerRules;
  private final TargetEdits targetRules;
  private final Map<String, Integer> units = new HashMap<>();
  private final RevisionsInForce<EntryKey, RegisterRecord> register = new RevisionsInForce<>();
  private final RevisionsInForce<EventKey, Return> events = new RevisionsInForce<>();
  private final RevisionsInForce<Target.Key, Target> targets = new RevisionsInForce<>();
  private long seq;

  InputTables(Catalogue catalogue, DuckDBConnection connection) throws SQLException {
    this.catalogue = catalogue;
    this.connection = connection;
    this.returns = new Loader(connection, "handed_in");
    this.releases = new Loader(connection, "released");
    this.returnRules = new ReturnEdits(catalogue);
    this.registerRules = new RegisterEdits(catalogue);
    this.targetRules = new TargetEdits(catalogue);
  }

  @Override
  public void take(Return handedIn, long timestamp) {
    if (returnRules.check(handedIn, timestamp).isPresent()) {
      return;
    }
    if (handedIn.event() != null) {
      takeEvent(handedIn);
    } else {
      try {
        append(handedIn);
      } catch (SQLException e) {
        throw BatchRecomputation.failure(e);
      }
    }
  }

  private void takeEvent(Return handedIn) {
    List<@Nullable Object> content = new ArrayList<>(List.of(handedIn.periodText()));
    content.addAll(List.of(handedIn.withdrawn(), handedIn.remarks()));
    content.add(handedIn.event());
    content.add(amount(handedIn, "quantity"));
    content.add(amount(handedIn, "amount"));
    events.take(
        new EventKey(unit(handedIn.unitId()), handedIn.number()),
        new Numbered<>(handedIn, content, handedIn.revision()));
  }

  private static @Nullable Long amount(Return handedIn, String column) {
    int slot = handedIn.form().slot(column);
    return handedIn.figures().has(slot) ? handedIn.figures().get(slot) : null;
  }

  private void loadEvents() throws SQLException {
    try (Loader rows = new Loader(connection, "event")) {
      for (Return one : events.inForce()) {
        EventFacts event = Objects.requireNonNull(one.event());
        if (!one.withdrawn()) {
          rows.row(
              unit(one.unitId()),
              event.eventId(),
              event.kind(),
              event.status(),
              Objects.requireNonNull(one.period()).index(),
              amount(one, "quantity"),
              amount(one, "amount"),
              event.supersedes());
        }
      }
    }
  }

  private void append(Return handedIn) throws SQLException {
    returns.begin();
    returns.append(seq++);
    returns.append(handedIn.form().ordinal());
    returns.append(unit(handedIn.unitId()));
    returns.append(Objects.requireNonNull(handedIn.period()).index());
    returns.append(handedIn.revision());
    returns.append(handedIn.withdrawn());
    Return.Remarks remarks = handedIn.remarks();
    returns.append(remarks.equals(Return.Remarks.NONE) ? null : remarks.toString());
    ReturnAmounts figures = handedIn.figures();
    int slots = handedIn.form().amounts().size();
    for (int slot = 0; slot < SLOTS; slot++) {
      returns.append(slot < slots && figures.has(slot) ? (Long) figures.get(slot) : null);
    }
    returns.end();
  }

  private int unit(String unitId) {
    return units.computeIfAbsent(unitId, id -> units.size());
  }

  @Override
  public void take(RegisterRecord handedIn) {
    if (registerRules.check(handedIn).isEmpty()) {
      Object content = List.<Object>of(handedIn.withdrawn(), handedIn.entry());
      Month from = Objects.requireNonNull(handedIn.entry().validity().from());
      register.take(
          new EntryKey(unit(handedIn.unitId()), from),
          new Numbered<>(handedIn, content, handedIn.revision()));
    }
  }

  @Override
  public void take(Target handedIn) {
    if (targetRules.check(handedIn).isEmpty()) {
      Object content =
          List.<Object>of(
              handedIn.withdrawn(),
              handedIn.amount(),
              String.valueOf(handedIn.growth()),
              String.valueOf(handedIn.base()));
      targets.take(handedIn.key(), new Numbered<>(handedIn, content, handedIn.version()));
    }
  }

  @Override
  public void take(Vintage released) {
    SeriesKey key = released.key();
    try {
      releases.row(
          seq++,
          key.indicator(),
          key.area(),
          key.activity(),
          key.period().frequency().code(),
          key.period().index(),
          released.month(),
          released.whole());
    } catch (SQLException e) {
      throw BatchRecomputation.failure(e);
    }
  }

  /** Loads the register and the targets as they are in force, and ends the loading of returns. */
  @Override
  public void close() throws SQLException {
    returns.close();
    releases.close();
    loadEvents();
    Map<Profile, Integer> profiles = new HashMap<>();
    try (Loader entries = new Loader(connection, "entry");
        Loader goals = new Loader(connection, "target")) {
      for (RegisterRecord one : register.inForce()) {
        if (!one.withdrawn()) {
          RegisterEntry.Validity validity = one.entry().validity();
          entries.row(
              unit(one.unitId()),
              CatalogueTables.index(validity.from(), 0),
              CatalogueTables.index(validity.to(), CatalogueTables.FOR_EVER),
              profiles.computeIfAbsent(profile(one.entry()), p -> profiles.size()),
              text(one.entry().ownership().holding()),
              text(one.entry().ownership().owner()));
        }
      }
      for (Target one : targets.inForce()) {
        if (!one.withdrawn()) {
          goals.row(
              one.key().indicator(),
              one.key().area(),
              one.key().year(),
              one.growth() == null ? (Long) one.amount() : null,
              one.growth(),
              one.base());
        }
      }
    }
    load(profiles);
    try (Loader codes = new Loader(connection, "unit_code")) {
      for (Map.Entry<String, Integer> unit : units.entrySet()) {
        codes.row(unit.getValue(), unit.getKey());
      }
    }
  }

  private static String text(@Nullable String stated) {
    return stated == null ? "" : stated;
  }

  private Profile profile(RegisterEntry entry) {
    List<String> areas = new ArrayList<>();
    areas.add(code(entry.place().area()));
    entry.place().groups().stream().map(this::code).sorted().forEach(areas::add);
    return new Profile(
        Objects.requireNonNull(entry.kind()).code(),
        entry.industry(),
        String.join(";", areas),
        String.join(";", entry.frames().stream().map(CatalogueTables::frame).sorted().toList()));
  }

  private String code(String written) {
    Area area = Objects.requireNonNull(catalogue.area(written));
    return area.code();
  }

  private void load(Map<Profile, Integer> profiles) throws SQLException {
    try (Loader rows = new Loader(connection, "profile")) {
      for (Map.Entry<Profile, Integer> entry : profiles.entrySet()) {
        Profile profile = entry.getKey();
        rows.row(
            entry.getValue(),
            profile.kind(),
            profile.industry(),
            profile.areas(),
            profile.frames());
      }
    }
  }
}
