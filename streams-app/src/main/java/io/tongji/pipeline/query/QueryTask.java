package io.tongji.pipeline.query;

import io.tongji.catalogue.form.Form;
import io.tongji.log.codec.ParameterCodec;
import io.tongji.log.records.Queries;
import io.tongji.log.records.Received;
import io.tongji.log.records.Wiring;
import io.tongji.log.registry.PoisonRecordException;
import io.tongji.pipeline.ports.Gauges;
import io.tongji.pipeline.ports.PipelinePorts;
import io.tongji.pipeline.ports.RecordCounts;
import io.tongji.pipeline.stage.DeadLetterSender;
import io.tongji.pipeline.stage.Flow;
import io.tongji.pipeline.stage.StageTask;
import io.tongji.pipeline.stage.TaskContext;
import io.tongji.pipeline.unit.UnitStage;
import io.tongji.pipeline.unit.UnitStores;
import io.tongji.returns.RegisterRecord;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What records become for {@link QueryStage}, and what it puts out becomes of them. */
public final class QueryTask implements StageTask {

  private final Wiring wiring;
  private final PipelinePorts ports;
  private final TaskContext context;
  private final QueryBooks books;
  private final QueryStage stage;
  private final Gauges.QueryCounts open;

  /** Takes the task up where its last owner left it. */
  public QueryTask(UnitStores stores, Wiring wiring, PipelinePorts ports, TaskContext context) {
    this.wiring = wiring;
    this.ports = ports;
    this.context = context;
    books = QueryBooks.restored(stores.books(context), context);
    stage =
        new QueryStage(
            books,
            context.notes(UnitStores.FIRST_SENT),
            ports.publication(),
            context.partition(),
            new SendingQueries(context, ports.counts()),
            context.portion());
    open = ports.gauges().openQueries();
    books.standing().forEach(open::set);
  }

  /** Sends what the stage puts out, and counts queries. */
  private record SendingQueries(TaskContext context, RecordCounts counts)
      implements QueryStage.QueryOutputs {

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
    if (record.value() instanceof UnitStage.Judged judged) {
      stage.takeReturn(judged, record.timestamp());
    } else if (record.value() instanceof RegisterRecord entry) {
      stage.takeEntry(entry);
    } else if (at.topic().equals(wiring.editParameters())) {
      takeParameters(record);
    } else {
      takeQuery(record, at);
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

  private void takeQuery(Record<Object, Object> record, RecordMetadata at) {
    Received key = (Received) record.key();
    Received value = (Received) record.value();
    Optional<PoisonRecordException> poison = Received.poison(key, value);
    if (poison.isPresent()) {
      new DeadLetterSender(ports, context).send(record, at, poison.get());
    } else if (StandingQueries.belongs(key.record(), at.partition(), wiring.partitions())) {
      stage.takeQuery(key.record(), value == null ? null : value.record());
      String form = Queries.form(key.record());
      String edit = Queries.edit(key.record());
      open.set(form, edit, books.standing().count(form, edit));
    }
  }

  @Override
  public void commit() {
    stage.commit();
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
    open.close();
  }
}
