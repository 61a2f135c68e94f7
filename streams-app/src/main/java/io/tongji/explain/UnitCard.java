package io.tongji.explain;

import io.tongji.catalogue.Catalogue;
import io.tongji.period.Month;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.RegisterEdits;
import io.tongji.returns.edits.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All that the bureau has of one unit: its records of the register, and its returns. */
public final class UnitCard {

  private final String unit;
  private final RegisterEdits rules;
  private final RegisterHistory history = new RegisterHistory();
  private final List<RegisterRevision> register = new ArrayList<>();

  /** Of each first month, where among the records the one in force is. */
  private final Map<Month, Integer> inForce = new HashMap<>();

  private final List<UnitHistory> returns = new ArrayList<>();

  /** An empty card of a unit under a catalogue. */
  public UnitCard(Catalogue catalogue, String unit) {
    this.unit = unit;
    this.rules = new RegisterEdits(catalogue);
  }

  /** Takes the next record of the register, in the order of the log. */
  public void take(RegisterRecord handedIn, Revision.FedFrom origin) {
    Optional<Rejection> broken = rules.check(handedIn);
    if (broken.isPresent()) {
      register.add(new RegisterRevision(handedIn, origin, null, broken.get().reason(), false));
      return;
    }
    Verdict verdict = history.judge(handedIn);
    boolean accepted = verdict == Verdict.ACCEPTED;
    if (accepted) {
      history.put(handedIn);
      inForce.put(from(handedIn), register.size());
    }
    register.add(new RegisterRevision(handedIn, origin, verdict, null, accepted));
  }

  /** Takes what the unit handed in on a form. */
  public void take(UnitHistory ofForm) {
    returns.add(ofForm);
  }

  /** The unit's code. */
  public String unit() {
    return unit;
  }

  /** Its records of the register, in the order of the log. */
  public List<RegisterRevision> register() {
    List<RegisterRevision> all = new ArrayList<>();
    for (int at = 0; at < register.size(); at++) {
      RegisterRevision of = register.get(at);
      boolean stands = of.inForce() && Objects.equals(inForce.get(from(of.handedIn())), at);
      all.add(new RegisterRevision(of.handedIn(), of.origin(), of.verdict(), of.refused(), stands));
    }
    return all;
  }

  /** What it handed in, form by form. */
  public List<UnitHistory> returns() {
    return List.copyOf(returns);
  }

  private static Month from(RegisterRecord accepted) {
    return Objects.requireNonNull(accepted.entry().validity().from());
  }
}
