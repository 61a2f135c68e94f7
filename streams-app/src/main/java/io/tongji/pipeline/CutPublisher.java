package io.tongji.pipeline;

import io.tongji.log.records.AggregateRecords;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Publishes cuts to the live topic: the records of one commit for one indicator, under one number.
 *
 * <p>Withdrawals have no value, so no number; they come last in their cut, so that a reader who
 * sees a new number has the whole of the cut before.
 */
final class CutPublisher {

  /**
   * Under this name stands since when the catalogue was in force at the first cut: one that came
   * back into force begins again, since another one has published meanwhile.
   */
  static final String BEGUN = "";

  /** Before the indicator's code: the same of the indicator alone, until all have begun. */
  private static final String STANDS = "/";

  private final ProcessorContext<Object, Object> context;
  private final Publication publication;
  private final Exposure.Owner exposed;
  private final int firstAtOnce;
  private final KeyValueStore<String, Long> cuts;
  private final List<Staged> staged = new ArrayList<>();
  private final Set<String> standing = new HashSet<>();
  private @Nullable Map<String, Publication.Left> replaced;
  private boolean begun;

  private record Staged(SeriesKey key, @Nullable Aggregate aggregate) {}

  /**
   * Takes up what the last owner of the task has committed.
   *
   * @param firstAtOnce after so many aggregates no further indicator begins in the same commit
   */
  CutPublisher(
      ProcessorContext<Object, Object> context,
      Publication publication,
      Exposure.Owner exposed,
      int firstAtOnce) {
    this.firstAtOnce = firstAtOnce;
    this.context = context;
    this.publication = publication;
    this.exposed = exposed;
    this.cuts = context.getStateStore(CubeStores.CUTS);
    this.begun = Objects.equals(cuts.get(BEGUN), publication.inForceSince());
    if (!begun) {
      publication.waits(context.taskId().partition());
      findStanding();
    }
  }

  private void findStanding() {
    try (KeyValueIterator<String, Long> stored = cuts.prefixScan(STANDS, new StringSerializer())) {
      while (stored.hasNext()) {
        KeyValue<String, Long> mark = stored.next();
        if (mark.value == publication.inForceSince()) {
          standing.add(mark.key.substring(STANDS.length()));
        }
      }
    }
  }

  /** True if an entry among the numbers of cuts is one of an indicator. */
  static boolean isOfIndicator(String key) {
    return !key.equals(BEGUN) && !key.startsWith(STANDS);
  }

  /** True if the first cut of an indicator is published, by this owner of the task or another. */
  boolean stands(String indicator) {
    return begun || standing.contains(indicator);
  }

  /** Takes up where the last owner of the task left off: what is in the table is published. */
  void resume(IndicatorTable table) {
    table.tellAll(exposed::put);
  }

  /** Publishes a cut of an indicator whose first cut stands, if it changed. */
  void cut(String indicator, IndicatorTable table) {
    if (table.hasChanges()) {
      List<Staged> changed = new ArrayList<>();
      table.cut((key, aggregate) -> changed.add(new Staged(key, aggregate)));
      publish(indicator, lastCut(indicator), changed);
    }
    if (exposed.wantsAll(indicator)) {
      table.tellAll((key, aggregate) -> staged.add(new Staged(key, aggregate)));
    }
  }

  private long lastCut(String indicator) {
    Long last = cuts.get(indicator);
    return last == null ? 0 : last;
  }

  /**
   * Publishes first cuts, once it may. They replace all that an earlier catalogue left: whole
   * indicators, so many in one commit that its transaction stays short.
   *
   * @param computed indicators that have a table, or contributions to one
   * @param tables makes the table of one of them
   */
  void begin(Set<String> computed, Function<String, IndicatorTable> tables) {
    if (begun || !publication.mayBegin()) {
      return;
    }
    if (replaced == null) {
      replaced = publication.leftIn(context.taskId().partition());
    }
    Set<String> indicators = new TreeSet<>(replaced.keySet());
    indicators.addAll(computed);
    indicators.removeAll(standing);
    int published = 0;
    for (String indicator : indicators) {
      if (published >= firstAtOnce) {
        return;
      }
      Publication.Left before = replaced.getOrDefault(indicator, Publication.Left.NOTHING);
      IndicatorTable table = computed.contains(indicator) ? tables.apply(indicator) : null;
      published += begin(indicator, table, before);
    }
    cuts.put(BEGUN, publication.inForceSince());
    begun = true;
    replaced = null;
  }

  private int begin(String indicator, @Nullable IndicatorTable table, Publication.Left before) {
    List<Staged> all = new ArrayList<>();
    Set<SeriesKey> gone = new HashSet<>(before.keys());
    if (table != null) {
      table.tellAll(
          (key, aggregate) -> {
            all.add(new Staged(key, aggregate));
            gone.remove(key);
          });
    }
    new TreeSet<>(gone).forEach(key -> all.add(new Staged(key, null)));
    publish(indicator, before.cut(), all);
    cuts.put(STANDS + indicator, publication.inForceSince());
    standing.add(indicator);
    return all.size();
  }

  private void publish(String indicator, long lastCut, List<Staged> changed) {
    long cut = changed.isEmpty() ? lastCut : lastCut + 1;
    cuts.put(indicator, cut); // if nothing is told too: a later cut goes on from there
    long now = context.currentSystemTimeMs();
    for (Staged change : changed) {
      if (change.aggregate() != null) {
        forward(change.key(), AggregateRecords.toValue(change.aggregate(), cut), now);
      }
    }
    for (Staged change : changed) {
      if (change.aggregate() == null) {
        forward(change.key(), null, now);
      }
    }
    staged.addAll(changed);
  }

  private void forward(SeriesKey key, @Nullable Object value, long now) {
    context.forward(
        new Record<Object, Object>(AggregateRecords.toKey(key), value, now), SinkNames.LIVE);
  }

  /** Shows what has been committed since the last call. */
  void expose() {
    for (Staged change : staged) {
      if (change.aggregate() == null) {
        exposed.remove(change.key());
      } else {
        exposed.put(change.key(), change.aggregate());
      }
    }
    staged.clear();
    exposed.alive();
    if (begun) {
      publication.waitsNoLonger(context.taskId().partition());
    }
  }

  /** Shows nothing more. */
  void close() {
    exposed.close();
    publication.waitsNoLonger(context.taskId().partition());
  }
}
