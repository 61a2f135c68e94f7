package io.tongji.log.records;

import io.tongji.avro.EventKey;
import io.tongji.avro.EventReturn;
import io.tongji.returns.EventFacts;
import io.tongji.returns.Return;
import java.util.Objects;

/** Between what an event's Avro record says beside its amounts, and the domain's facts. */
final class EventRecords {

  private EventRecords() {}

  static EventFacts facts(EventKey key, EventReturn value) {
    return new EventFacts(
        key.getEventId(),
        value.getKind(),
        value.getStatus(),
        value.getUnit(),
        value.getArea(),
        value.getSupersedes());
  }

  static void put(Return handedIn, EventReturn value) {
    EventFacts event = Objects.requireNonNull(handedIn.event());
    value.setKind(event.kind());
    value.setStatus(event.status());
    value.setUnit(event.unit());
    value.setArea(event.area());
    value.setOccurredOn(handedIn.periodText());
    value.setSupersedes(event.supersedes());
  }
}
