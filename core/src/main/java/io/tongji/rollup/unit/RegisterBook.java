package io.tongji.rollup.unit;

import io.tongji.catalogue.Catalogue;
import io.tongji.returns.EntryInput;
import io.tongji.returns.EntryOutput;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Verdict;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The register: of each unit its entries, and where they make it count. */
public final class RegisterBook {

  private record RegisteredUnit(RegisterHistory history, Residence residence) {}

  private final Residences residences;
  private final Shared shared = new Shared();
  private final Map<String, RegisteredUnit> units = new HashMap<>();
  private int entries;

  /** An empty register under a catalogue. */
  public RegisterBook(Catalogue catalogue) {
    residences = new Residences(catalogue);
  }

  /** The verdict of the rule of revisions on an entry that broke no hard edit; changes nothing. */
  public Verdict judge(RegisterRecord handedIn) {
    RegisteredUnit standing = units.get(handedIn.unitId());
    return standing == null ? Verdict.ACCEPTED : standing.history().judge(handedIn);
  }

  /** Puts an accepted entry in force. */
  public void put(RegisterRecord accepted) {
    RegisteredUnit standing = units.get(accepted.unitId());
    RegisterHistory history = standing == null ? new RegisterHistory() : standing.history();
    entries -= history.size();
    RegisterRecord entry = sharing(accepted);
    history.put(entry);
    entries += history.size();
    put(entry.unitId(), history);
  }

  private void put(String unitId, RegisterHistory history) {
    units.put(unitId, new RegisteredUnit(history, residences.of(history)));
  }

  /** The same entry, with the parts that other units state too. */
  private RegisterRecord sharing(RegisterRecord handedIn) {
    RegisterEntry entry = handedIn.entry();
    return new RegisterRecord(
        handedIn.unitId().intern(), // register, returns and queries share the codes of units
        new RegisterEntry(
            entry.kind(),
            shared.one(entry.kindText()),
            entry.name(),
            shared.one(entry.place()),
            shared.one(entry.industry()),
            shared.one(entry.frames()),
            shared.one(entry.validity()),
            entry.ownership(),
            entry.contact()),
        handedIn.revision(),
        handedIn.withdrawn());
  }

  /** How many entries there are of all units, withdrawn ones too. */
  public int size() {
    return entries;
  }

  /** Visits the places where each unit counts. */
  public void forEach(Consumer<Residence> receiver) {
    units.values().forEach(standing -> receiver.accept(standing.residence()));
  }

  /** Where a unit counts. */
  public Residence residence(String unitId) {
    @Nullable RegisteredUnit standing = units.get(unitId);
    return standing == null ? Residence.NONE : standing.residence();
  }

  /** Writes all entries for {@link #read}. */
  public void writeTo(DataOutput out) throws IOException {
    EntryOutput output = new EntryOutput(out);
    output.number(units.size());
    for (Map.Entry<String, RegisteredUnit> unit : units.entrySet()) {
      output.text(unit.getKey());
      unit.getValue().history().writeTo(output);
    }
  }

  /** Reads what {@link #writeTo} wrote under the same catalogue. */
  public static RegisterBook read(Catalogue catalogue, DataInput in) throws IOException {
    RegisterBook book = new RegisterBook(catalogue);
    EntryInput input = new EntryInput(in);
    for (int left = input.number(); left > 0; left--) {
      String unitId = input.text().intern(); // register, returns and queries share the codes
      RegisterHistory history = RegisterHistory.read(unitId, input);
      book.entries += history.size();
      book.put(unitId, history);
    }
    return book;
  }
}
