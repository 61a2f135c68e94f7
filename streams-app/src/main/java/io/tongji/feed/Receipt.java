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

  /** One line that says it all. */
  public String line() {
    StringBuilder line = new StringBuilder();
    line.append("读入 ").append(read).append(" 行:接收 ").append(accepted());
    if (judged) {
      line.append(",重复 ").append(duplicates).append(",过时 ").append(stale);
    }
    line.append(",退回 ").append(refusedRows());
    for (Map.Entry<String, Long> reason : refused.entrySet()) {
      line.append(' ').append(reason.getKey()).append('=').append(reason.getValue());
    }
    return line.toString();
  }
}
