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

/** How many queries of the units of this instance are open; each task reports its own. */
public final class OpenQueryCounts implements Collector {

  private static final String[] LABELS = Meters.OPEN_QUERIES.labels().toArray(String[]::new);

  private final Language language;
  private final Set<TaskCounts> tasks = ConcurrentHashMap.newKeySet();

  OpenQueryCounts(Language language) {
    this.language = language;
  }

  /** A task has units of its own now. */
  public TaskCounts open() {
    TaskCounts task = new TaskCounts();
    tasks.add(task);
    return task;
  }

  @Override
  public MetricSnapshot collect() {
    Map<List<String>, Integer> open = new TreeMap<>(OpenQueryCounts::compare);
    tasks.forEach(
        task -> task.counts.forEach((labels, number) -> open.merge(labels, number, Integer::sum)));
    List<GaugeDataPointSnapshot> samples =
        open.entrySet().stream()
            .map(
                count ->
                    new GaugeDataPointSnapshot(
                        count.getValue(),
                        Labels.of(LABELS, count.getKey().toArray(String[]::new)),
                        null))
            .toList();
    return new GaugeSnapshot(Meters.OPEN_QUERIES.metadata(language), samples);
  }

  private static int compare(List<String> one, List<String> other) {
    int byForm = one.get(0).compareTo(other.get(0));
    return byForm != 0 ? byForm : one.get(1).compareTo(other.get(1));
  }

  /** The open queries of one task's units, for as long as the task is this instance's. */
  public final class TaskCounts implements AutoCloseable {

    private final Map<List<String>, Integer> counts = new ConcurrentHashMap<>();

    private TaskCounts() {}

    /** So many queries of a form and edit are open; never waits for a scrape. */
    public void open(String form, String edit, int number) {
      List<String> labels = List.of(form, edit);
      if (number == 0) {
        counts.remove(labels);
      } else {
        counts.put(labels, number);
      }
    }

    /** The task is this instance's no longer. */
    @Override
    public void close() {
      tasks.remove(this);
    }
  }
}
