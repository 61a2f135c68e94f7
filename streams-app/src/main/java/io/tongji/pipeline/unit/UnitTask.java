package io.tongji.pipeline.unit;

import io.tongji.catalogue.form.Form;
import io.tongji.pipeline.ports.PipelinePorts;
import io.tongji.pipeline.stage.Admission;
import io.tongji.pipeline.stage.Flow;
import io.tongji.pipeline.stage.Intake;
import io.tongji.pipeline.stage.StageTask;
import io.tongji.pipeline.stage.TaskContext;
import io.tongji.returns.RegisterRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * What Kafka's records become for {@link UnitStage}: judged again, decoded, or put aside; and what
 * the stage puts out becomes of records.
 */
public final class UnitTask implements StageTask {

  private final PipelinePorts ports;
  private final TaskContext context;
  private final UnitStage stage;
  private final UnitGauges gauges;
  private final Map<String, BiConsumer<Record<Object, Object>, RecordMetadata>> inputs =
      new HashMap<>();

  /** Takes the task up where its last owner left it. */
  public UnitTask(UnitStores stores, PipelinePorts ports, TaskContext context) {
    this.ports = ports;
    this.context = context;
    UnitBooks books = stores.books(context);
    stage =
        new UnitStage(
            books,
            context.notes(UnitStores.FIRST_SENT),
            ports.publication(),
            new SendingUnits(context),
            context.portion());
    gauges = new UnitGauges(ports.gauges(), books, stage);
    for (Form form : Form.values()) {
      read(stores.returns(form), stage::takeReturn);
    }
    read(stores.register(), (entry, timestamp) -> stage.takeEntry(entry));
  }

  private <D> void read(Admission<D> admission, Intake.Acceptance<D> take) {
    inputs.put(admission.input().topic(), new Intake<>(admission, take, ports, context)::take);
  }

  /** Sends contributions, and lets the query stage look at units before they change. */
  private record SendingUnits(TaskContext context) implements UnitStage.UnitOutputs {

    @Override
    public void contributions(String indicator, byte[] batch) {
      context.send(Flow.CONTRIBUTIONS, indicator, batch);
    }

    @Override
    public void judged(UnitStage.Judged judged, long timestamp) {
      String unitId = judged.handedIn().unitId();
      context.passOn(new Record<>(unitId, judged, timestamp));
    }

    @Override
    public void accepted(RegisterRecord entry) {
      context.passOn(new Record<>(entry.unitId(), entry, context.now()));
    }
  }

  @Override
  public void take(Record<Object, Object> record, RecordMetadata at) {
    BiConsumer<Record<Object, Object>, RecordMetadata> input = inputs.get(at.topic());
    if (input == null) {
      throw new IllegalStateException("a record of a topic that the stage does not read: " + at);
    }
    input.accept(record, at);
  }

  @Override
  public void commit() {
    stage.commit();
    gauges.entries();
  }

  @Override
  public boolean isWaiting() {
    return stage.isStarting();
  }

  @Override
  public boolean wantsCommit() {
    return stage.mayGoOn();
  }

  @Override
  public void close() {
    gauges.close();
  }
}
