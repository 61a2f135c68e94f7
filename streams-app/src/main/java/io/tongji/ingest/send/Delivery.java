package io.tongji.ingest.send;

/**
 * Where records of one kind go, and who judges them there.
 *
 * @param <T> a return, a register record or a target
 * @param outbox takes the records
 * @param judge gives the verdicts on what was taken
 */
public record Delivery<T>(Outbox<T> outbox, Judge judge) {}
