package io.tongji.log.audit;

import java.time.Instant;

/**
 * What somebody did, and when.
 *
 * @param at when
 * @param done who did what
 */
public record LoggedAction(Instant at, AuditedAction done) {}
