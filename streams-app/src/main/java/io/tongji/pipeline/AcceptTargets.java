package io.tongji.pipeline;

import io.tongji.returns.Target;
import io.tongji.returns.TargetBook;
import io.tongji.returns.Verdict;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Puts targets in force: completion and schedule gap of the year follow. */
final class AcceptTargets implements Acceptance<Target> {

  private @Nullable TargetBook targets;
  private @Nullable CubeDesk desk;

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    targets = CubeStores.targets(context);
    desk = CubeStores.desk(context);
  }

  @Override
  public Verdict judge(Target handedIn) {
    return Objects.requireNonNull(targets).judge(handedIn);
  }

  @Override
  public void accept(Target accepted) {
    Objects.requireNonNull(targets).put(accepted);
    Objects.requireNonNull(desk).retarget(accepted.key());
  }

  @Override
  public long entries() {
    return Objects.requireNonNull(targets).size();
  }
}
