package io.tongji.feed;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the rows that were fed.
 *
 * @param read rows read
 * @param refused rows that did not get in, by code of the reason
 * @param duplicates records that say what is in force already
 * @param stale records with a lower revision than the one in force
 * @param judged true if the pipeline has answered
 */
public record Receipt(
    long read, SortedMap<String, Long> refused, long duplicates, long stale, boolean judged) {

  /** Copies the map. */
  public Receipt {
    refused = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(refused));
  }

  /** Rows that did not get in. */
  public long refusedRows() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rows that are in force, or will be once the pipeline has read them. */
  public long accepted() {
    return read - refusedRows() - duplicates - stale;
  }

  /** One line that says it all, in zh or en. */
  public String line(String language) {
    boolean chinese = language.equals("zh");
    StringBuilder line = new StringBuilder();
    line.append(
        (chinese ? "读入 %d 行:接收 %d" : "%d rows read: %d accepted").formatted(read, accepted()));
    if (judged) {
      line.append(
          (chinese ? ",重复 %d,过时 %d" : ", %d duplicates, %d stale").formatted(duplicates, stale));
    }
    line.append((chinese ? ",退回 %d" : ", %d refused").formatted(refusedRows()));
    for (Map.Entry<String, Long> reason : refused.entrySet()) {
      line.append(' ').append(reason.getKey()).append('=').append(reason.getValue());
    }
    return line.toString();
  }
}
