package io.tongji.verify;

import io.tongji.log.aggregates.StatedFields;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what is published with what was recomputed, field by field. */
public final class Comparison {

  private static final String NONE = "-";

  /**
   * An aggregate as it stands in the topic.
   *
   * @param aggregate the amounts
   * @param stated every field of the record, whether or not an aggregate of its kind has it
   */
  public record PublishedRecord(Aggregate aggregate, StatedFields stated) {}

  private Comparison() {}

  /** The fields that differ, in order; none if all is as it ought to be. */
  public static List<Difference> differences(
      Map<SeriesKey, PublishedRecord> published, Map<SeriesKey, Aggregate> recomputed) {
    TreeSet<SeriesKey> keys = new TreeSet<>(published.keySet());
    keys.addAll(recomputed.keySet());
    List<Difference> differences = new ArrayList<>();
    for (SeriesKey key : keys) {
      PublishedRecord stands = published.get(key);
      Aggregate ought = recomputed.get(key);
      compare(
          key,
          stands == null ? Map.of() : stands.stated().byName(),
          ought == null ? Map.of() : fields(ought),
          differences);
    }
    return differences;
  }

  private static Map<String, Object> fields(Aggregate aggregate) {
    Map<String, Object> fields = Fields.of(aggregate);
    fields.putAll(Rates.of(aggregate));
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
      if (!Rates.agree(stands, ought)) {
        differences.add(new Difference(key, name, text(stands), text(ought)));
      }
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? NONE : value.toString();
  }
}
