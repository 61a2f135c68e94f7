package io.tongji.editing;

import io.tongji.catalogue.IndustryRange;
import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import io.tongji.rollup.Residence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * H5: the register's industry of the unit is one that reports on the form.
 *
 * @param divisions that do
 */
record ForeignIndustry(List<IndustryRange> divisions) implements SoftCheck {

  @Override
  public SoftEdit edit() {
    return SoftEdit.OUTSIDE_INDUSTRIES;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    Residence.Segment segment = year.segment(m);
    if (segment == null) {
      return null;
    }
    String division = segment.placement().activity();
    boolean fits = divisions.stream().anyMatch(range -> range.contains(division));
    return fits ? null : query("", year.own().returned(m) ? year.own().ytd(m) : null, null);
  }
}
