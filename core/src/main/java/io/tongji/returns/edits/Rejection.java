package io.tongji.returns.edits;

/**
 * A broken hard edit (强制性审核): the record cannot be accepted.
 *
 * @param reason the rule
 * @param field the field that breaks it, by its name in the form; empty: the whole record
 * @param value its value as text; empty if there is none
 */
public record Rejection(RejectionReason reason, String field, String value) {

  /** A record that is refused as a whole. */
  public static Rejection whole(RejectionReason reason) {
    return new Rejection(reason, "", "");
  }
}
