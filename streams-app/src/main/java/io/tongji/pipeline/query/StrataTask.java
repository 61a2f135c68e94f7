package io.tongji.pipeline.query;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.editing.StrataBook;
import io.tongji.pipeline.stage.Flow;
import io.tongji.pipeline.stage.Snapshots;
import io.tongji.pipeline.stage.StageTask;
import io.tongji.pipeline.stage.TaskContext;
import io.tongji.pipeline.stage.TaskStore;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** What Kafka's records become for {@link StrataStage}, and what it puts out becomes of them. */
public final class StrataTask implements StageTask {

  private static final String STRATA = "strata-by-form";
  private static final String SENT = "sent-parameters";

  private final TaskContext context;
  private final StrataStage stage;

  /** Takes the task up where its last owner left it. */
  public StrataTask(TaskContext context) {
    this.context = context;
    stage =
        new StrataStage(
            context.restored(STRATA),
            context.notes(SENT),
            (form, bytes) -> context.send(Flow.EDIT_PARAMETERS, form.code(), bytes));
  }

  /**
   * The strata of units of so many tasks, rebuilt from the topic of pairs.
   *
   * @param snapshots in which they are kept, if they are
   */
  public static TaskStore.Builder<TaskStore<StrataBook>> buildStrata(
      Catalogue catalogue, int tasks, Optional<Snapshots> snapshots) {
    Snapshots.StateLayout<StrataBook> layout =
        new Snapshots.StateLayout<>(
            StrataBook::writeTo,
            in -> StrataBook.read(catalogue, tasks, in),
            Snapshots.StateLayout.BATCH);
    return TaskStore.Builder.keeping(
        STRATA, () -> new StrataBook(catalogue, tasks), StrataTask::replay, layout, snapshots);
  }

  private static void replay(StrataBook strata, ConsumerRecord<byte[], byte[]> committed) {
    Form form = Form.ofCode(new String(committed.key(), StandardCharsets.UTF_8));
    StrataStage.take(strata, form, committed.value(), 0);
  }

  /** What was sent last of each form and month, and of each form that all was sent. */
  public static StoreBuilder<KeyValueStore<String, byte[]>> buildSent() {
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(SENT), Serdes.String(), Serdes.ByteArray());
  }

  @Override
  public void take(Record<Object, Object> record, RecordMetadata at) {
    stage.take(Form.ofCode((String) record.key()), (byte[]) record.value(), context.now());
  }

  @Override
  public void commit() {
    stage.commit(context.now());
  }

  @Override
  public boolean isWaiting() {
    return stage.isWaiting();
  }

  @Override
  public boolean wantsCommit() {
    return false;
  }

  @Override
  public void close() {
    // nothing is shown of the strata
  }
}
