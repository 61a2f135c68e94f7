package io.tongji.returns.edits;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hard edits of one kind of record, in the order in which they are asked.
 *
 * @param <R> a return, a register record or a target
 */
final class HardEdits<R> {

  private static final String WITHDRAWN = "withdrawn";

  private final List<HardEdit<R>> edits;

  HardEdits(List<HardEdit<R>> edits) {
    this.edits = List.copyOf(edits);
  }

  /** The first edit that the record breaks, or null; allocates nothing. */
  @Nullable Rejection first(R handedIn, boolean withdrawn, long instant) {
    for (HardEdit<R> edit : edits) {
      if (!withdrawn || edit.ofWithdrawals()) {
        Rejection broken = edit.check(handedIn, instant);
        if (broken != null) {
          return broken;
        }
      }
    }
    return null;
  }

  /**
   * Adds the errors that the edits find to those already known. An edit is skipped if one of its
   * columns has an error already, since its own error would only follow. If it is unknown whether
   * the record is a withdrawal, edits that do not apply to withdrawals are skipped too.
   */
  void all(R handedIn, boolean withdrawn, long instant, Rejections wrong) {
    boolean standing = !withdrawn && !wrong.concern(WITHDRAWN);
    for (HardEdit<R> edit : edits) {
      if ((standing || edit.ofWithdrawals()) && !wrong.concernAny(edit.columns())) {
        Rejection broken = edit.check(handedIn, instant);
        if (broken != null) {
          wrong.add(broken);
        }
      }
    }
  }
}
