package io.tongji.returns;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All targets: of each indicator, area and year the version in force. */
public final class TargetBook {

  private final Map<Target.Key, InForce<Target>> targets = new HashMap<>();

  /** The verdict of the rule of revisions on a target that breaks no hard edit; changes nothing. */
  public Verdict judge(Target handedIn) {
    InForce<Target> standing = targets.get(handedIn.key());
    if (standing == null) {
      return Verdict.ACCEPTED;
    }
    boolean same =
        standing.record().withdrawn() == handedIn.withdrawn()
            && standing.record().amount() == handedIn.amount()
            && Objects.equals(standing.record().growth(), handedIn.growth())
            && Objects.equals(standing.record().base(), handedIn.base());
    return Verdict.of(standing.number(), handedIn.version(), same);
  }

  /** Puts an accepted target in force. */
  public void put(Target accepted) {
    InForce<Target> standing = targets.get(accepted.key());
    int inForce = standing == null ? 0 : standing.number();
    targets.put(
        accepted.key(), new InForce<>(accepted, Verdict.numberOf(inForce, accepted.version())));
  }

  /** The number of indicators, areas and years with a version, withdrawn ones included. */
  public int size() {
    return targets.size();
  }

  /** The target in force, or null if there is none. */
  public @Nullable Target inForce(Target.Key key) {
    InForce<Target> standing = targets.get(key);
    return standing == null || standing.record().withdrawn() ? null : standing.record();
  }
}
