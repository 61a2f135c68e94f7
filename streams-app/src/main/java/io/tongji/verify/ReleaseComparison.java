package io.tongji.verify;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares what releases state, one after the other, with what was recomputed at their moments:
 * what is there must be right, and what must not leave the bureau must not be there.
 */
final class ReleaseComparison {

  /** What a release says of the record itself. */
  private static final Set<String> IMPRINT =
      Set.of("RELEASE_ID", "OBS_STATUS", "CONF_STATUS", "REVISION_REASON", "FIRST_RELEASED");

  /** Amounts, counts and texts that may be published, as they are. */
  private static final Set<String> PUBLIC =
      Set.of("BASE_KIND", "M", "YTD", "V", "UNITS", "EXPECTED", "TARGET", "SCHEDULE");

  /** Rates of the growth by last year's total as first released, with what they are made of. */
  private static final Map<String, String> NOMINAL =
      Map.of("M_YOY_NOM", "M", "YTD_YOY_NOM", "YTD", "YOY_NOM", "V");

  private static final Set<String> COMPLETIONS = Set.of("COMPLETION", "SCHED_GAP");
  private static final String REASON = "_REASON";
  private static final String CONFIDENTIAL = "CONFIDENTIAL";
  private static final String NONE = "-";

  private final Map<SeriesKey, Map<String, Object>> firstReleased = new HashMap<>();
  private Catalogue catalogue;

  ReleaseComparison(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The fields of the next release that differ, in order.
   *
   * @param then catalogue under which it was made
   */
  List<Difference> differences(
      Catalogue then, ReleasedVintage release, Map<SeriesKey, Aggregate> recomputed) {
    catalogue = then;
    List<Difference> differences = new ArrayList<>();
    new TreeMap<>(release.records())
        .forEach((key, record) -> compare(key, record, recomputed.get(key), differences));
    release
        .records()
        .forEach(
            (key, record) -> {
              if (!ReleasedVintage.isSuppressed(record)) {
                firstReleased.putIfAbsent(key, record);
              }
            });
    return differences;
  }

  private void compare(
      SeriesKey key,
      Map<String, Object> record,
      @Nullable Aggregate ought,
      List<Difference> differences) {
    Map<String, Object> recomputed = ought == null ? Map.of() : fields(ought);
    boolean suppressed = ReleasedVintage.isSuppressed(record);
    for (String field : new TreeSet<>(record.keySet())) {
      Object stands = record.get(field);
      if (stands == null || IMPRINT.contains(field)) {
        continue;
      }
      boolean right =
          suppressed ? isSilent(field, stands) : isRight(key, field, stands, recomputed);
      if (!right) {
        Object value = suppressed ? null : recomputed.get(field);
        String text = value == null ? NONE : value.toString();
        differences.add(new Difference(key, field, stands.toString(), text));
      }
    }
    for (String total : List.of("YTD", "V")) {
      if (!suppressed && recomputed.containsKey(total) && !record.containsKey(total)) {
        differences.add(new Difference(key, total, NONE, recomputed.get(total).toString()));
      }
    }
  }

  private static Map<String, Object> fields(Aggregate aggregate) {
    Map<String, Object> fields = Fields.of(aggregate);
    fields.putAll(Rates.of(aggregate));
    return fields;
  }

  /** A figure that is kept back says nothing but that. */
  private static boolean isSilent(String field, Object stands) {
    return field.equals("BASE_KIND") || field.endsWith(REASON) && stands.equals(CONFIDENTIAL);
  }

  private boolean isRight(
      SeriesKey key, String field, Object stands, Map<String, Object> recomputed) {
    if (PUBLIC.contains(field)) {
      return Rates.agree(stands, recomputed.get(field));
    }
    if (field.endsWith(REASON)) {
      // Why there is no rate may be that it is kept back; of the nominal one, that no base is out.
      String rate = field.substring(0, field.length() - REASON.length());
      return stands.equals(CONFIDENTIAL)
          || stands.equals(recomputed.get(field))
          || NOMINAL.containsKey(rate);
    }
    Double exact = exact(key, field, recomputed);
    return exact != null && stands instanceof Double rate && isRounded(key, field, rate, exact);
  }

  /** Where last year's total was never released before, nominal growth is on it as known now. */
  private @Nullable Double exact(SeriesKey key, String field, Map<String, Object> recomputed) {
    String amount = NOMINAL.get(field);
    Double onReleased = amount == null ? null : nominal(key, amount, recomputed);
    if (onReleased != null) {
      return onReleased;
    }
    return recomputed.get(field) instanceof Double rate ? rate : null;
  }

  private @Nullable Double nominal(SeriesKey key, String amount, Map<String, Object> recomputed) {
    SeriesKey then =
        new SeriesKey(key.period().yearBefore(), key.area(), key.indicator(), key.activity());
    Object base = firstReleased.getOrDefault(then, Map.of()).get(amount);
    return base instanceof Long last && last > 0 && recomputed.get(amount) instanceof Long now
        ? (Double) (((double) now - last) / last)
        : null;
  }

  /** True if a rate is another in per cent with the indicator's decimals. */
  private boolean isRounded(SeriesKey key, String field, double rate, double exact) {
    Indicator indicator = catalogue.indicator(key.indicator());
    if (indicator == null) {
      return false;
    }
    int decimals =
        COMPLETIONS.contains(field)
            ? indicator.display().completionDecimals()
            : indicator.display().rateDecimals();
    double step = Math.pow(10, -decimals - 2);
    double tolerance = 1e-11 * Math.max(1, Math.abs(exact));
    double steps = rate / step;
    return Math.abs(rate - exact) <= step / 2 + tolerance
        && Math.abs(steps - Math.rint(steps)) < 1e-6 * Math.max(1, Math.abs(steps));
  }
}
