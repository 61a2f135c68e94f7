package io.tongji.explain;

import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * A record of the register as it was handed in, and what became of it.
 *
 * @param handedIn the record
 * @param origin when, by whom and from where
 * @param verdict of the rule of revisions; null: it broke a hard edit
 * @param refused the rule it broke; null: none
 * @param inForce true if it stands now
 */
public record RegisterRevision(
    RegisterRecord handedIn,
    Revision.FedFrom origin,
    @Nullable Verdict verdict,
    @Nullable RejectionReason refused,
    boolean inForce) {}
