package io.tongji.bench.contend;

import io.tongji.bench.contend.DslRecords.Placed;
import io.tongji.bench.contend.DslRecords.StatedTotal;
import io.tongji.bench.work.CellKey;
import io.tongji.bench.work.Placing;
import io.tongji.bench.work.Placing.Registration;
import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the groupings: areas of a level by activities of a level.
 *
 * @param placing where units count
 * @param area level of areas
 * @param activity level of activities, or a theme's code
 */
record DslLevels(Placing placing, String area, String activity) {

  private static final String TOTAL = "total";
  private static final String SECTION = "section";
  private static final String DIVISION = "division";

  /** Levels of areas. */
  static List<String> areas(Catalogue catalogue) {
    return catalogue.areas().stream().map(Area::level).distinct().toList();
  }

  /** Levels of activities; each theme is one, since themes overlap. */
  static List<String> activities(Catalogue catalogue) {
    List<String> levels = new ArrayList<>(List.of(TOTAL, SECTION, DIVISION));
    levels.addAll(catalogue.themesByCode().keySet());
    return levels;
  }

  /** The total that a statement belongs to at these levels, or null if to none. */
  @Nullable String key(Placed placed) {
    StatedTotal stated = placed.stated();
    Registration unit = placed.standing();
    Month month = new Month(stated.month());
    if (unit == null || !counts(stated, unit, month)) {
      return null;
    }
    String areaCode = areaOf(unit);
    String activityCode = activityOf(unit, month);
    return areaCode == null || activityCode == null
        ? null
        : new CellKey(stated.indicator(), areaCode, activityCode, month).text();
  }

  private boolean counts(StatedTotal stated, Registration unit, Month month) {
    return placing.indicators(Form.ofCode(stated.form()), unit, month).stream()
        .anyMatch(indicator -> indicator.code().equals(stated.indicator()));
  }

  private @Nullable String areaOf(Registration unit) {
    return placing.areas(unit).stream()
        .filter(code -> Objects.requireNonNull(placing.catalogue().area(code)).level().equals(area))
        .findFirst()
        .orElse(null);
  }

  private @Nullable String activityOf(Registration unit, Month month) {
    return placing.activities(unit, month).stream()
        .filter(code -> levelOf(code).equals(activity))
        .findFirst()
        .orElse(null);
  }

  private static String levelOf(String code) {
    if (code.equals(Activity.TOTAL)) {
      return TOTAL;
    }
    return switch (code.length()) {
      case 1 -> SECTION;
      case 3 -> DIVISION;
      default -> code;
    };
  }
}
