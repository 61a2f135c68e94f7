package io.tongji.explain;

import io.tongji.returns.Return;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.RejectionReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A return as a unit handed it in, and what became of it.
 *
 * @param handedIn the return
 * @param origin when, by whom and from where
 * @param verdict of the rule of revisions; null: it broke a hard edit
 * @param refused the rule it broke; null: none
 * @param before the return that stood until then; null: none
 * @param inForce true if it stands now
 */
public record Revision(
    Return handedIn,
    FedFrom origin,
    @Nullable Verdict verdict,
    @Nullable RejectionReason refused,
    @Nullable Return before,
    boolean inForce) {

  /**
   * Where a return comes from.
   *
   * @param at when it was fed
   * @param by account that fed it; empty: not known
   * @param file name of the file; empty: not known
   * @param row of the file; 0: not known
   */
  public record FedFrom(Instant at, String by, String file, long row) {}
}
