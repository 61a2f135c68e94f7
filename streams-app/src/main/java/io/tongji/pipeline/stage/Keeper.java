package io.tongji.pipeline.stage;

import io.tongji.log.records.Received;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    for (Stage.StageInput source : stage.inputs()) {
      if (context.getStateStore(source.store().name()) instanceof KeptStore<?> store) {
        byTopic.put(source.topic(), store);
      }
    }
  }

  /** Keeps a snapshot of one store at most, so that records do not wait long. */
  void keepOne() {
    if (committed) {
      for (KeptStore<?> store : byTopic.values()) {
        if (store.keep()) {
          return;
        }
      }
    }
  }

  /** Keeps a snapshot of each store of which one is due. */
  void keepAll() {
    if (committed) {
      byTopic.values().forEach(KeptStore::keep);
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

  /** In how long a snapshot is to be kept, if one is worth it. */
  Optional<Duration> due() {
    return byTopic.values().stream()
        .filter(KeptStore::isBehind)
        .map(KeptStore::rest)
        .min(Comparator.naturalOrder());
  }
}
