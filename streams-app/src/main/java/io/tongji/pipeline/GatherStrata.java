package io.tongji.pipeline;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.editing.EditParameters;
import io.tongji.editing.Pair;
import io.tongji.editing.StrataBook;
import io.tongji.log.records.PairCodec;
import io.tongji.log.records.ParameterCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Gathers the pairs of a form's units into strata, and tells what closed months say of them. */
final class GatherStrata implements Processor<String, byte[], Object, Object> {

  static final String STRATA = "strata-by-form";
  static final String TOLD = "told-parameters";

  private static final Duration PULSE = Duration.ofSeconds(1);

  private @Nullable ProcessorContext<Object, Object> context;
  private @Nullable StrataBook strata;
  private @Nullable KeyValueStore<String, byte[]> told;
  private @Nullable Cancellable pulse;

  /** The strata of units of so many tasks. */
  static TaskStore.Builder<TaskStore<StrataBook>> buildStrata(Catalogue catalogue, int tasks) {
    return TaskStore.Builder.replaying(
        STRATA,
        () -> new StrataBook(catalogue, tasks),
        (book, committed) ->
            take(book, new String(committed.key(), StandardCharsets.UTF_8), committed.value(), 0));
  }

  /** What was told last of each form and month, and under the code of a form that all was told. */
  static StoreBuilder<KeyValueStore<String, byte[]>> buildTold() {
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(TOLD), Serdes.String(), Serdes.ByteArray());
  }

  @Override
  public void init(ProcessorContext<Object, Object> initialized) {
    context = initialized;
    TaskStore<StrataBook> store = initialized.getStateStore(STRATA);
    strata = store.value();
    told = initialized.getStateStore(TOLD);
    pulse = initialized.schedule(PULSE, PunctuationType.WALL_CLOCK_TIME, this::tell);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    long now = Objects.requireNonNull(context).currentSystemTimeMs();
    take(Objects.requireNonNull(strata), record.key(), record.value(), now);
  }

  @Override
  public void close() {
    if (pulse != null) {
      pulse.cancel();
    }
  }

  private static void take(StrataBook book, String formCode, byte[] batch, long now) {
    Form form = Form.ofCode(formCode);
    PairCodec.decode(
        batch,
        new PairCodec.Taker() {
          @Override
          public void latest(long timestamp) {
            book.advance(form, timestamp);
          }

          @Override
          public void pair(boolean added, Pair pair) {
            book.change(form, added, pair, now);
          }

          @Override
          public void toldAll(int task) {
            book.toldAll(form, task);
          }
        });
  }

  private void tell(long now) {
    StrataBook book = Objects.requireNonNull(strata);
    for (EditParameters parameters : book.due(now)) {
      Form form = parameters.form();
      tell(form.code() + ' ' + parameters.month(), form, ParameterCodec.encode(parameters));
    }
    for (Form form : Form.values()) {
      if (book.isWhole(form)) {
        tell(form.code(), form, ParameterCodec.complete());
      }
    }
  }

  /** Tells what was not told under this key before. */
  private void tell(String key, Form form, byte[] bytes) {
    KeyValueStore<String, byte[]> before = Objects.requireNonNull(told);
    if (!Arrays.equals(before.get(key), bytes)) {
      ProcessorContext<Object, Object> own = Objects.requireNonNull(context);
      before.put(key, bytes);
      own.forward(
          new Record<>(form.code(), bytes, own.currentSystemTimeMs()), SinkNames.EDIT_PARAMETERS);
    }
  }
}
