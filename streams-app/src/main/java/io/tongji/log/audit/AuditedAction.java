package io.tongji.log.audit;

/**
 * What somebody did.
 *
 * @param user who
 * @param address from where
 * @param action what: a route, or a step of a job
 * @param object to what
 * @param result what became of it
 * @param digest of what was sent, in hexadecimal; empty: nothing was
 */
public record AuditedAction(
    String user, String address, String action, String object, String result, String digest) {}
