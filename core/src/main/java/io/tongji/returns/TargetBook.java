package io.tongji.returns;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All targets: of each indicator, area and year the version in force. */
public final class TargetBook {

  private record Standing(Target handedIn, int version) {}

  private final Map<Target.Key, Standing> targets = new HashMap<>();

  /** What the rule of revisions says of a target that broke no rule; changes nothing. */
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

  /** Of how many indicators, areas and years there is a version, be it withdrawn. */
  public int size() {
    return targets.size();
  }

  /** The target in force, or null if there is none. */
  public @Nullable Target inForce(Target.Key key) {
    Standing standing = targets.get(key);
    return standing == null || standing.handedIn().withdrawn() ? null : standing.handedIn();
  }
}
