package io.tongji.log.records;

import io.tongji.avro.RegisterKey;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterEntry.Ownership;
import io.tongji.returns.RegisterEntry.Place;
import io.tongji.returns.RegisterEntry.Validity;
import io.tongji.returns.RegisterRecord;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Between the register's Avro record and the domain's. */
public final class RegisterRecords {

  private RegisterRecords() {}

  /** The entry that a key and a value state. */
  public static RegisterRecord toRecord(RegisterKey key, io.tongji.avro.RegisterEntry value) {
    String to = Objects.requireNonNullElse(value.getValidTo(), "");
    RegisterEntry entry =
        new RegisterEntry(
            kind(value.getKind()),
            value.getKind(),
            value.getName(),
            new Place(value.getArea(), value.getGroups()),
            value.getIndustry(),
            value.getFrames(),
            new Validity(key.getValidFrom(), Texts.month(key.getValidFrom()), to, Texts.month(to)),
            new Ownership(value.getOwner(), value.getHolding()),
            value.getContact());
    return new RegisterRecord(
        key.getUnitId(), entry, Texts.number(value.getRevision()), value.getWithdrawn());
  }

  private static @Nullable UnitKind kind(String text) {
    try {
      return UnitKind.ofCode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The key of an entry. */
  public static RegisterKey toKey(RegisterRecord handedIn) {
    return new RegisterKey(handedIn.unitId(), handedIn.entry().validity().fromText());
  }

  /** The value of an entry. */
  public static io.tongji.avro.RegisterEntry toValue(RegisterRecord handedIn) {
    RegisterEntry entry = handedIn.entry();
    String to = entry.validity().toText();
    return new io.tongji.avro.RegisterEntry(
        entry.kindText(),
        entry.name(),
        entry.ownership().owner(),
        entry.ownership().holding(),
        entry.place().area(),
        entry.place().groups(),
        entry.industry(),
        entry.frames(),
        to.isEmpty() ? null : to,
        handedIn.revision() == 0 ? null : handedIn.revision(),
        handedIn.withdrawn(),
        entry.contact());
  }
}
