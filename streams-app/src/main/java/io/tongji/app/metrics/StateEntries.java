package io.tongji.app.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.tongji.app.metrics.meters.Meters;
import io.tongji.catalogue.Language;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How many entries this instance keeps in memory; each task reports its stores. */
public final class StateEntries implements Collector {

  private final Language language;
  private final Set<Store> stores = ConcurrentHashMap.newKeySet();

  StateEntries(Language language) {
    this.language = language;
  }

  /** A task has a store of this name now. */
  public Store open(String name) {
    Store store = new Store(name);
    stores.add(store);
    return store;
  }

  @Override
  public MetricSnapshot collect() {
    Map<String, Long> byName = new TreeMap<>();
    stores.forEach(store -> byName.merge(store.name, store.entries, Long::sum));
    String label = Meters.STATE_ENTRIES.labels().get(0);
    List<GaugeDataPointSnapshot> samples =
        byName.entrySet().stream()
            .map(
                store ->
                    new GaugeDataPointSnapshot(
                        store.getValue(), Labels.of(label, store.getKey()), null))
            .toList();
    return new GaugeSnapshot(Meters.STATE_ENTRIES.metadata(language), samples);
  }

  /** The store of one task, for as long as the task is this instance's. */
  public final class Store implements AutoCloseable {

    private final String name;
    private volatile long entries;

    private Store(String name) {
      this.name = name;
    }

    /** So many are in it; never waits for a scrape. */
    public void entries(long number) {
      entries = number;
    }

    /** The task is this instance's no longer. */
    @Override
    public void close() {
      stores.remove(this);
    }
  }
}
