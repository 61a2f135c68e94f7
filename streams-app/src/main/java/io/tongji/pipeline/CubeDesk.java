package io.tongji.pipeline;

import io.tongji.pipeline.StreamsHooks.CommitHook;
import io.tongji.returns.Target;
import io.tongji.rollup.IndicatorTable;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Where one task takes cuts: contributions go into the {@link Cube}, and inside each commit a cut
 * of each indicator that changed is published, once its first cut may be.
 *
 * <p>Contributions have waited for a commit of the unit stage already. So the commit that publishes
 * what they change is asked for at once, and not awaited for another interval.
 */
final class CubeDesk {

  /** At least this part of the interval lies between two commits, which bounds what they cost. */
  private static final int PART = 2;

  private final CommitHook<CubeDesk> hook;
  private @Nullable Cube cube;
  private @Nullable CutPublisher publisher;
  private @Nullable ProcessorContext<Object, Object> context;
  private @Nullable Cancellable glances;
  private long apartMillis;
  private long settledAt;
  private boolean waiting;

  CubeDesk(CommitHook<CubeDesk> hook) {
    this.hook = hook;
  }

  /** Commits are answered from this context on; what was published is taken up where it stood. */
  void open(ProcessorContext<Object, Object> owner, CutPublisher cuts) {
    cube = CubeStores.cube(owner);
    cube().consult(CubeStores.targets(owner));
    publisher = cuts;
    context = owner;
    apartMillis = commitInterval(owner) / PART;
    Duration glance = Duration.ofMillis(Math.max(1, apartMillis / PART));
    glances = owner.schedule(glance, PunctuationType.WALL_CLOCK_TIME, now -> askForCommit());
    for (String code : cube().codes()) {
      if (cuts.stands(code)) {
        cuts.resume(table(code));
      }
    }
    hook.onCommit(owner, this::settle);
  }

  /** Asks for no commit any more, until it is opened again. */
  void close() {
    if (glances != null) {
      glances.cancel();
    }
  }

  private static long commitInterval(ProcessorContext<?, ?> context) {
    Object millis = context.appConfigs().get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
    return (Long) Objects.requireNonNull(millis);
  }

  /** Takes a batch of contributions to an indicator. */
  void take(String code, byte[] batch) {
    cube().add(code, batch);
    waiting |= Objects.requireNonNull(publisher).stands(code);
    askForCommit();
  }

  private void askForCommit() {
    ProcessorContext<Object, Object> task = Objects.requireNonNull(context);
    if (waiting && task.currentSystemTimeMs() - settledAt >= apartMillis) {
      task.commit();
    }
  }

  /** Notes that a target is another one now. */
  void retarget(Target.Key key) {
    IndicatorTable table = cube().table(key.indicator());
    if (table != null) {
      table.retarget(key.area(), key.year());
    }
  }

  /** How many cells the tables have. */
  long cells() {
    return cube().cells();
  }

  private void settle() {
    CutPublisher cuts = Objects.requireNonNull(publisher);
    Set<String> codes = cube().codes();
    for (String code : codes) {
      if (cuts.stands(code)) {
        cuts.cut(code, table(code));
      }
    }
    cuts.begin(codes, this::table);
    settledAt = Objects.requireNonNull(context).currentSystemTimeMs();
    waiting = false;
  }

  private IndicatorTable table(String code) {
    return Objects.requireNonNull(cube().table(code), code);
  }

  private Cube cube() {
    return Objects.requireNonNull(cube);
  }
}
