package io.tongji.returns.edits;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.EditRules;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry.Validity;
import io.tongji.returns.RegisterRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hard edits of a register entry, which depend on the record and the catalogue alone. H5 is asked
 * here: an industry of four digits, of a division that there is.
 */
public final class RegisterEdits {

  /** No edit of the register looks at the time of the record. */
  private static final long ANY_TIME = 0;

  private final Catalogue catalogue;
  private final Map<UnitKind, UnitCodes> codes = new EnumMap<>(UnitKind.class);
  private final HardEdits<RegisterRecord> edits;

  /** Edits under a catalogue. */
  public RegisterEdits(Catalogue catalogue) {
    this.catalogue = catalogue;
    for (UnitKind kind : UnitKind.values()) {
      codes.put(kind, UnitCodes.of(catalogue.edits(), EditRules.REGISTER, kind));
    }
    this.edits =
        new HardEdits<>(
            List.of(
                HardEdit.ofAll(RegisterEdits::checkKind, "kind"),
                HardEdit.ofAll(this::checkUnit, "kind", "unit_id"),
                HardEdit.ofAll(RegisterEdits::checkRevision, "revision"),
                HardEdit.ofAll(RegisterEdits::checkFirst, "valid_from"),
                HardEdit.ofAll(RegisterEdits::checkLast, "valid_to"),
                HardEdit.ofAll(RegisterEdits::checkOrder, "valid_from", "valid_to"),
                HardEdit.ofStanding(RegisterEdits::checkName, "name"),
                HardEdit.ofStanding(this::checkArea, "area"),
                HardEdit.ofStanding(this::checkGroups, "groups"),
                HardEdit.ofStanding(this::checkIndustry, "industry")));
  }

  /** The first rule that the entry breaks, if any. */
  public Optional<Rejection> check(RegisterRecord handedIn) {
    return Optional.ofNullable(edits.first(handedIn, handedIn.withdrawn(), ANY_TIME));
  }

  /**
   * Adds each rule that the entry breaks, unless its error only follows from those already known.
   */
  public void checkAll(RegisterRecord handedIn, Rejections wrong) {
    edits.all(handedIn, handedIn.withdrawn(), ANY_TIME, wrong);
  }

  private static @Nullable Rejection checkKind(RegisterRecord handedIn) {
    return handedIn.entry().kind() != null
        ? null
        : new Rejection(RejectionReason.UNKNOWN_KIND, "kind", handedIn.entry().kindText());
  }

  private @Nullable Rejection checkUnit(RegisterRecord handedIn) {
    UnitKind kind = Objects.requireNonNull(handedIn.entry().kind());
    return Objects.requireNonNull(codes.get(kind)).check(handedIn.unitId());
  }

  private static @Nullable Rejection checkRevision(RegisterRecord handedIn) {
    return PeriodEdits.revision("revision", handedIn.revision());
  }

  private static @Nullable Rejection checkFirst(RegisterRecord handedIn) {
    Validity validity = handedIn.entry().validity();
    Month from = validity.from();
    return from != null && from.mayBeHandedIn()
        ? null
        : new Rejection(RejectionReason.BAD_PERIOD, "valid_from", validity.fromText());
  }

  private static @Nullable Rejection checkLast(RegisterRecord handedIn) {
    Validity validity = handedIn.entry().validity();
    Month to = validity.to();
    boolean good = to == null ? validity.toText().isEmpty() : to.mayBeHandedIn();
    return good ? null : badEnd(validity);
  }

  private static @Nullable Rejection checkOrder(RegisterRecord handedIn) {
    Validity validity = handedIn.entry().validity();
    Month from = Objects.requireNonNull(validity.from());
    Month to = validity.to();
    return to == null || to.compareTo(from) >= 0 ? null : badEnd(validity);
  }

  private static Rejection badEnd(Validity validity) {
    return new Rejection(RejectionReason.BAD_VALIDITY, "valid_to", validity.toText());
  }

  private static @Nullable Rejection checkName(RegisterRecord handedIn) {
    String name = handedIn.entry().name();
    return name.isBlank() ? new Rejection(RejectionReason.NO_NAME, "name", name) : null;
  }

  private @Nullable Rejection checkArea(RegisterRecord handedIn) {
    return checkArea("area", handedIn.entry().place().area());
  }

  private @Nullable Rejection checkGroups(RegisterRecord handedIn) {
    for (String group : handedIn.entry().place().groups()) {
      Rejection broken = checkArea("groups", group);
      if (broken != null) {
        return broken;
      }
    }
    return null;
  }

  private @Nullable Rejection checkArea(String column, String code) {
    return catalogue.area(code) != null
        ? null
        : new Rejection(RejectionReason.UNKNOWN_AREA, column, code);
  }

  private @Nullable Rejection checkIndustry(RegisterRecord handedIn) {
    String industry = handedIn.entry().industry();
    return catalogue.knowsIndustry(industry)
        ? null
        : new Rejection(RejectionReason.UNKNOWN_INDUSTRY, "industry", industry);
  }
}
