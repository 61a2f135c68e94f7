package io.tongji.rollup.unit;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.rollup.Placement;
import io.tongji.rollup.unit.Residence.Segment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Resolves register entries under a catalogue. */
public final class Residences {

  private static final int YEAR = 12;

  private final Catalogue catalogue;
  private final List<Indicator> indicators;
  private final Shared shared = new Shared();

  /** Thousands of units have their entries in common, but for names and owners. */
  private final Map<List<WhereCounted>, Residence> known = new HashMap<>();

  private record Stretch(int from, int end, boolean left) {}

  /** What of an entry says where its unit counts. */
  private record WhereCounted(
      @Nullable UnitKind kind,
      RegisterEntry.Place place,
      String industry,
      List<String> frames,
      RegisterEntry.Validity validity,
      boolean withdrawn) {

    static WhereCounted by(RegisterRecord handedIn) {
      RegisterEntry entry = handedIn.entry();
      return new WhereCounted(
          entry.kind(),
          entry.place(),
          entry.industry(),
          entry.frames(),
          entry.validity(),
          handedIn.withdrawn());
    }
  }

  /** Under a catalogue. */
  public Residences(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.indicators = catalogue.indicators();
  }

  /**
   * Where the unit of a history counts: the same instance for all whose entries differ in no more
   * than names, owners and contacts.
   */
  public Residence of(RegisterHistory history) {
    List<WhereCounted> counted = history.records().stream().map(WhereCounted::by).toList();
    Residence residence = known.get(counted);
    if (residence == null) {
      residence = resolved(history);
      known.put(counted, residence);
    }
    return residence;
  }

  private Residence resolved(RegisterHistory history) {
    TreeSet<Integer> starts = starts(history);
    List<Segment> segments = new ArrayList<>();
    List<Segment> afterwards = new ArrayList<>();
    RegisterEntry last = null;
    int gone = 0;
    for (Integer start : starts) {
      Integer next = starts.higher(start);
      int end = next == null ? Residence.OPEN : next;
      RegisterEntry entry = history.at(new Month(start));
      if (entry != null) {
        segments.add(segment(new Stretch(start, end, false), entry));
        last = entry;
        gone = end;
      } else if (last != null && start < endOfYear(gone)) {
        afterwards.add(segment(new Stretch(start, Math.min(end, endOfYear(gone)), true), last));
      }
    }
    return new Residence(segments, afterwards);
  }

  /** Where something may change: in the register, or in the lists of themes. */
  private TreeSet<Integer> starts(RegisterHistory history) {
    TreeSet<Integer> starts = new TreeSet<>();
    for (int change : history.changes()) {
      starts.add(change);
    }
    if (!starts.isEmpty()) {
      starts.addAll(catalogue.themeChanges().tailSet(starts.first()));
    }
    return starts;
  }

  /** The January after the last month in the register. */
  private static int endOfYear(int gone) {
    return ((gone - 1) / YEAR + 1) * YEAR;
  }

  private Segment segment(Stretch stretch, RegisterEntry entry) {
    List<String> themes = catalogue.themesOf(entry.industry(), new Month(stretch.from()));
    Placement placement =
        new Placement(areas(entry), entry.industry().substring(0, 2), String.join(";", themes));
    BitSet counted = new BitSet(indicators.size());
    BitSet listed = new BitSet(indicators.size());
    for (int number = 0; number < indicators.size(); number++) {
      Indicator.CountedUnits scope = indicators.get(number).scope();
      listed.set(number, lists(scope, entry));
      counted.set(number, listed.get(number) && counts(scope, entry, themes));
    }
    UnitKind kind = Objects.requireNonNull(entry.kind());
    return new Segment(
        stretch.from(),
        stretch.end(),
        kind,
        shared.one(placement),
        counted,
        listed,
        stretch.left());
  }

  private static String areas(RegisterEntry entry) {
    TreeSet<String> codes = new TreeSet<>();
    codes.add(Area.shortest(entry.place().area()));
    entry.place().groups().forEach(group -> codes.add(Area.shortest(group)));
    return String.join(";", codes);
  }

  private static boolean lists(Indicator.CountedUnits scope, RegisterEntry entry) {
    return scope.kind() == entry.kind()
        && (scope.frames().isEmpty() || scope.asksForOneOf(entry.frames()));
  }

  /** True if a unit on the list of reporting units is in an indicator's industries and themes. */
  private static boolean counts(
      Indicator.CountedUnits scope, RegisterEntry entry, List<String> themes) {
    return (scope.industries().isEmpty()
            || scope.industries().stream().anyMatch(range -> range.contains(entry.industry())))
        && (scope.themes().isEmpty() || scope.themes().stream().anyMatch(themes::contains));
  }
}
