package io.tongji.returns;

import io.tongji.period.Month;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All register entries of one unit: of each first month the revision in force. */
public final class RegisterHistory {

  private record Standing(RegisterRecord handedIn, int revision) {}

  private final TreeMap<Month, Standing> entries = new TreeMap<>();

  /** The verdict of the rule of revisions on an entry that breaks no hard edit; changes nothing. */
  public Verdict judge(RegisterRecord handedIn) {
    Standing standing = entries.get(from(handedIn));
    if (standing == null) {
      return Verdict.ACCEPTED;
    }
    boolean same =
        standing.handedIn().withdrawn() == handedIn.withdrawn()
            && standing.handedIn().entry().equals(handedIn.entry());
    return Verdict.of(standing.revision(), handedIn.revision(), same);
  }

  /** Puts an accepted entry in force. */
  public void put(RegisterRecord accepted) {
    Standing standing = entries.get(from(accepted));
    int inForce = standing == null ? 0 : standing.revision();
    entries.put(
        from(accepted), new Standing(accepted, Verdict.numberOf(inForce, accepted.revision())));
  }

  /** The number of first months with an entry, withdrawn ones included. */
  public int size() {
    return entries.size();
  }

  /** The entry that counts in a month: of those valid, the one with the latest first month. */
  public @Nullable RegisterEntry at(Month month) {
    for (Map.Entry<Month, Standing> entry :
        entries.headMap(month, true).descendingMap().entrySet()) {
      RegisterRecord handedIn = entry.getValue().handedIn();
      Month to = handedIn.entry().validity().to();
      if (!handedIn.withdrawn() && (to == null || month.compareTo(to) <= 0)) {
        return handedIn.entry();
      }
    }
    return null;
  }

  /** Months in which some entry begins, or is valid no longer, sorted. */
  public int[] changes() {
    java.util.TreeSet<Integer> changes = new java.util.TreeSet<>();
    entries.forEach(
        (from, standing) -> {
          changes.add(from.index());
          Month to = standing.handedIn().entry().validity().to();
          if (to != null) {
            changes.add(to.index() + 1);
          }
        });
    return changes.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Month from(RegisterRecord handedIn) {
    return Objects.requireNonNull(handedIn.entry().validity().from());
  }
}
