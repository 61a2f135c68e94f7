package io.tongji.oracle;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.IndustryRange;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One unit: its returns and its register entries in force. */
final class OracleUnit {

  private static final Set<String> ABOVE_SCALE = Set.of("above-scale", "规上");

  private final Map<Form, Map<Month, Return>> returns = new EnumMap<>(Form.class);
  private final List<Return> events = new ArrayList<>();
  private final List<RegisterEntry> entries = new ArrayList<>();

  void add(Return inForce) {
    if (!inForce.withdrawn() && inForce.event() != null) {
      events.add(inForce);
    } else if (!inForce.withdrawn()) {
      returns
          .computeIfAbsent(inForce.form(), form -> new HashMap<>())
          .put(Objects.requireNonNull(inForce.period()), inForce);
    }
  }

  void add(RegisterRecord inForce) {
    if (!inForce.withdrawn()) {
      entries.add(inForce.entry());
    }
  }

  /** Its returns in force, by month, on the form of an indicator that is reported every month. */
  Map<Month, Return> returns(Indicator indicator) {
    return returns.getOrDefault(indicator.measure().form(), Map.of());
  }

  /** Its own figures, or (prior_) those that it states of the year before. */
  UnitSeries series(Indicator indicator, String prior) {
    if (indicator.measure().form() == Form.EVENT) {
      return new EventSeries(prior.isEmpty() ? events : List.of(), indicator);
    }
    return new StatedSeries(returns(indicator), indicator, prior);
  }

  /** Of overlapping entries the one with the latest first month. */
  @Nullable RegisterEntry entryAt(Month month) {
    RegisterEntry latest = null;
    for (RegisterEntry entry : entries) {
      Month from = from(entry);
      Month to = entry.validity().to();
      boolean valid = from.compareTo(month) <= 0 && (to == null || month.compareTo(to) <= 0);
      if (valid && (latest == null || from.compareTo(from(latest)) > 0)) {
        latest = entry;
      }
    }
    return latest;
  }

  private static Month from(RegisterEntry entry) {
    return Objects.requireNonNull(entry.validity().from());
  }

  /** What the unit adds to an indicator in a month; null if it does not count there. */
  @Nullable UnitMonth at(Catalogue catalogue, Indicator indicator, Month month) {
    RegisterEntry entry = entryFor(indicator, month);
    if (entry == null || !counts(catalogue, indicator.scope(), entry, month)) {
      return null;
    }
    UnitMonth.Place place =
        new UnitMonth.Place(
            Trees.areas(catalogue, entry),
            Trees.activities(catalogue, entry.industry(), month),
            entryAt(month) != null);
    return UnitMonth.of(place, this, indicator, month);
  }

  /** Where the unit counts by an indicator. */
  private @Nullable RegisterEntry entryFor(Indicator indicator, Month month) {
    return indicator.measure().form() == Form.EVENT ? entryForEvents(month) : entryAt(month);
  }

  /** The month's entry, else that of the latest month of the year before it. */
  @Nullable RegisterEntry entryForEvents(Month month) {
    RegisterEntry entry = entryAt(month);
    for (int number = month.month() - 1; entry == null && number > 0; number--) {
      entry = entryAt(Month.of(month.year(), number));
    }
    return entry;
  }

  /** True if the unit is of the indicator's kind and on one of its lists in a month. */
  boolean isListed(Indicator indicator, Month month) {
    RegisterEntry entry = entryFor(indicator, month);
    return entry != null && isListed(indicator.scope(), entry);
  }

  private static boolean isListed(Indicator.CountedUnits scope, RegisterEntry entry) {
    boolean kind = scope.kind() == entry.kind();
    boolean frame = scope.frames().isEmpty();
    for (String asked : scope.frames()) {
      boolean aboveScale = ABOVE_SCALE.contains(asked);
      frame |= entry.frames().contains(asked);
      frame |= aboveScale && entry.frames().stream().anyMatch(ABOVE_SCALE::contains);
    }
    return kind && frame;
  }

  private static boolean counts(
      Catalogue catalogue, Indicator.CountedUnits scope, RegisterEntry entry, Month month) {
    boolean industry = scope.industries().isEmpty();
    for (IndustryRange range : scope.industries()) {
      String head = entry.industry().substring(0, range.from().length());
      industry |= head.compareTo(range.from()) >= 0 && head.compareTo(range.to()) <= 0;
    }
    boolean theme = scope.themes().isEmpty();
    for (String code : Trees.themes(catalogue, entry.industry(), month)) {
      theme |= scope.themes().contains(code);
    }
    return isListed(scope, entry) && industry && theme;
  }
}
