package io.tongji.pipeline;

import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Rolls contributions up into the cells of their indicator and publishes cuts. */
final class RollUp implements Processor<String, byte[], Object, Object> {

  /** How soon committed figures are shown, and how often the task says that it is alive. */
  private static final Duration PULSE = Duration.ofMillis(200);

  /** Keeps the transaction of a commit well below its timeout. */
  private static final int FIRST_AT_ONCE = 30_000;

  private final Publication publication;
  private final Exposure exposure;
  private @Nullable CubeDesk desk;
  private @Nullable CutPublisher publisher;
  private Exposure.@Nullable Kept cells;
  private @Nullable Cancellable pulse;

  RollUp(Publication publication, Exposure exposure) {
    this.publication = publication;
    this.exposure = exposure;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    publication.checkInForce();
    Exposure.Owner exposed = exposure.open(context.taskId().toString());
    CutPublisher cuts = new CutPublisher(context, publication, exposed, FIRST_AT_ONCE);
    publisher = cuts;
    CubeDesk tables = CubeStores.desk(context);
    tables.open(context, cuts);
    desk = tables;
    Exposure.Kept kept = exposure.keep("cells");
    cells = kept;
    pulse =
        context.schedule(
            PULSE,
            PunctuationType.WALL_CLOCK_TIME,
            now -> {
              cuts.expose();
              kept.entries(tables.cells());
            });
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Objects.requireNonNull(desk).take(record.key(), record.value());
  }

  /** Kafka Streams keeps what is scheduled when it revives the task: that would go on with us. */
  @Override
  public void close() {
    if (pulse != null) {
      pulse.cancel();
    }
    if (desk != null) {
      desk.close();
    }
    if (publisher != null) {
      publisher.close();
    }
    if (cells != null) {
      cells.close();
    }
  }
}
