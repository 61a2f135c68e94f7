package io.tongji.verify;

import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares what is published with what was recomputed, field by field. */
public final class Comparison {

  private static final String NONE = "-";

  /**
   * An aggregate as it stands in the topic.
   *
   * @param aggregate the amounts
   * @param rates the rates stored beside them, by field; those that are missing are left out
   */
  public record Published(Aggregate aggregate, Map<String, Double> rates) {

    /** Copies the rates. */
    public Published {
      rates = Map.copyOf(rates);
    }
  }

  private final Function<Aggregate, Map<String, Double>> ratesOf;

  /**
   * A comparison.
   *
   * @param ratesOf the rates that belong to an aggregate's amounts
   */
  public Comparison(Function<Aggregate, Map<String, Double>> ratesOf) {
    this.ratesOf = ratesOf;
  }

  /** The fields that differ, in order; none if all is as it ought to be. */
  public List<Difference> differences(
      Map<SeriesKey, Published> published, Map<SeriesKey, Aggregate> recomputed) {
    TreeSet<SeriesKey> keys = new TreeSet<>(published.keySet());
    keys.addAll(recomputed.keySet());
    List<Difference> differences = new ArrayList<>();
    for (SeriesKey key : keys) {
      Published stands = published.get(key);
      Aggregate ought = recomputed.get(key);
      compare(
          key,
          stands == null ? Map.of() : fields(stands.aggregate(), stands.rates()),
          ought == null ? Map.of() : fields(ought, ratesOf.apply(ought)),
          differences);
    }
    return differences;
  }

  private static Map<String, Object> fields(Aggregate aggregate, Map<String, Double> rates) {
    Map<String, Object> fields = Fields.of(aggregate);
    fields.putAll(rates);
    return fields;
  }

  private static void compare(
      SeriesKey key,
      Map<String, Object> published,
      Map<String, Object> recomputed,
      List<Difference> differences) {
    TreeSet<String> names = new TreeSet<>(published.keySet());
    names.addAll(recomputed.keySet());
    for (String name : names) {
      @Nullable Object stands = published.get(name);
      @Nullable Object ought = recomputed.get(name);
      if (!Objects.equals(stands, ought)) {
        differences.add(new Difference(key, name, text(stands), text(ought)));
      }
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? NONE : value.toString();
  }
}
