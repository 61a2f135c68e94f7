package io.tongji.disclosure.microdata;

import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterHistory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who is one contributor: the units under common control. A unit's holding is what the register
 * says of the month; else a project is its owner's, and so of the owner's holding; else a unit is
 * its own. Outside of its entries a unit is of the holding of the last one before, or of the first
 * one. Units that state no holding are taken for strangers to one another.
 */
final class Holdings {

  private final Function<String, @Nullable RegisterHistory> register;

  /** Holdings by a register, asked by the code of a unit. */
  Holdings(Function<String, @Nullable RegisterHistory> register) {
    this.register = register;
  }

  /** The code of a unit's holding in a month: of the holding, of an owner, or of the unit. */
  String of(String unitId, RegisterHistory history, Month month) {
    RegisterEntry entry = entry(history, month);
    if (entry == null) {
      return unitId;
    }
    if (entry.ownership().holding() != null) {
      return entry.ownership().holding();
    }
    String owner = entry.ownership().owner();
    if (owner == null) {
      return unitId;
    }
    RegisterHistory ofOwner = register.apply(owner);
    RegisterEntry ownerEntry = ofOwner == null ? null : entry(ofOwner, month);
    return ownerEntry == null || ownerEntry.ownership().holding() == null
        ? owner
        : ownerEntry.ownership().holding();
  }

  private static @Nullable RegisterEntry entry(RegisterHistory history, Month month) {
    RegisterEntry valid = history.at(month);
    RegisterEntry nearest = null;
    if (valid == null) {
      for (int change : history.changes()) {
        RegisterEntry entry = history.at(new Month(change));
        if (entry != null && (nearest == null || change <= month.index())) {
          nearest = entry;
        }
      }
    }
    return valid == null ? nearest : valid;
  }
}
