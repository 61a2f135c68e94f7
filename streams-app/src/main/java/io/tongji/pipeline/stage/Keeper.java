package io.tongji.pipeline.stage;

import io.tongji.log.records.Received;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Has the stores of a task keep snapshots of themselves, whenever all that they hold is committed:
 * from a commit until the next record is taken. A task that is at work after its commit hook was
 * called knows that the commit has succeeded, since Kafka Streams closes it otherwise.
 */
final class Keeper {

  private final Map<String, KeptStore<?>> byTopic = new HashMap<>();
  private boolean committed = true;

  /** Of the stores of a stage's task. */
  Keeper(Stage stage, ProcessorContext<?, ?> context) {
    for (Stage.StageInput source : stage.sources()) {
      if (context.getStateStore(source.store().name()) instanceof KeptStore<?> store) {
        byTopic.put(source.topic(), store);
      }
    }
  }

  /** Keeps a snapshot of one store, if all that it holds is committed and it is worth it. */
  void keep() {
    if (committed) {
      for (KeptStore<?> store : byTopic.values()) {
        if (store.keep()) {
          return;
        }
      }
    }
  }

  /** A record has been taken. Those without a key are never replayed. */
  void taken(Record<Object, Object> record, RecordMetadata at) {
    committed = false;
    KeptStore<?> store = byTopic.get(at.topic());
    boolean keyed = !(record.key() instanceof Received key) || key.raw() != null;
    if (store != null && keyed) {
      store.reached(at.offset(), record.timestamp());
    }
  }

  /** The commit hook was called: what comes next comes after the commit. */
  void commits() {
    committed = true;
  }

  /** True if a snapshot is worth it, now or later. */
  boolean isBehind() {
    return byTopic.values().stream().anyMatch(KeptStore::isBehind);
  }
}
