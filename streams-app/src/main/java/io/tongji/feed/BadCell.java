package io.tongji.feed;

import io.tongji.returns.Reason;
import io.tongji.returns.Rejection;

/** A cell that cannot be read; ends the reading of its row, within this package. */
final class BadCell extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  BadCell(Reason reason, String field, String value) {
    super(reason.name(), null, false, false);
    this.rejection = new Rejection(reason, field, value);
  }

  Rejection rejection() {
    return rejection;
  }
}
