package io.tongji.log.records;

import org.jspecify.annotations.Nullable;

/**
 * A key or value on its way to the dead letters, as it was found.
 *
 * @param partition of the record, and so of its dead letter
 * @param raw its bytes; null: there were none
 */
public record Aside(int partition, byte @Nullable [] raw) {

  /** Of a record in a partition. */
  public static Aside of(int partition, @Nullable Received received) {
    return new Aside(partition, received == null ? null : received.raw());
  }
}
