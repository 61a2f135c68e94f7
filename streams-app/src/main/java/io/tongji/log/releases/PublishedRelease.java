package io.tongji.log.releases;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A release that is out.
 *
 * @param request what was asked for, and published; whoever asked is not said
 * @param number from 1, in the order of publication
 * @param publishedAt when it came out
 * @param records how many records of each indicator it has
 * @param digest SHA-256 of its records, hexadecimal
 * @param withdrawnAt when it was withdrawn; null: it stands
 */
public record PublishedRelease(
    ReleaseRequest request,
    long number,
    Instant publishedAt,
    SortedMap<String, Long> records,
    String digest,
    @Nullable Instant withdrawnAt) {

  /** The release's id. */
  public String id() {
    return request.id();
  }

  /**
   * The number of the release that comes next.
   *
   * @param before releases that are out
   */
  public static long next(List<PublishedRelease> before) {
    return 1 + before.stream().mapToLong(PublishedRelease::number).max().orElse(0);
  }

  /** How many records it has. */
  public long size() {
    return records.values().stream().mapToLong(Long::longValue).sum();
  }
}
