package io.tongji.pipeline.stage;

import java.util.Collection;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * The only class that touches Kafka Streams' internals, for two things it has no public way to.
 *
 * <p>Work inside the commit: what has gathered since the last commit has to be sent before its
 * offsets are committed and within the same transaction, or a crash loses it. Kafka Streams flushes
 * every {@link CachedStateStore} at exactly that point. And restoring with timestamps: the public
 * callback gives keys and values alone. StreamsHooksTest fails if a Kafka version changes either.
 */
final class StreamsHooks {

  private StreamsHooks() {}

  /** A restore callback that sees whole records. */
  static StateRestoreCallback restoreRecords(Consumer<ConsumerRecord<byte[], byte[]>> replay) {
    return new RecordBatchingStateRestoreCallback() {
      @Override
      public void restoreBatch(Collection<ConsumerRecord<byte[], byte[]>> records) {
        records.forEach(replay);
      }

      @Override
      public void restore(byte[] key, byte[] value) {
        throw new UnsupportedOperationException("restored as whole records");
      }
    };
  }

  /** A store that keeps nothing, through which work is done inside every commit of a task. */
  static final class CommitHook implements StateStore, CachedStateStore<Object, Object> {

    private static final Runnable NOTHING = () -> {};

    private final String name;
    private boolean open;
    private Runnable work = NOTHING;

    CommitHook(String name) {
      this.name = name;
    }

    /** Calls {@code atCommit} inside every commit, as if from the processor of {@code context}. */
    void onCommit(ProcessorContext<?, ?> context, Runnable atCommit) {
      InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
      ProcessorNode<?, ?, ?, ?> node = internal.currentNode();
      work =
          () -> {
            ProcessorNode<?, ?, ?, ?> current = internal.currentNode();
            internal.setCurrentNode(node);
            try {
              atCommit.run();
            } finally {
              internal.setCurrentNode(current);
            }
          };
    }

    @Override
    public void flushCache() {
      work.run();
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
      work = NOTHING;
      open = true;
      context.register(root, (key, value) -> {});
    }

    @Override
    public void close() {
      work = NOTHING;
      open = false;
    }

    /**
     * True, though nothing is kept: only then does Kafka Streams keep its identity in the state
     * directory, and a process that comes back ends the transactions that it had begun.
     */
    @Override
    public boolean persistent() {
      return true;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean old) {
      return false;
    }

    @Override
    public void clearCache() {
      // there is no cache: what has gathered is the owner's
    }
  }
}
