package io.tongji.pipeline;

import java.util.Objects;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What a stage's task has of Kafka Streams: its stores, its sinks, its number and the time. */
final class TaskContext {

  private final String stage;
  private final ProcessorContext<Object, Object> context;

  TaskContext(String stage, ProcessorContext<Object, Object> context) {
    this.stage = stage;
    this.context = context;
  }

  /** The restored value of a store. */
  <S> S restored(String store) {
    TaskStore<S> found = context.getStateStore(store);
    return found.value();
  }

  /** The notes in a store. */
  <V> Notes<V> notes(String store) {
    return Notes.in(context.getStateStore(store));
  }

  /** Sends a record to one of the stage's outputs, with the time of now. */
  void send(String output, Object key, @Nullable Object value) {
    send(output, new Record<>(key, value, now()));
  }

  /** Sends a record to one of the stage's outputs. */
  void send(String output, Record<Object, Object> record) {
    context.forward(record, StageBuilder.sinkName(stage, output));
  }

  /** The task's name. */
  String name() {
    return context.taskId().toString();
  }

  /** The partition of each input that the task reads. */
  int partition() {
    return context.taskId().partition();
  }

  /** Milliseconds since 1970. */
  long now() {
    return context.currentSystemTimeMs();
  }

  /** Milliseconds between two commits that nobody asks for. */
  long commitInterval() {
    Object millis = context.appConfigs().get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
    return (Long) Objects.requireNonNull(millis);
  }
}
