package io.tongji.pipeline.stage;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A value that the processors of one task share, rebuilt by replaying an input topic.
 *
 * <p>The topic itself is the changelog: it keeps every revision for ever, so nothing is written
 * twice, and after a crash the value is what the committed input says.
 *
 * @param <S> the shared value
 */
public class TaskStore<S> implements StateStore {

  private final String name;
  private final Supplier<S> fresh;
  private final BiConsumer<S, ConsumerRecord<byte[], byte[]>> replay;
  private S value;
  private boolean open;

  TaskStore(String name, Supplier<S> fresh, BiConsumer<S, ConsumerRecord<byte[], byte[]>> replay) {
    this.name = name;
    this.fresh = fresh;
    this.replay = replay;
    this.value = fresh.get();
  }

  /** The shared value: what has been replayed of the topic, and what its owner made of it since. */
  public S value() {
    return value;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    open = true;
    context.register(root, StreamsHooks.restoreRecords(this::replay));
  }

  /** Takes a committed record of the topic. */
  public void replay(ConsumerRecord<byte[], byte[]> committed) {
    replay.accept(value, committed);
  }

  /** Begins with a value that was kept. */
  final void begin(S restored) {
    value = restored;
  }

  /** Notes that the value holds the topic up to a record. */
  public void reached(long offset, long timestamp) {}

  /**
   * Keeps a snapshot of the value, if the store ever does, it is worth it, and the last one is long
   * ago. All that the value holds must be committed.
   *
   * @return true if one was written
   */
  public boolean keep() {
    return false;
  }

  @Override
  public String name() {
    return name;
  }

  /** Kafka Streams may open it again: it is empty then, like a new one. */
  @Override
  public void close() {
    value = fresh.get();
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** Builds a store for each task; there is nothing to cache and no changelog to write. */
  public record Builder<T extends StateStore>(String name, Supplier<T> make)
      implements StoreBuilder<T> {

    /** A store that replays its topic. */
    public static <S> Builder<TaskStore<S>> replaying(
        String name, Supplier<S> fresh, BiConsumer<S, ConsumerRecord<byte[], byte[]>> replay) {
      return new Builder<>(name, () -> new TaskStore<>(name, fresh, replay));
    }

    /**
     * The same, which keeps a snapshot of itself and begins with it.
     *
     * @param snapshots in which it does; empty: it keeps none
     */
    public static <S> Builder<TaskStore<S>> keeping(
        String name,
        Supplier<S> fresh,
        BiConsumer<S, ConsumerRecord<byte[], byte[]>> replay,
        Snapshots.StateLayout<S> layout,
        Optional<Snapshots> snapshots) {
      Supplier<TaskStore<S>> keeping =
          () -> new KeptStore<>(name, fresh, replay, layout, snapshots.orElseThrow());
      return snapshots.isPresent() ? new Builder<>(name, keeping) : replaying(name, fresh, replay);
    }

    @Override
    public T build() {
      return make.get();
    }

    @Override
    public StoreBuilder<T> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<T> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<T> withLoggingEnabled(Map<String, String> config) {
      return this;
    }

    @Override
    public StoreBuilder<T> withLoggingDisabled() {
      return this;
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }
  }
}
