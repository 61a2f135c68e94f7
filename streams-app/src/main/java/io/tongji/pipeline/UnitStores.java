package io.tongji.pipeline;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.editing.ParameterBook;
import io.tongji.log.records.ParameterCodec;
import io.tongji.pipeline.StreamsHooks.CommitHook;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.Verdict;
import io.tongji.rollup.RegisterBook;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the unit stage: by unit, each replayed from its own topic. */
final class UnitStores {

  static final String REGISTER = "register-by-unit";
  static final String DESK = "contribution-changes";
  static final String PARAMETERS = "parameters-by-month";
  static final String ASKED = "asked-since";
  static final String CONTRIBUTING = "contributing-since";

  private UnitStores() {}

  static String returnsName(Form form) {
    return form.code() + "-returns-by-unit";
  }

  static TaskStore.Builder<TaskStore<ReturnBook>> buildReturns(
      Form form, Admission<Return> admission) {
    return TaskStore.Builder.replaying(
        returnsName(form),
        () -> new ReturnBook(form),
        (book, committed) -> admission.replay(committed, book::absorb));
  }

  static TaskStore.Builder<TaskStore<RegisterBook>> buildRegister(
      Catalogue catalogue, Admission<RegisterRecord> admission) {
    return TaskStore.Builder.replaying(
        REGISTER,
        () -> new RegisterBook(catalogue),
        (book, committed) -> admission.replay(committed, entry -> absorb(book, entry)));
  }

  private static void absorb(RegisterBook book, RegisterRecord entry) {
    if (book.judge(entry) == Verdict.ACCEPTED) {
      book.put(entry);
    }
  }

  static TaskStore.Builder<TaskStore<ParameterBook>> buildParameters(Catalogue catalogue) {
    return TaskStore.Builder.replaying(
        PARAMETERS, () -> new ParameterBook(catalogue), UnitStores::replayParameters);
  }

  private static void replayParameters(
      ParameterBook book, ConsumerRecord<byte[], byte[]> committed) {
    if (ParameterCodec.isComplete(committed.value())) {
      book.complete(Form.ofCode(new String(committed.key(), StandardCharsets.UTF_8)));
    } else {
      book.put(ParameterCodec.decode(committed.value()));
    }
  }

  static TaskStore.Builder<CommitHook<UnitDesk>> buildDesk(Catalogue catalogue) {
    return new TaskStore.Builder<>(
        DESK, () -> new CommitHook<>(DESK, hook -> new UnitDesk(catalogue, hook)));
  }

  /**
   * Since when the catalogue was in force when pairs of a form were told, and when asking about it
   * began.
   */
  static StoreBuilder<KeyValueStore<String, Long>> buildAsked() {
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(ASKED), Serdes.String(), Serdes.Long());
  }

  /** Of the register and each form since when what is told of it has been contributed. */
  static StoreBuilder<KeyValueStore<String, Long>> buildContributing() {
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(CONTRIBUTING), Serdes.String(), Serdes.Long());
  }

  static StandingQueries standing(ProcessorContext<?, ?> context) {
    TaskStore<StandingQueries> store = context.getStateStore(StandingQueries.STORE);
    return store.value();
  }

  static ReturnBook returns(ProcessorContext<?, ?> context, Form form) {
    TaskStore<ReturnBook> store = context.getStateStore(returnsName(form));
    return store.value();
  }

  static RegisterBook register(ProcessorContext<?, ?> context) {
    TaskStore<RegisterBook> store = context.getStateStore(REGISTER);
    return store.value();
  }

  static ParameterBook parameters(ProcessorContext<?, ?> context) {
    TaskStore<ParameterBook> store = context.getStateStore(PARAMETERS);
    return store.value();
  }

  static UnitDesk desk(ProcessorContext<?, ?> context) {
    CommitHook<UnitDesk> store = context.getStateStore(DESK);
    return store.value();
  }
}
