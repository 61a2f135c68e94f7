package io.tongji.pipeline.stage;

import io.tongji.pipeline.stage.StreamsHooks.CommitHook;
import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The one processor of a stage, behind all its inputs: makes the stage's task once the stores are
 * restored, feeds it, and has it work inside each commit.
 *
 * <p>Each tick of Kafka Streams' clock marks the task as changed, so that it commits. So there are
 * ticks only while the stage waits for something; an idle stage commits nothing.
 */
public final class StageProcessor implements Processor<Object, Object, Object, Object> {

  private final Stage stage;
  private TaskWork work = TaskWork.NONE;

  /** A processor without a task: Kafka Streams has yet to restore the stores. */
  public StageProcessor(Stage stage) {
    this.stage = stage;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    StageTask task = stage.task(new StreamsTaskContext(stage, context));
    Running running = new Running(context, task, new Keeper(stage, context));
    CommitHook hook = context.getStateStore(hookName(stage.name()));
    hook.onCommit(context, running::commit);
    work = running;
  }

  /** The store that hooks a stage's work into the commit. */
  public static TaskStore.Builder<CommitHook> buildHook(String stage) {
    String name = hookName(stage);
    return new TaskStore.Builder<>(name, () -> new CommitHook(name));
  }

  private static String hookName(String stage) {
    return stage + "-commit";
  }

  @Override
  public void process(Record<Object, Object> record) {
    work.take(record);
  }

  /** Kafka Streams keeps what is scheduled when it revives the task: so the ticks end here. */
  @Override
  public void close() {
    work.close();
    work = TaskWork.NONE;
  }

  /** What is done with records: nothing before the task is initialized, nor after its end. */
  private interface TaskWork {

    TaskWork NONE =
        new TaskWork() {
          @Override
          public void take(Record<Object, Object> record) {
            throw new IllegalStateException("a record before init or after close");
          }

          @Override
          public void close() {}
        };

    void take(Record<Object, Object> record);

    void close();
  }

  /** From the task's initialization to its end. */
  private static final class Running implements TaskWork {

    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration KEEPING = Duration.ofSeconds(1);
    private static final Cancellable NO_TICKS = () -> {};

    private final ProcessorContext<Object, Object> context;
    private final StageTask task;
    private final Keeper keeper;
    private Cancellable ticks = NO_TICKS;
    private Cancellable keeping = NO_TICKS;
    private boolean closed;

    Running(ProcessorContext<Object, Object> context, StageTask task, Keeper keeper) {
      this.context = context;
      this.task = task;
      this.keeper = keeper;
      tickWhileWaiting();
      tickOnceIfBehind();
    }

    @Override
    public void take(Record<Object, Object> record) {
      keeper.keepOne();
      RecordMetadata at = context.recordMetadata().orElseThrow();
      task.take(record, at);
      keeper.taken(record, at);
      askForCommit();
    }

    private void tick() {
      task.tick();
      askForCommit();
    }

    private void askForCommit() {
      if (task.wantsCommit()) {
        context.commit();
      }
      tickWhileWaiting();
    }

    void commit() {
      task.commit();
      keeper.commits();
      tickWhileWaiting();
      tickOnceIfBehind();
    }

    /**
     * A snapshot that is due is kept at rest too, also of what a start has read again. One tick:
     * each one brings a commit.
     */
    private void tickOnceIfBehind() {
      if (!closed && keeping == NO_TICKS) {
        keeper
            .due()
            .map(rest -> rest.plus(KEEPING))
            .ifPresent(
                rest ->
                    keeping =
                        context.schedule(rest, PunctuationType.WALL_CLOCK_TIME, now -> keep()));
      }
    }

    private void keep() {
      stopKeeping();
      keeper.keepAll();
    }

    private void stopKeeping() {
      keeping.cancel();
      keeping = NO_TICKS;
    }

    private void tickWhileWaiting() {
      if (closed || !task.isWaiting()) {
        stopTicking();
      } else if (ticks == NO_TICKS) {
        ticks = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick());
      }
    }

    private void stopTicking() {
      ticks.cancel();
      ticks = NO_TICKS;
    }

    /** The last commit may come after this. */
    @Override
    public void close() {
      closed = true;
      stopTicking();
      stopKeeping();
      task.close();
    }
  }
}
