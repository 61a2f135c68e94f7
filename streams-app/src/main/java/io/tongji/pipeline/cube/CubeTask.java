package io.tongji.pipeline.cube;

import io.tongji.log.aggregates.AggregateRecords;
import io.tongji.log.aggregates.Vintage;
import io.tongji.log.records.Received;
import io.tongji.log.records.Wiring;
import io.tongji.log.registry.PoisonRecordException;
import io.tongji.pipeline.ports.Gauges;
import io.tongji.pipeline.ports.PipelinePorts;
import io.tongji.pipeline.ports.Publication;
import io.tongji.pipeline.stage.Admission.Stamp;
import io.tongji.pipeline.stage.DeadLetterSender;
import io.tongji.pipeline.stage.Flow;
import io.tongji.pipeline.stage.Intake;
import io.tongji.pipeline.stage.StageTask;
import io.tongji.pipeline.stage.TaskContext;
import io.tongji.returns.Target;
import io.tongji.rollup.SeriesKey;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka's records become for {@link CubeStage}, and when it is to commit.
 *
 * <p>Contributions have waited for a commit of the unit stage already. So the commit that publishes
 * what they change is asked for at once, and does not wait for another interval.
 */
public final class CubeTask implements StageTask {

  /** At least this part of the interval lies between two commits, which bounds what they cost. */
  private static final int PART = 2;

  private final CubeStores stores;
  private final PipelinePorts ports;
  private final TaskContext context;
  private final Publication publication;
  private final CubeStage stage;
  private final Intake<Target> targets;
  private final Gauges.Entries cells;
  private long committedAt;
  private boolean starting;

  /** Takes the task up where its last owner left it. */
  public CubeTask(CubeStores stores, PipelinePorts ports, TaskContext context) {
    this.stores = stores;
    this.ports = ports;
    this.context = context;
    this.publication = ports.publication();
    cells = ports.gauges().entries("cells");
    stage =
        new CubeStage(
            stores.cube(context),
            context.notes(CubeStores.CUTS),
            publication,
            () -> ports.previous().figures(context.partition()),
            (key, figure) -> context.send(Flow.LIVE, key, figure),
            context.portion());
    targets =
        new Intake<>(
            stores.targets(), (target, timestamp) -> stage.takeTarget(target), ports, context);
    cells.set(stage.cells());
    starting = !stage.hasPublishedAll();
    if (starting) {
      publication.waits(context.partition());
    }
  }

  /** The flow of cuts: the stage sends figures under their series, which become Avro records. */
  public static Flow cuts(Wiring.Output records) {
    return Flow.out(
        Flow.LIVE,
        new Wiring.Output(
            records.topic(),
            (topic, key) ->
                records.keys().serialize(topic, AggregateRecords.toKey((SeriesKey) key)),
            (topic, figure) -> records.values().serialize(topic, toValue(figure)),
            records.partitions()));
  }

  private static @Nullable Object toValue(@Nullable Object figure) {
    return figure instanceof CubeStage.FigureInCut published
        ? AggregateRecords.toValue(published.aggregate(), published.cut())
        : null;
  }

  @Override
  public void take(Record<Object, Object> record, RecordMetadata at) {
    if (at.topic().equals(stores.targets().input().topic())) {
      targets.take(record, at);
    } else if (at.topic().equals(stores.vintages().input().topic())) {
      takeVintage(record, at);
    } else {
      stage.takeContributions((String) record.key(), (byte[]) record.value());
    }
  }

  /** What another program wrote in a wrong partition was not released. */
  private void takeVintage(Record<Object, Object> record, RecordMetadata at) {
    Received key = (Received) record.key();
    Received value = (Received) record.value();
    Optional<PoisonRecordException> poison = Received.poison(key, value);
    if (poison.isPresent()) {
      new DeadLetterSender(ports, context).send(record, at, poison.get());
    } else if (value != null) {
      Vintage vintage = stores.vintages().input().read(key.record(), value.record());
      Stamp stamp = new Stamp(at.partition(), record.timestamp());
      if (stores.vintages().check(vintage, stamp).isEmpty()) {
        stage.takeRelease(vintage.key(), vintage.totals());
      }
    }
  }

  @Override
  public void commit() {
    stage.commit();
    cells.set(stage.cells());
    committedAt = context.now();
  }

  /** True until the tick after the first cuts are committed, and while contributions wait. */
  @Override
  public boolean isWaiting() {
    return starting || stage.hasChanges();
  }

  @Override
  public void tick() {
    if (starting && stage.hasPublishedAll()) {
      starting = false;
      publication.waitsNoLonger(context.partition());
    }
  }

  @Override
  public boolean wantsCommit() {
    return stage.hasChanges() && context.now() - committedAt >= context.commitInterval() / PART;
  }

  @Override
  public void close() {
    cells.close();
    publication.waitsNoLonger(context.partition());
  }
}
