package io.tongji.log.aggregates;

import org.jspecify.annotations.Nullable;

/**
 * How a figure was released.
 *
 * @param id of the release that last changed it
 * @param status P provisional, A final or revised, E estimated in part, Q suppressed
 *     (CL_OBS_STATUS)
 */
public record ReleaseMark(String id, String status) {

  /** Part of the total is estimated. */
  public static final String ESTIMATED = "E";

  /** Final or revised. */
  public static final String FINAL = "A";

  /** The mark of a record; null: it is of the live topic. */
  static @Nullable ReleaseMark of(io.tongji.avro.Aggregate value) {
    String id = value.getRELEASEID();
    String status = value.getOBSSTATUS();
    return id == null ? null : new ReleaseMark(id, status == null ? "P" : status);
  }
}
