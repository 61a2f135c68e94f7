package io.tongji.log.records;

import org.jspecify.annotations.Nullable;

/**
 * How a figure was released.
 *
 * @param id of the release that last changed it
 * @param status P provisional, A final or revised, E estimated in part, Q suppressed
 *     (CL_OBS_STATUS)
 * @param confidentiality F free, C confidential (CL_CONF_STATUS)
 * @param revisionReason why it differs from the one released before; null: it is the first
 * @param firstReleased release in which it came out first
 */
public record ReleaseMark(
    String id,
    String status,
    String confidentiality,
    @Nullable String revisionReason,
    String firstReleased) {

  /** Part of the total is estimated. */
  public static final String ESTIMATED = "E";

  /** Final or revised. */
  public static final String FINAL = "A";

  /** The mark of a record; null: it is of the live topic. */
  static @Nullable ReleaseMark of(io.tongji.avro.Aggregate value) {
    String id = value.getRELEASEID();
    if (id == null) {
      return null;
    }
    return new ReleaseMark(
        id,
        orElse(value.getOBSSTATUS(), "P"),
        orElse(value.getCONFSTATUS(), "F"),
        value.getREVISIONREASON(),
        orElse(value.getFIRSTRELEASED(), id));
  }

  private static String orElse(@Nullable String stated, String otherwise) {
    return stated == null ? otherwise : stated;
  }
}
