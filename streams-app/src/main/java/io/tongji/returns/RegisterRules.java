package io.tongji.returns;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.EditRules;
import io.tongji.catalogue.UnitKind;
import io.tongji.period.Month;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Hard edits of a register entry, which depend on the record and the catalogue alone. H5 is asked
 * here: an industry of four digits, of a division that there is.
 */
public final class RegisterRules {

  private final Catalogue catalogue;
  private final Map<UnitKind, KnownUnitCode> codes = new EnumMap<>(UnitKind.class);

  /** Rules under a catalogue. */
  public RegisterRules(Catalogue catalogue) {
    this.catalogue = catalogue;
    for (UnitKind kind : UnitKind.values()) {
      codes.put(kind, KnownUnitCode.of(catalogue.edits(), EditRules.REGISTER, kind));
    }
  }

  /** The first rule that the entry breaks, if any. */
  public Optional<Rejection> check(RegisterRecord handedIn) {
    RegisterEntry entry = handedIn.entry();
    if (entry.kind() == null) {
      return refuse(Reason.UNKNOWN_KIND, "kind", entry.kindText());
    }
    Rejection unit = Objects.requireNonNull(codes.get(entry.kind())).check(handedIn.unitId());
    if (unit != null) {
      return Optional.of(unit);
    }
    if (!Verdict.mayBeGiven(handedIn.revision())) {
      return refuse(Reason.BAD_REVISION, "revision", Integer.toString(handedIn.revision()));
    }
    return checkValidity(entry.validity())
        .or(() -> handedIn.withdrawn() ? Optional.empty() : checkContent(entry));
  }

  private Optional<Rejection> checkContent(RegisterEntry entry) {
    if (entry.name().isBlank()) {
      return refuse(Reason.NO_NAME, "name", entry.name());
    }
    if (catalogue.area(entry.place().area()) == null) {
      return refuse(Reason.UNKNOWN_AREA, "area", entry.place().area());
    }
    for (String group : entry.place().groups()) {
      if (catalogue.area(group) == null) {
        return refuse(Reason.UNKNOWN_AREA, "groups", group);
      }
    }
    if (!catalogue.knowsIndustry(entry.industry())) {
      return refuse(Reason.UNKNOWN_INDUSTRY, "industry", entry.industry());
    }
    return Optional.empty();
  }

  private static Optional<Rejection> checkValidity(RegisterEntry.Validity validity) {
    Month from = validity.from();
    if (from == null || !from.mayBeHandedIn()) {
      return refuse(Reason.BAD_PERIOD, "valid_from", validity.fromText());
    }
    Month to = validity.to();
    boolean wrong =
        to == null ? !validity.toText().isEmpty() : to.compareTo(from) < 0 || !to.mayBeHandedIn();
    if (wrong) {
      return refuse(Reason.BAD_VALIDITY, "valid_to", validity.toText());
    }
    return Optional.empty();
  }

  private static Optional<Rejection> refuse(Reason reason, String field, String value) {
    return Optional.of(new Rejection(reason, field, value));
  }
}
