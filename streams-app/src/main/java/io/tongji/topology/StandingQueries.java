package io.tongji.topology;

import io.tongji.wire.Partitioning;
import io.tongji.wire.Queries;
import io.tongji.wire.Wiring;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The queries that stand in one partition of their topic, counted by form and edit. */
final class StandingQueries {

  static final String STORE = "queries-by-edit";

  private final Map<Asked, Set<String>> standing = new HashMap<>();

  private record Asked(String form, String edit) {}

  /** Is told how many queries are open. */
  interface Counted {
    /** So many of a form and edit. */
    void open(String form, String edit, int queries);
  }

  static TaskStore.Builder<TaskStore<StandingQueries>> build(Wiring wiring) {
    return TaskStore.Builder.replaying(
        STORE,
        StandingQueries::new,
        (queries, committed) -> {
          Object key = wiring.queryKeys().deserialize(committed.topic(), committed.key());
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
    String paper = Queries.unit(key) + ' ' + Queries.period(key);
    if (open) {
      standing.computeIfAbsent(asked, first -> new HashSet<>()).add(paper);
    } else {
      standing.computeIfPresent(
          asked, (same, papers) -> papers.remove(paper) && papers.isEmpty() ? null : papers);
    }
    return asked;
  }

  /** Tells of all. */
  void tell(Counted counted) {
    standing.forEach((asked, papers) -> counted.open(asked.form(), asked.edit(), papers.size()));
  }
}
