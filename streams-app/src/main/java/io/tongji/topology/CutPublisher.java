package io.tongji.topology;

import io.tongji.rollup.Aggregate;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.SeriesKey;
import io.tongji.wire.AggregateRecords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
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

  private final ProcessorContext<Object, Object> context;
  private final Publication publication;
  private final Exposure.Owner exposed;
  private final KeyValueStore<String, Long> cuts;
  private final List<Staged> staged = new ArrayList<>();
  private boolean begun;

  private record Staged(SeriesKey key, @Nullable Aggregate aggregate) {}

  CutPublisher(
      ProcessorContext<Object, Object> context, Publication publication, Exposure.Owner exposed) {
    this.context = context;
    this.publication = publication;
    this.exposed = exposed;
    this.cuts = context.getStateStore(CubeStores.CUTS);
    this.begun = Objects.equals(cuts.get(BEGUN), publication.inForceSince());
    if (!begun) {
      publication.waits(context.taskId().partition());
    }
  }

  /** Takes up where the last owner of the task left off: what is stored is published. */
  void resume(Map<String, IndicatorTable> tables) {
    if (begun) {
      tables.values().forEach(table -> table.tellAll(exposed::put));
    }
  }

  /** Publishes a cut of each indicator that changed. */
  void publish(Map<String, IndicatorTable> tables) {
    if (begun) {
      tables.forEach(this::cut);
    } else if (publication.mayBegin()) {
      begin(tables);
    }
  }

  private void cut(String indicator, IndicatorTable table) {
    if (!table.hasChanges()) {
      return;
    }
    List<Staged> changed = new ArrayList<>();
    table.cut((key, aggregate) -> changed.add(new Staged(key, aggregate)));
    publish(indicator, lastCut(indicator), changed);
  }

  private long lastCut(String indicator) {
    Long last = cuts.get(indicator);
    return last == null ? 0 : last;
  }

  /** The first cut under a catalogue replaces all that an earlier one left. */
  private void begin(Map<String, IndicatorTable> tables) {
    Map<String, Publication.Left> left = publication.leftIn(context.taskId().partition());
    Set<String> indicators = new TreeSet<>(left.keySet());
    indicators.addAll(tables.keySet());
    for (String indicator : indicators) {
      Publication.Left before = left.getOrDefault(indicator, Publication.Left.NOTHING);
      List<Staged> all = new ArrayList<>();
      Set<SeriesKey> gone = new HashSet<>(before.keys());
      IndicatorTable table = tables.get(indicator);
      if (table != null) {
        table.tellAll(
            (key, aggregate) -> {
              all.add(new Staged(key, aggregate));
              gone.remove(key);
            });
      }
      new TreeSet<>(gone).forEach(key -> all.add(new Staged(key, null)));
      publish(indicator, before.cut(), all);
    }
    cuts.put(BEGUN, publication.inForceSince());
    begun = true;
  }

  private void publish(String indicator, long lastCut, List<Staged> changed) {
    if (changed.isEmpty()) {
      return;
    }
    long cut = lastCut + 1;
    cuts.put(indicator, cut);
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
