package io.tongji.returns.edits;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.EditRules;
import io.tongji.catalogue.form.EventKind;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.returns.EventFacts;
import io.tongji.returns.Return;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What holds of every event; it depends on the record, its time and the catalogue alone. */
final class EventEdits {

  private static final int ID_LENGTH = 60;

  private final Catalogue catalogue;
  private final @Nullable MonthStarts begins;
  private final UnitCodes enterprises;
  private final UnitCodes projects;

  /** Under a catalogue; without the beginnings of months the future is not asked about. */
  EventEdits(Catalogue catalogue, @Nullable MonthStarts begins) {
    this.catalogue = catalogue;
    this.begins = begins;
    this.enterprises = UnitCodes.of(catalogue.edits(), EditRules.REGISTER, UnitKind.ENTERPRISE);
    this.projects = UnitCodes.of(catalogue.edits(), EditRules.REGISTER, UnitKind.PROJECT);
  }

  /** The edits, in the order in which they are asked. */
  List<HardEdit<Return>> edits() {
    return List.of(
        HardEdit.ofAll(this::checkUnit, "unit_id"),
        HardEdit.ofAll(EventEdits::checkEventId, "event_id"),
        HardEdit.ofAll(EventEdits::checkSuperseded, "event_id", "supersedes"),
        PeriodEdits.validDay(begins),
        HardEdit.ofAll(this::checkKind, "kind"),
        HardEdit.ofAll(this::checkStatus, "kind", "status"),
        HardEdit.ofAll(this::checkUnitOfQuantity, "kind", "quantity", "unit"),
        HardEdit.ofAll(this::checkCount, "kind", "quantity", "unit"),
        HardEdit.ofAll(this::checkArea, "area"));
  }

  /** Who has the look of an enterprise must have its check digit; all others are projects. */
  private @Nullable Rejection checkUnit(Return handedIn) {
    String unitId = handedIn.unitId();
    return (unitId.matches("[0-9A-Z]{18}") ? enterprises : projects).check(unitId);
  }

  private static @Nullable Rejection checkEventId(Return handedIn) {
    String eventId = event(handedIn).eventId();
    return eventId.matches("\\S{1," + ID_LENGTH + "}")
        ? null
        : new Rejection(RejectionReason.BAD_EVENT_ID, "event_id", eventId);
  }

  private static @Nullable Rejection checkSuperseded(Return handedIn) {
    String eventId = event(handedIn).eventId();
    return eventId.equals(event(handedIn).supersedes())
        ? new Rejection(RejectionReason.SUPERSEDES_ITSELF, "supersedes", eventId)
        : null;
  }

  private @Nullable Rejection checkKind(Return handedIn) {
    String kind = event(handedIn).kind();
    return catalogue.eventKind(kind) != null
        ? null
        : new Rejection(RejectionReason.UNKNOWN_EVENT, "kind", kind);
  }

  private @Nullable Rejection checkStatus(Return handedIn) {
    String status = event(handedIn).status();
    return kind(handedIn).statuses().contains(status)
        ? null
        : new Rejection(RejectionReason.UNKNOWN_STATUS, "status", status);
  }

  private @Nullable Rejection checkUnitOfQuantity(Return handedIn) {
    String needed = kind(handedIn).unit();
    String unit = event(handedIn).unit();
    boolean fits =
        handedIn.figures().has(Form.EVENT.slot("quantity"))
            ? !needed.isEmpty() && needed.equals(unit)
            : unit == null;
    return fits
        ? null
        : new Rejection(
            RejectionReason.EVENT_QUANTITY, "unit", Objects.requireNonNullElse(unit, ""));
  }

  /** Firms, people and machines are counted in whole numbers. */
  private @Nullable Rejection checkCount(Return handedIn) {
    long quantity = handedIn.figures().get(Form.EVENT.slot("quantity"));
    BigDecimal counted = BigDecimal.valueOf(quantity, Form.QUANTITY_SCALE).stripTrailingZeros();
    return catalogue.units().isWhole(kind(handedIn).unit()) && counted.scale() > 0
        ? new Rejection(RejectionReason.COUNT_NOT_WHOLE, "quantity", counted.toPlainString())
        : null;
  }

  private @Nullable Rejection checkArea(Return handedIn) {
    String area = event(handedIn).area();
    return area == null || catalogue.area(area) != null
        ? null
        : new Rejection(RejectionReason.UNKNOWN_AREA, "area", area);
  }

  private static EventFacts event(Return handedIn) {
    return Objects.requireNonNull(handedIn.event());
  }

  /** The kind, which an earlier edit has found in the catalogue. */
  private EventKind kind(Return handedIn) {
    return Objects.requireNonNull(catalogue.eventKind(event(handedIn).kind()));
  }
}
