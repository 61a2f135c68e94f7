package io.tongji.returns;

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

  /** What the first edit says that the record breaks, or null; nothing is allocated for it. */
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
   * Adds what all edits say that the record breaks to what is wrong with it. An edit is silent
   * where one of its columns is refused already, for what it said would only follow; so is one that
   * withdrawals are not asked if it is not known whether this is one.
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
