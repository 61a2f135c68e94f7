package io.tongji.topology;

import io.tongji.wire.Partitioning;
import io.tongji.wire.Queries;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Reviews what stands in the topic of queries: what has no cause is withdrawn, whoever asked it, be
 * it this pipeline under an earlier catalogue.
 */
final class ReviewQueries implements Processor<Object, Object, Object, Object> {

  private final int partitions;
  private @Nullable ProcessorContext<Object, Object> context;
  private @Nullable UnitDesk desk;

  ReviewQueries(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public void init(ProcessorContext<Object, Object> initialized) {
    context = initialized;
    desk = UnitStores.desk(initialized);
  }

  @Override
  public void process(Record<Object, Object> record) {
    ProcessorContext<Object, Object> own = Objects.requireNonNull(context);
    int partition = own.recordMetadata().orElseThrow().partition();
    boolean another = Partitioning.partition(Queries.unit(record.key()), partitions) != partition;
    if (record.value() == null || another) {
      return;
    }
    UnitDesk units = Objects.requireNonNull(desk);
    Queries.read(record.key(), record.value())
        .ifPresentOrElse(
            units.queries()::doubt, () -> own.forward(record.withValue(null), SinkNames.QUERIES));
    units.passOnIfLarge();
  }
}
