package io.tongji.pipeline.unit;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.records.Wiring;
import io.tongji.pipeline.stage.Admission;
import io.tongji.pipeline.stage.Snapshots;
import io.tongji.pipeline.stage.TaskContext;
import io.tongji.pipeline.stage.TaskStore;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.RegisterEdits;
import io.tongji.returns.edits.ReturnEdits;
import io.tongji.rollup.unit.RegisterBook;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the unit stage: by unit, each rebuilt from its own topic. */
public final class UnitStores {

  /** Name of the store of notes. */
  public static final String FIRST_SENT = "first-sent";

  private static final String REGISTER = "register-by-unit";

  /** So many returns are read again in the time of a register entry. */
  private static final int ENTRY = 5;

  private final Catalogue catalogue;
  private final Optional<Snapshots> snapshots;
  private final Map<Form, Admission<Return>> returns = new EnumMap<>(Form.class);
  private final Admission<RegisterRecord> register;

  /**
   * Stores under a catalogue, of records that break no hard edit.
   *
   * @param snapshots in which returns and register are kept, if they are
   */
  public UnitStores(
      Catalogue catalogue, Wiring wiring, FirstReadings readings, Optional<Snapshots> snapshots) {
    this.catalogue = catalogue;
    this.snapshots = snapshots;
    ReturnEdits returnEdits = new ReturnEdits(catalogue);
    for (Form form : Form.values()) {
      returns.put(
          form,
          new Admission<>(wiring.returns(form), returnEdits::check, wiring.partitions(), readings));
    }
    RegisterEdits registerEdits = new RegisterEdits(catalogue);
    register =
        new Admission<>(
            wiring.register(),
            (entry, timestamp) -> registerEdits.check(entry),
            wiring.partitions(),
            readings);
  }

  /** Which returns on a form break no hard edit. */
  Admission<Return> returns(Form form) {
    return Objects.requireNonNull(returns.get(form));
  }

  /** Which register entries break no hard edit. */
  Admission<RegisterRecord> register() {
    return register;
  }

  private static String returnsName(Form form) {
    return form.code() + "-returns-by-unit";
  }

  /** The returns on a form, by unit. Of events there are so few that they are not kept. */
  public TaskStore.Builder<TaskStore<ReturnBook>> buildReturns(Form form) {
    String name = returnsName(form);
    Supplier<ReturnBook> fresh = () -> new ReturnBook(form);
    BiConsumer<ReturnBook, ConsumerRecord<byte[], byte[]>> replay =
        (book, committed) -> returns(form).replay(committed, book::absorb);
    return TaskStore.Builder.keeping(
        name, fresh, replay, layout(form), form == Form.EVENT ? Optional.empty() : snapshots);
  }

  private static Snapshots.StateLayout<ReturnBook> layout(Form form) {
    return new Snapshots.StateLayout<>(ReturnBook::writeTo, in -> ReturnBook.read(form, in), 1);
  }

  /** The register, by unit. */
  public TaskStore.Builder<TaskStore<RegisterBook>> buildRegister() {
    return TaskStore.Builder.keeping(
        REGISTER,
        () -> new RegisterBook(catalogue),
        (book, committed) -> register.replay(committed, entry -> absorb(book, entry)),
        new Snapshots.StateLayout<>(
            RegisterBook::writeTo, in -> RegisterBook.read(catalogue, in), ENTRY),
        snapshots);
  }

  private static void absorb(RegisterBook book, RegisterRecord entry) {
    if (book.judge(entry) == Verdict.ACCEPTED) {
      book.put(entry);
    }
  }

  /** What has been sent for the first time: contributions, pairs and queries, by form. */
  public static StoreBuilder<KeyValueStore<String, Long>> buildFirstSent() {
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(FIRST_SENT), Serdes.String(), Serdes.Long());
  }

  /** The restored books. */
  public UnitBooks books(TaskContext context) {
    return new UnitBooks(
        catalogue, form -> context.restored(returnsName(form)), context.restored(REGISTER));
  }
}
