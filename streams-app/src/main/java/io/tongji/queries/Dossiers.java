package io.tongji.queries;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.RegisterEdits;
import io.tongji.returns.edits.ReturnEdits;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands of some units: their names, their areas, and their returns in force.
 *
 * <p>It may be asked in one thread while another one has it take more.
 */
public final class Dossiers {

  private final RegisterEdits registerRules;
  private final ReturnEdits returnRules;
  private final Set<String> units;
  private final Map<String, RegisterHistory> register = new HashMap<>();
  private final Map<Filed, ReturnLedger> ledgers = new HashMap<>();
  private final Map<NumberedReturn, Return> standing = new HashMap<>();

  /** All that a unit has handed in on a form. */
  private record Filed(Form form, String unit) {}

  /** A return of it. */
  private record NumberedReturn(Form form, String unit, String number) {}

  /** Empty dossiers of units under a catalogue. */
  public Dossiers(Catalogue catalogue, Collection<String> units) {
    this.registerRules = new RegisterEdits(catalogue);
    this.returnRules = new ReturnEdits(catalogue);
    this.units = Set.copyOf(units);
  }

  /** Takes the next record of the register, unless a rule refuses it. */
  public synchronized void take(RegisterRecord handedIn) {
    if (units.contains(handedIn.unitId()) && registerRules.check(handedIn).isEmpty()) {
      RegisterHistory history =
          register.computeIfAbsent(handedIn.unitId(), absent -> new RegisterHistory());
      if (history.judge(handedIn) == Verdict.ACCEPTED) {
        history.put(handedIn);
      }
    }
  }

  /** Takes the next return, unless a rule refuses it. */
  public synchronized void take(Return handedIn, long timestamp) {
    if (!units.contains(handedIn.unitId()) || returnRules.check(handedIn, timestamp).isPresent()) {
      return;
    }
    Filed filed = new Filed(handedIn.form(), handedIn.unitId());
    ReturnLedger ledger =
        ledgers.computeIfAbsent(filed, absent -> new ReturnLedger(handedIn.form()));
    if (ledger.judge(handedIn) == Verdict.ACCEPTED) {
      ledger.put(handedIn);
      standing.put(
          new NumberedReturn(handedIn.form(), handedIn.unitId(), handedIn.number()), handedIn);
    }
  }

  /** The entry of the register in a month; null: there is none. */
  public synchronized @Nullable RegisterEntry entry(String unit, Month month) {
    RegisterHistory history = register.get(unit);
    return history == null ? null : history.at(month);
  }

  /** The name of a unit in a month; empty: the register has none. */
  String name(String unit, Month month) {
    RegisterEntry entry = entry(unit, month);
    return entry == null ? "" : entry.name();
  }

  /** The code of its area; empty: the register has none. */
  String area(String unit, Month month) {
    RegisterEntry entry = entry(unit, month);
    return entry == null ? "" : Area.shortest(entry.place().area());
  }

  /**
   * The return in force of a unit.
   *
   * @param number its period, or the number of its event
   * @return null if there is none, or it was withdrawn
   */
  public synchronized @Nullable Return standing(Form form, String unit, String number) {
    Return found = standing.get(new NumberedReturn(form, unit, number));
    return found == null || found.withdrawn() ? null : found;
  }
}
