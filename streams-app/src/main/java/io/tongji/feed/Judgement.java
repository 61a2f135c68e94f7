package io.tongji.feed;

import java.util.List;

/**
 * What the pipeline decided on the records that were sent.
 *
 * @param duplicates records that say what is in force already
 * @param stale records with a lower revision than the one in force
 * @param rejected records that broke a rule that only the pipeline can know
 */
public record Judgement(long duplicates, long stale, List<Rejected> rejected) {

  /**
   * A record that the pipeline refused.
   *
   * @param origin the row that it was
   * @param code of the rule it broke
   */
  public record Rejected(Origin origin, String code) {}

  /** Copies the list. */
  public Judgement {
    rejected = List.copyOf(rejected);
  }
}
