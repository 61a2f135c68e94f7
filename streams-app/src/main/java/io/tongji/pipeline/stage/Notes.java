package io.tongji.pipeline.stage;

import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a stage notes for whoever takes over the task: committed in the same transaction as what it
 * notes. Who computes anew deletes all notes first, with the other topics of the application.
 *
 * @param <V> what is noted
 */
public interface Notes<V> {

  /** What is noted under a name; null: nothing. */
  @Nullable V get(String name);

  /** Notes something under a name, in place of what was noted before. */
  void put(String name, V value);

  /** The notes in a store. */
  static <V> Notes<V> in(KeyValueStore<String, V> store) {
    return new Notes<>() {
      @Override
      public @Nullable V get(String name) {
        return store.get(name);
      }

      @Override
      public void put(String name, V value) {
        store.put(name, value);
      }
    };
  }
}
