package io.tongji.returns;

import io.tongji.catalogue.form.Form;
import it.unimi.dsi.fastutil.Hash;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The returns of all units on one form. */
public final class ReturnBook {

  private final Form form;

  /** Half empty: every return looks its unit up, and each collision costs time. */
  private final Map<String, ReturnLedger> units =
      new Object2ObjectOpenHashMap<>(Hash.DEFAULT_INITIAL_SIZE, Hash.FAST_LOAD_FACTOR);

  /** An empty book. */
  public ReturnBook(Form form) {
    this.form = form;
  }

  /** The unit's ledger, or null if it never reported. */
  public @Nullable ReturnLedger find(String unitId) {
    return units.get(unitId);
  }

  /** The unit's ledger, a new one if it never reported. */
  public ReturnLedger open(String unitId) {
    ReturnLedger ledger = units.get(unitId);
    if (ledger == null) {
      ledger = new ReturnLedger(form);
      units.put(unitId.intern(), ledger); // register, returns and queries share the codes of units
    }
    return ledger;
  }

  /** How many returns of all units are kept; looks at every unit. */
  public long size() {
    return units.values().stream().mapToLong(ReturnLedger::size).sum();
  }

  /** Visits each unit and its ledger. */
  public void forEach(BiConsumer<String, ReturnLedger> receiver) {
    units.forEach(receiver);
  }

  /** The verdict of the rule of revisions on a return that breaks no hard edit; changes nothing. */
  public Verdict judge(Return handedIn) {
    ReturnLedger ledger = units.get(handedIn.unitId());
    return ledger == null ? Verdict.ACCEPTED : ledger.judge(handedIn);
  }

  /** Puts a return in force if the rule of revisions accepts it. */
  public void absorb(Return handedIn) {
    if (judge(handedIn) == Verdict.ACCEPTED) {
      open(handedIn.unitId()).put(handedIn);
    }
  }

  /**
   * Writes all returns for {@link #read}; not of a form of events, of which there are few.
   *
   * @throws IllegalStateException if the form is one of events
   */
  public void writeTo(DataOutput out) throws IOException {
    if (form == Form.EVENT) {
      throw new IllegalStateException("events are not written");
    }
    out.writeInt(units.size());
    for (Map.Entry<String, ReturnLedger> unit : units.entrySet()) {
      out.writeUTF(unit.getKey());
      unit.getValue().writeYears(out);
    }
  }

  /** Reads what {@link #writeTo} wrote of a form. */
  public static ReturnBook read(Form form, DataInput in) throws IOException {
    ReturnBook book = new ReturnBook(form);
    int units = in.readInt();
    for (int read = 0; read < units; read++) {
      book.open(in.readUTF()).readYears(in);
    }
    return book;
  }
}
