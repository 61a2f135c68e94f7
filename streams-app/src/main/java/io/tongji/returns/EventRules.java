package io.tongji.returns;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.EditRules;
import io.tongji.catalogue.EventKind;
import io.tongji.catalogue.Form;
import io.tongji.catalogue.UnitKind;
import io.tongji.period.Month;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holds of every event; it depends on the record, its time and the catalogue alone. */
final class EventRules implements HardEdit {

  private static final int ID_LENGTH = 60;

  private final Catalogue catalogue;
  private final @Nullable MonthStarts begins;
  private final KnownUnitCode enterprises;
  private final KnownUnitCode projects;

  /** Under a catalogue; without the beginnings of months the future is not asked about. */
  EventRules(Catalogue catalogue, @Nullable MonthStarts begins) {
    this.catalogue = catalogue;
    this.begins = begins;
    this.enterprises = KnownUnitCode.of(catalogue.edits(), EditRules.REGISTER, UnitKind.ENTERPRISE);
    this.projects = KnownUnitCode.of(catalogue.edits(), EditRules.REGISTER, UnitKind.PROJECT);
  }

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    EventFacts event = Objects.requireNonNull(handedIn.event());
    return checkUnit(handedIn.unitId())
        .or(() -> checkNumbers(event))
        .or(() -> checkDate(handedIn, instant))
        .or(() -> checkKind(event, handedIn.figures()))
        .or(() -> checkArea(event))
        .orElse(null);
  }

  @Override
  public boolean ofWithdrawals() {
    return true;
  }

  /** Who has the look of an enterprise must have its check digit; all others are projects. */
  private Optional<Rejection> checkUnit(String unitId) {
    KnownUnitCode codes = unitId.matches("[0-9A-Z]{18}") ? enterprises : projects;
    return Optional.ofNullable(codes.check(unitId));
  }

  private static Optional<Rejection> checkNumbers(EventFacts event) {
    if (!event.eventId().matches("\\S{1," + ID_LENGTH + "}")) {
      return refuse(Reason.BAD_EVENT_ID, "event_id", event.eventId());
    }
    return event.eventId().equals(event.supersedes())
        ? refuse(Reason.SUPERSEDES_ITSELF, "supersedes", event.eventId())
        : Optional.empty();
  }

  private Optional<Rejection> checkDate(Return handedIn, long instant) {
    Month month = handedIn.period();
    if (month == null || !month.mayBeHandedIn()) {
      return refuse(Reason.BAD_DATE, "occurred_on", handedIn.periodText());
    }
    return begins != null && instant < begins.of(month)
        ? refuse(Reason.FUTURE_PERIOD, "occurred_on", handedIn.periodText())
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
    if (!fits) {
      return refuse(Reason.EVENT_QUANTITY, "unit", Objects.requireNonNullElse(event.unit(), ""));
    }
    return checkCount(kind, figures.get(Form.EVENT.slot("quantity")));
  }

  /** Firms, people and machines are counted in whole numbers. */
  private Optional<Rejection> checkCount(EventKind kind, long quantity) {
    BigDecimal counted = BigDecimal.valueOf(quantity, Form.QUANTITY_SCALE).stripTrailingZeros();
    return catalogue.units().isWhole(kind.unit()) && counted.scale() > 0
        ? refuse(Reason.COUNT_NOT_WHOLE, "quantity", counted.toPlainString())
        : Optional.empty();
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
