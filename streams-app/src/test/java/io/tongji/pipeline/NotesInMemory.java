package io.tongji.pipeline;

import io.tongji.pipeline.stage.Notes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes in memory, which one owner of a task leaves to the next. */
public final class NotesInMemory<V> implements Notes<V> {

  private final Map<String, V> notes;

  /** No notes. */
  public NotesInMemory() {
    this(Map.of());
  }

  /** The notes that an earlier owner has committed. */
  public NotesInMemory(Map<String, V> committed) {
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
  public Map<String, V> all() {
    return new HashMap<>(notes);
  }
}
