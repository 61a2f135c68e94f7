package io.tongji.log.records;

import java.util.OptionalLong;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * What has to be known of a record to compare it with others of its key.
 *
 * @param key hash of the key
 * @param content hash of all that it states but its revision
 * @param revision number given; 0: absent
 * @param amount the cumulative, or else the month, or the target; empty: it has none
 */
public record RecordSummary(long key, long content, int revision, OptionalLong amount) {

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  /** The hash of all fields of a record but one. */
  static long hash(SpecificRecord value, String except) {
    long hash = 0;
    for (Schema.Field field : value.getSchema().getFields()) {
      if (!field.name().equals(except)) {
        hash = mixed(hash, value.get(field.pos()));
      }
    }
    return hash;
  }

  private static long mixed(long before, Object stated) {
    if (stated instanceof Long number) {
      return mixed(before, number.longValue());
    }
    String text = String.valueOf(stated);
    long hash = mixed(before, text.length());
    for (int at = 0; at < text.length(); at++) {
      hash = mixed(hash, text.charAt(at));
    }
    return hash;
  }

  private static long mixed(long before, long next) {
    long hash = (before ^ next) * PRIME;
    return hash ^ hash >>> 29;
  }
}
