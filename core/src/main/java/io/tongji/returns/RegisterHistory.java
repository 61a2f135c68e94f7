package io.tongji.returns;

import io.tongji.period.Month;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All register entries of one unit: of each first month the revision in force. */
public final class RegisterHistory {

  private final TreeMap<Month, InForce<RegisterRecord>> entries = new TreeMap<>();

  /** The verdict of the rule of revisions on an entry that breaks no hard edit; changes nothing. */
  public Verdict judge(RegisterRecord handedIn) {
    InForce<RegisterRecord> standing = entries.get(from(handedIn));
    if (standing == null) {
      return Verdict.ACCEPTED;
    }
    boolean same =
        standing.record().withdrawn() == handedIn.withdrawn()
            && standing.record().entry().equals(handedIn.entry());
    return Verdict.of(standing.number(), handedIn.revision(), same);
  }

  /** Puts an accepted entry in force. */
  public void put(RegisterRecord accepted) {
    InForce<RegisterRecord> standing = entries.get(from(accepted));
    int inForce = standing == null ? 0 : standing.number();
    entries.put(
        from(accepted), new InForce<>(accepted, Verdict.numberOf(inForce, accepted.revision())));
  }

  /** The number of first months with an entry, withdrawn ones included. */
  public int size() {
    return entries.size();
  }

  /** The records in force, by first month, withdrawn ones included. */
  public List<RegisterRecord> records() {
    return entries.values().stream().map(InForce::record).toList();
  }

  /** The entry that counts in a month: of those valid, the one with the latest first month. */
  public @Nullable RegisterEntry at(Month month) {
    for (Map.Entry<Month, InForce<RegisterRecord>> entry :
        entries.headMap(month, true).descendingMap().entrySet()) {
      RegisterRecord handedIn = entry.getValue().record();
      Month to = handedIn.entry().validity().to();
      if (!handedIn.withdrawn() && (to == null || month.compareTo(to) <= 0)) {
        return handedIn.entry();
      }
    }
    return null;
  }

  /**
   * The entry with the latest first month, of those that are not withdrawn; null: there is none.
   */
  public @Nullable RegisterEntry last() {
    return entries.descendingMap().values().stream()
        .map(InForce::record)
        .filter(record -> !record.withdrawn())
        .findFirst()
        .map(RegisterRecord::entry)
        .orElse(null);
  }

  /** Months in which some entry begins, or is valid no longer, sorted. */
  public int[] changes() {
    java.util.TreeSet<Integer> changes = new java.util.TreeSet<>();
    entries.forEach(
        (from, standing) -> {
          changes.add(from.index());
          Month to = standing.record().entry().validity().to();
          if (to != null) {
            changes.add(to.index() + 1);
          }
        });
    return changes.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Writes all entries for {@link #read}. */
  public void writeTo(EntryOutput out) throws IOException {
    out.number(entries.size());
    for (InForce<RegisterRecord> standing : entries.values()) {
      out.record(standing);
    }
  }

  /** Reads the entries of a unit that {@link #writeTo} wrote. */
  public static RegisterHistory read(String unitId, EntryInput in) throws IOException {
    RegisterHistory history = new RegisterHistory();
    for (int left = in.number(); left > 0; left--) {
      InForce<RegisterRecord> standing = in.record(unitId);
      history.entries.put(from(standing.record()), standing);
    }
    return history;
  }

  private static Month from(RegisterRecord handedIn) {
    return Objects.requireNonNull(handedIn.entry().validity().from());
  }
}
