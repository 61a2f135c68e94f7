package io.tongji.pipeline;

import io.tongji.pipeline.StreamsHooks.CommitHook;
import io.tongji.returns.Target;
import io.tongji.returns.TargetBook;
import io.tongji.returns.Verdict;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the cube stage: by indicator. */
final class CubeStores {

  static final String TARGETS = "targets-by-indicator";
  static final String CUTS = "cuts-by-indicator";
  static final String DESK = "cube";

  private CubeStores() {}

  static TaskStore.Builder<TaskStore<TargetBook>> buildTargets(Admission<Target> admission) {
    return TaskStore.Builder.replaying(
        TARGETS,
        TargetBook::new,
        (book, committed) -> admission.replay(committed, target -> absorb(book, target)));
  }

  private static void absorb(TargetBook book, Target target) {
    if (book.judge(target) == Verdict.ACCEPTED) {
      book.put(target);
    }
  }

  /** Number of the last cut by indicator; an entry without indicator tells of the first cut. */
  static StoreBuilder<KeyValueStore<String, Long>> buildCuts() {
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(CUTS), Serdes.String(), Serdes.Long());
  }

  static TaskStore.Builder<CommitHook<CubeDesk>> buildDesk(
      Function<CommitHook<CubeDesk>, CubeDesk> fresh) {
    return new TaskStore.Builder<>(DESK, () -> new CommitHook<>(DESK, fresh));
  }

  static TargetBook targets(ProcessorContext<?, ?> context) {
    TaskStore<TargetBook> store = context.getStateStore(TARGETS);
    return store.value();
  }

  static Cube cube(ProcessorContext<?, ?> context) {
    TaskStore<Cube> store = context.getStateStore(Cube.STORE);
    return store.value();
  }

  static CubeDesk desk(ProcessorContext<?, ?> context) {
    CommitHook<CubeDesk> store = context.getStateStore(DESK);
    return store.value();
  }
}
