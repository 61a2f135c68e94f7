package io.tongji.pipeline.stage;

import io.tongji.failure.Failure;
import io.tongji.pipeline.stage.Snapshots.KeptState;
import io.tongji.pipeline.stage.Snapshots.Mark;
import io.tongji.pipeline.stage.Snapshots.StateLayout;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that keeps a snapshot of itself, and begins with it: only what its topic holds behind is
 * replayed.
 *
 * <p>The last record that the snapshot holds is asked for once more, and not taken. If what comes
 * has another offset or time, or nothing comes since the group has not read so far, the snapshot is
 * of another log than the topic holds.
 *
 * @param <S> the shared value
 */
final class KeptStore<S> extends TaskStore<S> {

  private static final Logger LOG = LoggerFactory.getLogger(KeptStore.class);

  /** What is kept lacks this part of all records at most, if there are not few. */
  private static final int PART = 20;

  private final Snapshots snapshots;
  private final StateLayout<S> layout;
  private String file;
  private long offset = -1;
  private long timestamp = -1;
  private boolean unconfirmed;
  private long kept = -1;

  KeptStore(
      String name,
      Supplier<S> fresh,
      BiConsumer<S, ConsumerRecord<byte[], byte[]>> replay,
      StateLayout<S> layout,
      Snapshots snapshots) {
    super(name, fresh, replay);
    this.layout = layout;
    this.snapshots = snapshots;
    this.file = name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    file = name() + "-" + context.taskId().partition();
    super.init(context, root);
  }

  /** True: only then does Kafka Streams ask where to read on. */
  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public boolean managesOffsets() {
    return true;
  }

  /** The offset behind which the topic is replayed; null: from its beginning. */
  @Override
  @SuppressWarnings("NullAway") // the interface lacks the annotation, and says so in words
  public @Nullable Long committedOffset(TopicPartition partition) {
    if (offset >= 0) {
      return offset; // a standby has become active, or the other way round
    }
    Optional<KeptState<S>> found = snapshots.read(file, layout.reader());
    if (found.isEmpty()) {
      return null;
    }
    begin(found.get().state());
    offset = found.get().upTo().offset();
    timestamp = found.get().upTo().timestamp();
    kept = offset;
    unconfirmed = true;
    LOG.info("{} begins with its snapshot, which holds its topic up to offset {}", file, offset);
    return offset - 1;
  }

  /**
   * Keeps nothing: Kafka Streams calls it when a task ends, also when its last commit has failed.
   */
  @Override
  public void commit(Map<TopicPartition, Long> offsets) {}

  @Override
  public void replay(ConsumerRecord<byte[], byte[]> committed) {
    if (!unconfirmed) {
      super.replay(committed);
      reached(committed.offset(), committed.timestamp());
    } else if (committed.offset() == offset && committed.timestamp() == timestamp) {
      unconfirmed = false;
    } else {
      throw foreign();
    }
  }

  @Override
  public S value() {
    if (unconfirmed) {
      throw foreign();
    }
    return super.value();
  }

  private Failure foreign() {
    snapshots.discard(file);
    return Failure.server(
        "the snapshot " + file + " is not of what its topic holds up to offset " + offset,
        "it is deleted, and the topic is read from its beginning");
  }

  @Override
  public void reached(long recordOffset, long recordTimestamp) {
    offset = recordOffset;
    timestamp = recordTimestamp;
  }

  /** True if so much has come since the last snapshot that it is worth another one. */
  boolean isBehind() {
    long more = offset - kept;
    return more > 0 && more * layout.weight() >= snapshots.few() && more >= offset / PART;
  }

  /** How long nothing is to be kept, so that little of the time is spent on it. */
  Duration rest() {
    return snapshots.rest();
  }

  @Override
  public boolean keep() {
    if (!isBehind() || !rest().isZero()) {
      return false;
    }
    snapshots.write(file, new Mark(offset, timestamp), value(), layout.writer());
    kept = offset;
    return true;
  }

  @Override
  public void close() {
    unconfirmed = false;
    offset = -1;
    timestamp = -1;
    kept = -1;
    super.close();
  }
}
