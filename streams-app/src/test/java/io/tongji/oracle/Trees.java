package io.tongji.oracle;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Theme;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where an entry counts: areas, activities and themes, found by walking the catalogue's lists. */
final class Trees {

  private static final Pattern OFFICIAL = Pattern.compile("\\d{6}|\\d{9}|\\d{12}");

  private Trees() {}

  static @Nullable Area area(Catalogue catalogue, String written) {
    for (Area area : catalogue.areas()) {
      if (written.equals(area.code())
          || ((written.equals(area.code() + "000") || written.equals(area.code() + "000000"))
              && OFFICIAL.matcher(area.code()).matches())) {
        return area;
      }
    }
    return null;
  }

  static @Nullable Activity division(Catalogue catalogue, String industry) {
    String digits = industry.substring(0, 2);
    for (Activity activity : catalogue.activities()) {
      if (activity.code().length() == 3 && activity.code().endsWith(digits)) {
        return activity;
      }
    }
    return null;
  }

  /** Area, its ancestors, groups and their ancestors, each once. */
  static Set<String> areas(Catalogue catalogue, RegisterEntry entry) {
    Set<String> all = new HashSet<>();
    addWithAncestors(catalogue, entry.place().area(), all);
    entry.place().groups().forEach(group -> addWithAncestors(catalogue, group, all));
    return all;
  }

  private static void addWithAncestors(Catalogue catalogue, String code, Set<String> all) {
    Area area = area(catalogue, code);
    while (area != null) {
      all.add(area.code());
      area = area(catalogue, area.parent());
    }
  }

  /** Division, section, total, and the themes of the month. */
  static Set<String> activities(Catalogue catalogue, String industry, Month month) {
    Set<String> all = new HashSet<>(themes(catalogue, industry, month));
    Activity activity = division(catalogue, industry);
    while (activity != null) {
      all.add(activity.code());
      activity = catalogue.activity(activity.parent());
    }
    return all;
  }

  static Set<String> themes(Catalogue catalogue, String industry, Month month) {
    Set<String> all = new HashSet<>();
    for (Theme theme : catalogue.themes()) {
      boolean begun = theme.validFrom() == null || theme.validFrom().index() <= month.index();
      boolean over = theme.validTo() != null && theme.validTo().index() < month.index();
      if (industry.startsWith(theme.industry()) && begun && !over) {
        all.add(theme.code());
      }
    }
    return all;
  }
}
