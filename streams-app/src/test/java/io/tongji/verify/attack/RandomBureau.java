package io.tongji.verify.attack;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Theme;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.IndustryRange;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.ReturnLedger;
import io.tongji.verify.attack.UnitMonth.UnitFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Units of a bureau as they stand at a moment: said once for the core's own books, and once, in
 * plain words, as what each unit adds to each measure.
 */
public final class RandomBureau {

  /**
   * What the register says from a month on.
   *
   * @param to last month; {@link Integer#MAX_VALUE}: open
   */
  public record Entry(
      List<String> areas, String industry, boolean aboveScale, @Nullable String holding, int to) {

    /** True if it has no last month. */
    public boolean isOpen() {
      return to == OPEN;
    }
  }

  /** Cumulatives: all, and of it construction; what is stated of the year before, or null. */
  public record Stated(long ytd, long construction, @Nullable Long prior) {}

  private static final int OPEN = Integer.MAX_VALUE;

  private final Catalogue catalogue;
  private final Map<String, TreeMap<Integer, Entry>> register = new TreeMap<>();
  private final Map<String, TreeMap<Integer, Stated>> returns = new TreeMap<>();

  public RandomBureau(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  RandomBureau copy() {
    return copy(catalogue);
  }

  /** The same under another catalogue. */
  RandomBureau copy(Catalogue other) {
    RandomBureau copy = new RandomBureau(other);
    register.forEach((unit, entries) -> copy.register.put(unit, new TreeMap<>(entries)));
    returns.forEach((unit, stated) -> copy.returns.put(unit, new TreeMap<>(stated)));
    return copy;
  }

  /** Under which its units are placed. */
  public Catalogue catalogue() {
    return catalogue;
  }

  public TreeMap<Integer, Entry> entries(String unit) {
    return register.computeIfAbsent(unit, u -> new TreeMap<>());
  }

  public TreeMap<Integer, Stated> returns(String unit) {
    return returns.computeIfAbsent(unit, u -> new TreeMap<>());
  }

  public static boolean isProject(String unit) {
    return unit.startsWith("P");
  }

  private static Form form(String unit) {
    return isProject(unit) ? Form.INVESTMENT : Form.OUTPUT;
  }

  public Set<String> units() {
    return register.keySet();
  }

  // For the core.

  RegisterHistory history(String unit) {
    RegisterHistory history = new RegisterHistory();
    UnitKind kind = isProject(unit) ? UnitKind.PROJECT : UnitKind.ENTERPRISE;
    entries(unit)
        .forEach(
            (from, entry) -> {
              Month first = new Month(from);
              Month last = entry.to() == OPEN ? null : new Month(entry.to());
              List<String> areas = entry.areas();
              history.put(
                  new RegisterRecord(
                      unit,
                      new RegisterEntry(
                          kind,
                          kind.code(),
                          unit,
                          new RegisterEntry.Place(areas.get(0), areas.subList(1, areas.size())),
                          entry.industry(),
                          entry.aboveScale() ? List.of("above-scale") : List.of(),
                          new RegisterEntry.Validity(
                              first.toString(), first, last == null ? "" : last.toString(), last),
                          new RegisterEntry.Ownership(null, entry.holding()),
                          null),
                      0,
                      false));
            });
    return history;
  }

  Map<Form, ReturnLedger> ledgers(String unit) {
    Form form = form(unit);
    ReturnLedger ledger = new ReturnLedger(form);
    returns(unit)
        .forEach(
            (index, stated) -> {
              Month month = new Month(index);
              ledger.put(
                  new Return(
                      form,
                      unit,
                      month.toString(),
                      month,
                      0,
                      false,
                      amounts(form, stated),
                      Return.Remarks.NONE,
                      null));
            });
    return Map.of(form, ledger);
  }

  private static ReturnAmounts amounts(Form form, Stated stated) {
    ReturnAmounts amounts = new ReturnAmounts(form).put(form.slot("ytd"), stated.ytd());
    if (form == Form.INVESTMENT) {
      amounts.put(form.slot("ytd_construction"), stated.construction());
      amounts.put(form.slot("ytd_equipment"), stated.ytd() - stated.construction());
    } else if (stated.prior() != null) {
      amounts.put(form.slot("prior_ytd"), stated.prior());
    }
    return amounts;
  }

  // In plain words.

  List<UnitMonth> unitMonths(Form form, int from, int to) {
    List<UnitMonth> all = new ArrayList<>();
    for (String unit : register.keySet()) {
      for (int month = from; month <= to && form(unit) == form; month++) {
        Entry entry = entryAt(unit, month);
        if (entry != null) {
          add(unit, month, entry, "ytd", all);
          if (form == Form.INVESTMENT) {
            add(unit, month, entry, "construction", all);
          }
        }
      }
    }
    return all;
  }

  /** Of overlapping entries the one with the latest first month. */
  @Nullable Entry entryAt(String unit, int month) {
    return entries(unit).headMap(month, true).descendingMap().values().stream()
        .filter(entry -> month <= entry.to())
        .findFirst()
        .orElse(null);
  }

  private void add(String unit, int month, Entry entry, String column, List<UnitMonth> all) {
    Set<String> indicators = new HashSet<>();
    Set<String> themes = themes(entry.industry(), month);
    for (Indicator indicator : catalogue.indicators()) {
      boolean whole = indicator.measure().columns().equals(List.of("ytd"));
      if (indicator.measure().form() == form(unit)
          && whole == column.equals("ytd")
          && counts(indicator.scope(), entry, themes)) {
        indicators.add(indicator.code());
      }
    }
    if (!indicators.isEmpty()) {
      Set<String> activities = new LinkedHashSet<>(themes);
      activities.addAll(activities(entry.industry()));
      String holding = entry.holding();
      all.add(
          new UnitMonth(
              column,
              unit,
              holding == null ? unit : holding,
              month,
              new UnitMonth.UnitPlace(
                  indicators, List.copyOf(areas(entry)), List.copyOf(activities)),
              true,
              returns(unit).containsKey(month),
              amounts(unit, month, column)));
    }
  }

  private static boolean counts(Indicator.CountedUnits scope, Entry entry, Set<String> themes) {
    boolean industry = scope.industries().isEmpty();
    for (IndustryRange range : scope.industries()) {
      String head = entry.industry().substring(0, range.from().length());
      industry |= head.compareTo(range.from()) >= 0 && head.compareTo(range.to()) <= 0;
    }
    return industry
        && (scope.frames().isEmpty() || entry.aboveScale())
        && (scope.themes().isEmpty() || scope.themes().stream().anyMatch(themes::contains));
  }

  private Set<String> themes(String industry, int month) {
    Set<String> themes = new LinkedHashSet<>();
    for (Theme theme : catalogue.themes()) {
      Month from = theme.validFrom();
      Month to = theme.validTo();
      if (industry.startsWith(theme.industry())
          && (from == null || from.index() <= month)
          && (to == null || month <= to.index())) {
        themes.add(theme.code());
      }
    }
    return themes;
  }

  private Set<String> activities(String industry) {
    Map<String, String> parents = new HashMap<>();
    String code = "";
    for (Activity activity : catalogue.activities()) {
      parents.put(activity.code(), activity.parent());
      if (activity.code().length() == 3
          && activity.code().substring(1).equals(industry.substring(0, 2))) {
        code = activity.code();
      }
    }
    Set<String> all = new LinkedHashSet<>();
    while (code != null && !code.isEmpty()) {
      all.add(code);
      code = parents.get(code);
    }
    return all;
  }

  private Set<String> areas(Entry entry) {
    Set<String> all = new LinkedHashSet<>();
    for (String named : entry.areas()) {
      Area area = catalogue.area(named);
      while (area != null) {
        all.add(area.code());
        area = area.parent().isEmpty() ? null : catalogue.area(area.parent());
      }
    }
    return all;
  }

  private UnitFigures amounts(String unit, int month, String column) {
    Long ytd = ytd(unit, month, column);
    Long then = ytd(unit, month - 12, column);
    if (ytd == null) {
      return new UnitFigures(null, null, null, null, null, null, then);
    }
    Stated stated = returns(unit).get(month);
    Long prior = stated == null || column.equals("construction") ? null : stated.prior();
    Long inMonth = difference(unit, month, 1, column);
    Long quarter = month % 3 == 2 ? difference(unit, month, 3, column) : null;
    Long monthThen = difference(unit, month - 12, 1, column);
    Long quarterThen = month % 3 == 2 ? difference(unit, month - 12, 3, column) : null;
    return new UnitFigures(
        ytd,
        inMonth,
        quarter,
        prior == null ? then : prior,
        inMonth == null ? null : priorOr(unit, month, 1, column, monthThen),
        quarter == null ? null : priorOr(unit, month, 3, column, quarterThen),
        then);
  }

  /** What follows from what is stated of the year before, as far as it does; else its own. */
  private @Nullable Long priorOr(
      String unit, int month, int months, String column, @Nullable Long own) {
    Stated now = returns(unit).get(month);
    if (column.equals("construction") || now == null || now.prior() == null) {
      return own;
    }
    if (isFirst(month, months)) {
      return now.prior();
    }
    Stated before = returns(unit).get(month - months);
    return before == null || before.prior() == null ? own : (Long) (now.prior() - before.prior());
  }

  private @Nullable Long ytd(String unit, int month, String column) {
    Stated stated = returns(unit).get(month);
    return stated == null
        ? null
        : column.equals("construction") ? (Long) stated.construction() : (Long) stated.ytd();
  }

  /** There is no January: February is the first month, and March ends the first quarter. */
  private static boolean isFirst(int month, int months) {
    return month % 12 == (months == 1 ? 1 : 2);
  }

  private @Nullable Long difference(String unit, int month, int months, String column) {
    Long now = ytd(unit, month, column);
    Long before = ytd(unit, month - months, column);
    return now == null || isFirst(month, months)
        ? now
        : before == null ? null : (Long) (now - before);
  }
}
