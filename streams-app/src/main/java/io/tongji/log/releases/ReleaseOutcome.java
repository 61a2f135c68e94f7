package io.tongji.log.releases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request for a release.
 *
 * @param request what was asked for
 * @param position where it stands in its topic
 * @param at when it was decided
 * @param number of the release; null: refused
 * @param point what was read; null: refused before anything was read
 * @param planDigest SHA-256 of the plan, hexadecimal; null: refused before it was planned
 * @param refusals why it was refused, a sentence each; none: published
 * @param counts numbers of figures by what became of them
 * @param held figures whose revision is held
 */
public record ReleaseOutcome(
    ReleaseRequest request,
    Position position,
    Instant at,
    @Nullable Long number,
    @Nullable Point point,
    @Nullable String planDigest,
    List<String> refusals,
    SortedMap<String, Long> counts,
    List<String> held) {

  /** Copies the lists. */
  public ReleaseOutcome {
    refusals = List.copyOf(refusals);
    held = List.copyOf(held);
  }

  /** True if the release is out. */
  public boolean isPublished() {
    return refusals.isEmpty();
  }

  /** Where a request stands in its topic. */
  public record Position(int partition, long offset) {}

  /**
   * What a release was computed from: with it the release can be computed again, byte for byte.
   *
   * @param ends of all input topics, the dead letters and the vintages released before
   * @param applicationId group of the pipeline whose decisions on dead letters counted
   * @param catalogueDigest of the catalogue
   * @param programmeDigest of the publication programme
   * @param rulesDigest salted, of the rules of disclosure control
   */
  public record Point(
      Map<TopicPartition, Long> ends,
      String applicationId,
      String catalogueDigest,
      String programmeDigest,
      String rulesDigest) {

    /** Copies the map. */
    public Point {
      ends = Map.copyOf(ends);
    }
  }
}
