package io.tongji.pipeline.stage;

import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What Kafka Streams gives a stage's task. */
record StreamsTaskContext(Stage stage, ProcessorContext<Object, Object> context)
    implements TaskContext {

  private static final Duration PORTION = Duration.ofSeconds(2);

  @Override
  public <S> S restored(String store) {
    TaskStore<S> found = context.getStateStore(store);
    return found.value();
  }

  @Override
  public <V> Notes<V> notes(String store) {
    return Notes.in(context.getStateStore(store));
  }

  @Override
  public void send(String flow, Record<Object, Object> record) {
    context.forward(record, stage.sinkName(flow));
  }

  @Override
  public void passOn(Record<Object, Object> record) {
    for (String follower : stage.followers()) {
      context.forward(record, follower);
    }
  }

  @Override
  public int partition() {
    return context.taskId().partition();
  }

  @Override
  public long now() {
    return context.currentSystemTimeMs();
  }

  @Override
  public long commitInterval() {
    Object millis = context.appConfigs().get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
    return (Long) Objects.requireNonNull(millis);
  }

  @Override
  public Duration portion() {
    return PORTION;
  }
}
