package io.tongji.log.deadletters;

import io.tongji.log.serde.BoundedBytes;
import org.jspecify.annotations.Nullable;

/**
 * A key or value on its way to the dead letters, as it was found.
 *
 * @param partition of the record, and so of its dead letter
 * @param bytes the first ones alone if there were too many; null: there were none
 */
public record RawRecord(int partition, byte @Nullable [] bytes) {

  /** A key or value of a record in a partition. */
  public static RawRecord of(int partition, byte @Nullable [] raw) {
    return new RawRecord(
        partition, BoundedBytes.Excerpt.of(raw).map(BoundedBytes.Excerpt::beginning).orElse(raw));
  }
}
