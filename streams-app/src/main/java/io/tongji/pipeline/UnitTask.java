package io.tongji.pipeline;

import io.tongji.catalogue.form.Form;
import io.tongji.log.codec.ParameterCodec;
import io.tongji.log.records.Queries;
import io.tongji.log.records.Received;
import io.tongji.log.records.Wiring;
import io.tongji.log.registry.PoisonRecordException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka's records become for {@link UnitStage}: judged again, decoded, or put aside; and what
 * the stage puts out becomes of records.
 */
final class UnitTask implements StageTask {

  private final Wiring wiring;
  private final PipelinePorts ports;
  private final TaskContext context;
  private final UnitBooks books;
  private final UnitStage stage;
  private final UnitGauges gauges;
  private final Map<String, BiConsumer<Record<Object, Object>, RecordMetadata>> inputs =
      new HashMap<>();

  /** Takes the task up where its last owner left it. */
  UnitTask(UnitStores stores, Wiring wiring, PipelinePorts ports, TaskContext context) {
    this.wiring = wiring;
    this.ports = ports;
    this.context = context;
    books = stores.books(context);
    stage =
        new UnitStage(
            books,
            context.notes(UnitStores.FIRST_SENT),
            ports.publication(),
            context.partition(),
            new SendingUnits(context, ports.counts()),
            PORTION);
    gauges = new UnitGauges(ports.gauges(), books, stage);
    for (Form form : Form.values()) {
      read(stores.returns(form), stage::takeReturn);
    }
    read(stores.register(), (entry, timestamp) -> stage.takeEntry(entry));
    inputs.put(wiring.queries().topic(), this::takeQuery);
    inputs.put(wiring.editParameters(), (record, at) -> takeParameters(record));
  }

  private <D> void read(Admission<D> admission, Intake.Acceptance<D> take) {
    inputs.put(admission.input().topic(), new Intake<>(admission, take, ports, context)::take);
  }

  /** Sends what the stage puts out, and counts queries. */
  private record SendingUnits(TaskContext context, RecordCounts counts)
      implements UnitStage.UnitOutputs {

    @Override
    public void contributions(String indicator, byte[] batch) {
      context.send(Flow.CONTRIBUTIONS, indicator, batch);
    }

    @Override
    public void pairs(Form form, byte[] batch) {
      context.send(Flow.PAIRS, form.code(), batch);
    }

    @Override
    public void query(Object key, @Nullable Object value) {
      context.send(Flow.QUERIES, key, value);
      if (value != null) {
        counts.queried(Queries.form(key), Queries.edit(key));
      }
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

  private void takeQuery(Record<Object, Object> record, RecordMetadata at) {
    Received key = (Received) record.key();
    Received value = (Received) record.value();
    Optional<PoisonRecordException> poison = Received.poison(key, value);
    if (poison.isPresent()) {
      new DeadLetterSender(ports, context).send(record, at, poison.get());
    } else if (StandingQueries.belongs(key.record(), at.partition(), wiring.partitions())) {
      stage.takeQuery(key.record(), value == null ? null : value.record());
      gauges.queries(Queries.form(key.record()), Queries.edit(key.record()));
    }
  }

  private void takeParameters(Record<Object, Object> record) {
    byte[] value = (byte[]) record.value();
    if (ParameterCodec.isComplete(value)) {
      stage.takeComplete(Form.ofCode((String) record.key()));
    } else {
      stage.takeParameters(ParameterCodec.decode(value));
    }
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
