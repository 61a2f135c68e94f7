package io.tongji.returns;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All targets: of each indicator, area and year the version in force. */
public final class TargetBook {

  private record Standing(Target handedIn, int version) {}

  private final Map<Target.Key, Standing> targets = new HashMap<>();

  /** The verdict of the rule of revisions on a target that breaks no hard edit; changes nothing. */
  public Verdict judge(Target handedIn) {
    Standing standing = targets.get(handedIn.key());
    if (standing == null) {
      return Verdict.ACCEPTED;
    }
    boolean same =
        standing.handedIn().withdrawn() == handedIn.withdrawn()
            && standing.handedIn().amount() == handedIn.amount()
            && Objects.equals(standing.handedIn().growth(), handedIn.growth())
            && Objects.equals(standing.handedIn().base(), handedIn.base());
    return Verdict.of(standing.version(), handedIn.version(), same);
  }

  /** Puts an accepted target in force. */
  public void put(Target accepted) {
    Standing standing = targets.get(accepted.key());
    int inForce = standing == null ? 0 : standing.version();
    targets.put(
        accepted.key(), new Standing(accepted, Verdict.numberOf(inForce, accepted.version())));
  }

  /** The number of indicators, areas and years with a version, withdrawn ones included. */
  public int size() {
    return targets.size();
  }

  /** The target in force, or null if there is none. */
  public @Nullable Target inForce(Target.Key key) {
    Standing standing = targets.get(key);
    return standing == null || standing.handedIn().withdrawn() ? null : standing.handedIn();
  }
}
