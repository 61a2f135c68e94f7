package io.tongji.pipeline;

import io.tongji.log.records.Queries;
import io.tongji.log.records.Received;
import io.tongji.log.serde.PoisonRecordException;
import io.tongji.pipeline.PipelineTopology.Surroundings;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Reviews what stands in the topic of queries: what has no cause is withdrawn, whoever asked it, be
 * it this pipeline under an earlier catalogue. And shows how many are open.
 */
final class ReviewQueries implements Processor<Received, Received, Object, Object> {

  /** How often the task says that it is alive. */
  private static final Duration PULSE = Duration.ofMillis(500);

  private final int partitions;
  private final Surroundings surroundings;
  private @Nullable ProcessorContext<Object, Object> context;
  private @Nullable UnitDesk desk;
  private @Nullable StandingQueries standing;
  private Exposure.@Nullable Owner exposed;
  private @Nullable Cancellable pulse;

  ReviewQueries(int partitions, Surroundings surroundings) {
    this.partitions = partitions;
    this.surroundings = surroundings;
  }

  @Override
  public void init(ProcessorContext<Object, Object> initialized) {
    context = initialized;
    desk = UnitStores.desk(initialized);
    standing = UnitStores.standing(initialized);
    Exposure.Owner owner = surroundings.exposure().open(initialized.taskId().toString());
    exposed = owner;
    standing.tell(owner::openQueries);
    pulse = initialized.schedule(PULSE, PunctuationType.WALL_CLOCK_TIME, now -> owner.alive());
  }

  @Override
  public void process(Record<Received, Received> record) {
    ProcessorContext<Object, Object> own = Objects.requireNonNull(context);
    Optional<PoisonRecordException> poison = Received.poison(record.key(), record.value());
    if (poison.isPresent()) {
      new PutAside(surroundings, SinkNames.DEAD_LETTERS).put(own, record, poison.get());
      return;
    }
    Object key = record.key().record();
    int partition = own.recordMetadata().orElseThrow().partition();
    if (StandingQueries.belongs(key, partition, partitions)) {
      take(record.withKey(key));
    }
  }

  private void take(Record<Object, Received> record) {
    boolean open = record.value() != null;
    Exposure.Owner owner = Objects.requireNonNull(exposed);
    Objects.requireNonNull(standing).take(record.key(), open, owner::openQueries);
    if (open) {
      review(record.withValue(record.value().record()));
    }
  }

  private void review(Record<Object, ?> record) {
    ProcessorContext<Object, Object> own = Objects.requireNonNull(context);
    UnitDesk units = Objects.requireNonNull(desk);
    Queries.read(record.key(), record.value())
        .ifPresentOrElse(
            units.queries()::doubt, () -> own.forward(record.withValue(null), SinkNames.QUERIES));
    units.passOnIfLarge();
  }

  @Override
  public void close() {
    if (pulse != null) {
      pulse.cancel();
    }
    if (exposed != null) {
      exposed.close();
    }
  }
}
