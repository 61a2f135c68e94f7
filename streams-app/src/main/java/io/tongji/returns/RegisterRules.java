package io.tongji.returns;

import io.tongji.catalogue.Catalogue;
import io.tongji.period.Month;
import java.util.Optional;

/** Hard rules of a register entry, which depend on the record and the catalogue alone. */
public final class RegisterRules {

  private final Catalogue catalogue;

  /** Rules under a catalogue. */
  public RegisterRules(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The first rule that the entry breaks, if any. */
  public Optional<Rejection> check(RegisterRecord handedIn) {
    RegisterEntry entry = handedIn.entry();
    if (entry.kind() == null) {
      return refuse(Reason.UNKNOWN_KIND, "kind", entry.kindText());
    }
    Optional<Rejection> unit = ReturnRules.checkUnit(entry.kind(), handedIn.unitId());
    if (unit.isPresent()) {
      return unit;
    }
    if (handedIn.revision() < 0) {
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
