package io.tongji.editing;

import static io.tongji.editing.SoftCheck.query;

import io.tongji.catalogue.form.IndustryRange;
import io.tongji.returns.edits.SoftEdit;
import io.tongji.rollup.unit.Residence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Soft edits that compare a unit's returns with its entry in the register. */
final class RegisterChecks {

  private RegisterChecks() {}

  /**
   * H4: the register has no entry of the unit for the period, so that it counts nowhere. An event
   * that counts where its unit was last may be explained: some things happen after a unit has left.
   */
  static SoftCheck notInRegister() {
    return (year, m) -> {
      boolean settled = year.inRegister(m) || (year.segment(m) != null && year.explained(m));
      return settled ? null : query(SoftEdit.NOT_IN_REGISTER, "", reported(year, m), null);
    };
  }

  /**
   * H4: the unit is of another kind than reports on the form, by the register entry of the period.
   * No indicator of the form counts it.
   */
  static SoftCheck otherKind() {
    return (year, m) -> {
      Residence.Segment segment = year.segment(m);
      return segment == null || year.form().isFor(segment.kind())
          ? null
          : query(SoftEdit.OTHER_KIND, "", reported(year, m), null);
    };
  }

  /**
   * H5: the register's industry of the unit is none that reports on the form.
   *
   * @param divisions that do
   */
  static SoftCheck outsideIndustries(List<IndustryRange> divisions) {
    return (year, m) -> {
      Residence.Segment segment = year.segment(m);
      if (segment == null) {
        return null;
      }
      String division = segment.placement().activity();
      boolean fits = divisions.stream().anyMatch(range -> range.contains(division));
      return fits ? null : query(SoftEdit.OUTSIDE_INDUSTRIES, "", reported(year, m), null);
    };
  }

  /**
   * S11: a unit that some months ago was not yet on the list of an indicator that counts it states
   * 0 for the year before.
   *
   * @param slot of the year before
   * @param months how many make a unit new
   */
  static SoftCheck newUnitZeroBase(int slot, int months) {
    return (year, m) -> {
      Long prior = year.stated(m, slot);
      boolean zero =
          prior != null
              && prior == 0
              && year.own().returned(m)
              && year.own().ytd(m) > 0
              && year.newlyListed(m, months);
      return zero ? query(SoftEdit.NEW_UNIT_ZERO_BASE, "prior_ytd", 0L, null) : null;
    };
  }

  private static @Nullable Long reported(UnitYear year, int m) {
    return year.own().returned(m) ? year.own().ytd(m) : null;
  }
}
