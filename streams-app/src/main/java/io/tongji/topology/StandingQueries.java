package io.tongji.topology;

import io.tongji.wire.Partitioning;
import io.tongji.wire.Queries;
import io.tongji.wire.Wiring;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/** The queries that stand in one partition of their topic, counted by form and edit. */
final class StandingQueries {

  static final String STORE = "queries-by-edit";

  private final Map<Asked, Set<Paper>> standing = new HashMap<>();
  private final Set<Object> doubted = new LinkedHashSet<>();

  private record Asked(String form, String edit) {}

  private record Paper(String unitId, String period) {}

  /** Is told how many queries are open. */
  interface Counted {
    /** So many of a form and edit. */
    void open(String form, String edit, int queries);
  }

  static TaskStore.Builder<TaskStore<StandingQueries>> build(Wiring wiring) {
    Deserializer<?> keys = wiring.queryKeys();
    return TaskStore.Builder.replaying(
        STORE,
        StandingQueries::new,
        (queries, committed) -> {
          Object key = keys.deserialize(committed.topic(), committed.key());
          if (belongs(key, committed.partition(), wiring.partitions())) {
            queries.take(key, committed.value() != null);
          }
        });
  }

  /** True if a record lies in the partition of its unit; what does not is another program's. */
  static boolean belongs(Object key, int partition, int partitions) {
    return Partitioning.partition(Queries.unit(key), partitions) == partition;
  }

  /** A query is open, or, if not {@code open}, is no more; tells how many are left of its kind. */
  void take(Object key, boolean open, Counted counted) {
    Asked asked = take(key, open);
    counted.open(asked.form(), asked.edit(), standing.getOrDefault(asked, Set.of()).size());
  }

  private Asked take(Object key, boolean open) {
    Asked asked = new Asked(Queries.form(key), Queries.edit(key));
    Paper paper = new Paper(Queries.unit(key), Queries.period(key));
    if (open) {
      standing.computeIfAbsent(asked, first -> new HashSet<>()).add(paper);
    } else {
      standing.computeIfPresent(
          asked, (same, papers) -> papers.remove(paper) && papers.isEmpty() ? null : papers);
    }
    return asked;
  }

  /** Doubts every query that stands about a form, until it is confirmed. */
  void doubt(String form) {
    standing.forEach(
        (asked, papers) -> {
          if (asked.form().equals(form)) {
            papers.forEach(
                paper ->
                    doubted.add(Queries.key(paper.unitId(), form, paper.period(), asked.edit())));
          }
        });
  }

  /** This is asked, whether it stands or not. */
  void confirm(Object key) {
    doubted.remove(key);
  }

  /** Tells of each query that stands and was not confirmed, and doubts nothing any more. */
  void forEachDoubted(Consumer<Object> tell) {
    doubted.forEach(tell);
    doubted.clear();
  }

  /** Tells of all. */
  void tell(Counted counted) {
    standing.forEach((asked, papers) -> counted.open(asked.form(), asked.edit(), papers.size()));
  }
}
