package io.tongji.returns;

import org.jspecify.annotations.Nullable;

/**
 * What a record says of an event beside its quantity and amount.
 *
 * @param eventId number of the event, unique within its unit
 * @param kind code of events.csv
 * @param status word of that kind
 * @param unit code of the unit of its quantity; null: there is none
 * @param area where it happened; null: not stated
 * @param supersedes number of the unit's event in whose place it stands; null: none
 */
public record EventFacts(
    String eventId,
    String kind,
    String status,
    @Nullable String unit,
    @Nullable String area,
    @Nullable String supersedes) {}
