package io.tongji.pipeline;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes in memory, which one owner of a task leaves to the next. */
final class NotesInMemory<V> implements Notes<V> {

  private final Map<String, V> notes;

  /** No notes. */
  NotesInMemory() {
    this(Map.of());
  }

  /** The notes that an earlier owner has committed. */
  NotesInMemory(Map<String, V> committed) {
    notes = new HashMap<>(committed);
  }

  @Override
  public @Nullable V get(String name) {
    return notes.get(name);
  }

  @Override
  public void put(String name, V value) {
    notes.put(name, value);
  }

  /** A copy of all notes. */
  Map<String, V> all() {
    return new HashMap<>(notes);
  }
}
