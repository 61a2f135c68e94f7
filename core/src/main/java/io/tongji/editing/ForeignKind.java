package io.tongji.editing;

import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import io.tongji.rollup.Residence;
import org.jspecify.annotations.Nullable;

/**
 * H4: the unit is of the kind that reports on the form, by the register entry of the period. No
 * indicator of the form counts one of the other kind.
 */
record ForeignKind() implements SoftCheck {

  @Override
  public SoftEdit edit() {
    return SoftEdit.OTHER_KIND;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    Residence.Segment segment = year.segment(m);
    if (segment == null || year.form().isFor(segment.kind())) {
      return null;
    }
    return query("", year.own().returned(m) ? year.own().ytd(m) : null, null);
  }
}
