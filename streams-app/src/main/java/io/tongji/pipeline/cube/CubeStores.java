package io.tongji.pipeline.cube;

import io.tongji.catalogue.Catalogue;
import io.tongji.log.aggregates.Vintage;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.records.Wiring;
import io.tongji.pipeline.stage.Admission;
import io.tongji.pipeline.stage.Snapshots;
import io.tongji.pipeline.stage.TaskContext;
import io.tongji.pipeline.stage.TaskStore;
import io.tongji.returns.Target;
import io.tongji.returns.TargetBook;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.TargetEdits;
import io.tongji.rollup.FirstReleases;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the cube stage: by indicator, each rebuilt from its own topic. */
public final class CubeStores {

  /** Name of the store of notes. */
  public static final String CUTS = "cuts-by-indicator";

  private static final String TARGETS = "targets-by-indicator";
  private static final String RELEASES = "first-releases-by-indicator";
  private static final String TABLES = "tables-by-indicator";

  private final Catalogue catalogue;
  private final Optional<Snapshots> snapshots;
  private final Admission<Target> targets;
  private final Admission<Vintage> vintages;

  /**
   * Stores under a catalogue, of records that break no hard edit.
   *
   * @param snapshots in which tables are kept, if they are
   */
  public CubeStores(
      Catalogue catalogue, Wiring wiring, FirstReadings readings, Optional<Snapshots> snapshots) {
    this.catalogue = catalogue;
    this.snapshots = snapshots;
    TargetEdits edits = new TargetEdits(catalogue);
    this.targets =
        new Admission<>(
            wiring.targets(),
            (target, timestamp) -> edits.check(target),
            wiring.partitions(),
            readings);
    this.vintages =
        new Admission<>(
            wiring.vintages(),
            (vintage, timestamp) -> Optional.empty(),
            wiring.partitions(),
            readings);
  }

  /** Which targets break no hard edit. */
  Admission<Target> targets() {
    return targets;
  }

  /** What was released, in the partition of its indicator. */
  Admission<Vintage> vintages() {
    return vintages;
  }

  /** The targets, by indicator. */
  public TaskStore.Builder<TaskStore<TargetBook>> buildTargets() {
    return TaskStore.Builder.replaying(
        TARGETS,
        TargetBook::new,
        (book, committed) -> targets.replay(committed, target -> absorb(book, target)));
  }

  private static void absorb(TargetBook book, Target target) {
    if (book.judge(target) == Verdict.ACCEPTED) {
      book.put(target);
    }
  }

  /** Totals as first released, by indicator. */
  public TaskStore.Builder<TaskStore<FirstReleases>> buildReleases() {
    return TaskStore.Builder.replaying(
        RELEASES,
        FirstReleases::new,
        (book, committed) ->
            vintages.replay(committed, vintage -> book.put(vintage.key(), vintage.totals())));
  }

  /** The tables, by indicator. */
  public TaskStore.Builder<TaskStore<IndicatorTables>> buildTables() {
    Supplier<IndicatorTables> fresh = () -> new IndicatorTables(catalogue, IndicatorTables.MANY);
    return TaskStore.Builder.keeping(TABLES, fresh, CubeStores::add, layout(), snapshots);
  }

  private static void add(IndicatorTables tables, ConsumerRecord<byte[], byte[]> committed) {
    tables.add(new String(committed.key(), StandardCharsets.UTF_8), committed.value());
  }

  private Snapshots.StateLayout<IndicatorTables> layout() {
    return new Snapshots.StateLayout<>(
        IndicatorTables::writeTo,
        in -> IndicatorTables.read(catalogue, IndicatorTables.MANY, in),
        Snapshots.StateLayout.BATCH);
  }

  /** Number of the last cut by indicator, and a note once all first cuts are published. */
  public static StoreBuilder<KeyValueStore<String, Long>> buildCuts() {
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(CUTS), Serdes.String(), Serdes.Long());
  }

  /** The restored tables, with the restored targets and first-released totals. */
  Cube cube(TaskContext context) {
    return new Cube(
        context.restored(TABLES), context.restored(TARGETS), context.restored(RELEASES));
  }
}
