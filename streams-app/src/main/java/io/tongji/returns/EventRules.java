package io.tongji.returns;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.EventKind;
import io.tongji.catalogue.Form;
import io.tongji.catalogue.UnitKind;
import java.util.Objects;
import java.util.Optional;

/** Hard rules of an event, which depend on the record and the catalogue alone. */
final class EventRules {

  private static final int ID_LENGTH = 60;

  private final Catalogue catalogue;

  EventRules(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The first rule that an event breaks, if any. */
  Optional<Rejection> check(Return handedIn) {
    EventFacts event = Objects.requireNonNull(handedIn.event());
    return checkUnit(handedIn.unitId())
        .or(() -> checkNumbers(event))
        .or(() -> checkDate(handedIn))
        .or(() -> checkKind(event, handedIn.figures()))
        .or(() -> checkArea(event))
        .or(() -> ReturnRules.checkRange(handedIn));
  }

  /** Who has the look of an enterprise must have its check digit; all others are projects. */
  private static Optional<Rejection> checkUnit(String unitId) {
    UnitKind kind = unitId.matches("[0-9A-Z]{18}") ? UnitKind.ENTERPRISE : UnitKind.PROJECT;
    return ReturnRules.checkUnit(kind, unitId);
  }

  private static Optional<Rejection> checkNumbers(EventFacts event) {
    if (!event.eventId().matches("\\S{1," + ID_LENGTH + "}")) {
      return refuse(Reason.BAD_EVENT_ID, "event_id", event.eventId());
    }
    return event.eventId().equals(event.supersedes())
        ? refuse(Reason.SUPERSEDES_ITSELF, "supersedes", event.eventId())
        : Optional.empty();
  }

  private static Optional<Rejection> checkDate(Return handedIn) {
    if (handedIn.period() == null) {
      return refuse(Reason.BAD_DATE, "occurred_on", handedIn.periodText());
    }
    return handedIn.revision() < 0
        ? refuse(Reason.BAD_REVISION, "revision", Integer.toString(handedIn.revision()))
        : Optional.empty();
  }

  private Optional<Rejection> checkKind(EventFacts event, Figures figures) {
    EventKind kind = catalogue.eventKind(event.kind());
    if (kind == null) {
      return refuse(Reason.UNKNOWN_EVENT, "kind", event.kind());
    }
    if (!kind.statuses().contains(event.status())) {
      return refuse(Reason.UNKNOWN_STATUS, "status", event.status());
    }
    boolean fits =
        figures.has(Form.EVENT.slot("quantity"))
            ? !kind.unit().isEmpty() && kind.unit().equals(event.unit())
            : event.unit() == null;
    return fits
        ? Optional.empty()
        : refuse(Reason.EVENT_QUANTITY, "unit", Objects.requireNonNullElse(event.unit(), ""));
  }

  private Optional<Rejection> checkArea(EventFacts event) {
    String area = event.area();
    return area == null || catalogue.area(area) != null
        ? Optional.empty()
        : refuse(Reason.UNKNOWN_AREA, "area", area);
  }

  private static Optional<Rejection> refuse(Reason reason, String field, String value) {
    return Optional.of(new Rejection(reason, field, value));
  }
}
