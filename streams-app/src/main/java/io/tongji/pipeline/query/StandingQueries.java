package io.tongji.pipeline.query;

import io.tongji.log.records.Queries;
import io.tongji.log.records.Received;
import io.tongji.log.records.Wiring;
import io.tongji.log.topics.Partitioning;
import io.tongji.pipeline.stage.TaskStore;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import it.unimi.dsi.fastutil.longs.LongSets;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * The queries that stand in one partition of their topic, counted by form and edit. They may be
 * hundreds of thousands, so of each there is a number only, made of those of its unit and period.
 */
public final class StandingQueries {

  static final String STORE = "queries-by-edit";

  private final WordNumbers units = new WordNumbers();
  private final WordNumbers periods = new WordNumbers();
  private final Map<FormEdit, LongSet> standing = new HashMap<>();
  private final Map<FormEdit, LongSet> doubted = new HashMap<>();

  private record FormEdit(String form, String edit) {

    static FormEdit by(Object key) {
      return new FormEdit(Queries.form(key), Queries.edit(key));
    }
  }

  /** Words by number, and numbers by word. */
  private static final class WordNumbers {
    private final List<String> words = new ArrayList<>();
    private final Object2IntMap<String> numbers = new Object2IntOpenHashMap<>();

    private int number(String word) {
      int next = words.size();
      int number = numbers.getOrDefault(word, next);
      if (number == next) {
        String shared = word.intern(); // register, returns and queries share the codes of units
        words.add(shared);
        numbers.put(shared, next);
      }
      return number;
    }

    private String word(int number) {
      return words.get(number);
    }
  }

  /** Takes numbers of open queries. */
  interface Counted {
    /** So many are open of a form and edit. */
    void open(String form, String edit, int queries);
  }

  /** The store of a task, rebuilt from the topic of queries. */
  public static TaskStore.Builder<TaskStore<StandingQueries>> build(Wiring wiring) {
    Replay replay = new Replay(wiring.queryKeys(), wiring.queryValues(), wiring.partitions());
    return TaskStore.Builder.replaying(STORE, StandingQueries::new, replay::take);
  }

  /** Takes committed records as they were taken when they were first read. */
  record Replay(
      Deserializer<Received> keys, Deserializer<@Nullable Received> values, int partitions) {

    void take(StandingQueries queries, ConsumerRecord<byte[], byte[]> committed) {
      Received key = keys.deserialize(committed.topic(), committed.key());
      Received value = values.deserialize(committed.topic(), committed.value());
      if (Received.poison(key, value).isEmpty()
          && belongs(key.record(), committed.partition(), partitions)) {
        queries.take(key.record(), value != null);
      }
    }
  }

  /** True if a record lies in the partition of its unit; what does not is another program's. */
  static boolean belongs(Object key, int partition, int partitions) {
    return Partitioning.partition(Queries.unit(key), partitions) == partition;
  }

  /** A query is open, or, if not {@code open}, is no more. */
  void take(Object key, boolean open) {
    FormEdit asked = FormEdit.by(key);
    if (open) {
      standing.computeIfAbsent(asked, first -> new LongOpenHashSet()).add(unitPeriod(key));
    } else {
      remove(standing, asked, key);
    }
  }

  /** How many queries of a form and edit are open. */
  int count(String form, String edit) {
    return unitPeriods(standing, new FormEdit(form, edit)).size();
  }

  private void remove(Map<FormEdit, LongSet> queries, FormEdit asked, Object key) {
    queries.computeIfPresent(
        asked,
        (same, unitPeriods) ->
            unitPeriods.remove(unitPeriod(key)) && unitPeriods.isEmpty() ? null : unitPeriods);
  }

  private static LongSet unitPeriods(Map<FormEdit, LongSet> queries, FormEdit asked) {
    return queries.getOrDefault(asked, LongSets.EMPTY_SET);
  }

  private long unitPeriod(Object key) {
    long unit = units.number(Queries.unit(key));
    return unit << Integer.SIZE | periods.number(Queries.period(key));
  }

  private Object key(FormEdit asked, long unitPeriod) {
    String unit = units.word((int) (unitPeriod >>> Integer.SIZE));
    return Queries.key(unit, asked.form(), periods.word((int) unitPeriod), asked.edit());
  }

  /** Doubts every query that stands about a form, until it is confirmed. */
  void doubt(String form) {
    standing.forEach(
        (asked, unitPeriods) -> {
          if (asked.form().equals(form)) {
            doubted.put(asked, new LongOpenHashSet(unitPeriods));
          }
        });
  }

  /** This is asked, whether it stands or not. */
  void confirm(Object key) {
    if (!doubted.isEmpty()) {
      remove(doubted, FormEdit.by(key), key);
    }
  }

  /** Hands on each query that stands and was not confirmed, and doubts nothing any more. */
  void forEachDoubted(Consumer<Object> receiver) {
    doubted.forEach(
        (asked, unitPeriods) ->
            unitPeriods.forEach(unitPeriod -> receiver.accept(key(asked, unitPeriod))));
    doubted.clear();
  }

  /** Counts the open queries of each form and edit. */
  void forEach(Counted counted) {
    standing.forEach(
        (asked, unitPeriods) -> counted.open(asked.form(), asked.edit(), unitPeriods.size()));
  }
}
