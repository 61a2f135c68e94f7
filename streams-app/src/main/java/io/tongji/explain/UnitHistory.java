package io.tongji.explain;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.Rejection;
import io.tongji.returns.edits.ReturnEdits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that one unit handed in on a form, with the verdict on each, in the order of the log. */
public final class UnitHistory {

  private final Form form;
  private final ReturnEdits rules;
  private final ReturnLedger ledger;
  private final List<Revision> revisions = new ArrayList<>();

  /** Of each period, or event, where among the revisions the one in force is. */
  private final Map<String, Integer> inForce = new HashMap<>();

  /** Nothing yet of a form under a catalogue. */
  public UnitHistory(Catalogue catalogue, Form form) {
    this.form = form;
    this.rules = new ReturnEdits(catalogue);
    this.ledger = new ReturnLedger(form);
  }

  /** The form. */
  public Form form() {
    return form;
  }

  /** Takes the unit's next return. */
  public void take(Return handedIn, Revision.FedFrom origin) {
    Integer standing = inForce.get(handedIn.number());
    Return before = standing == null ? null : revisions.get(standing).handedIn();
    Optional<Rejection> broken = rules.check(handedIn, origin.at().toEpochMilli());
    if (broken.isPresent()) {
      revisions.add(new Revision(handedIn, origin, null, broken.get().reason(), before, false));
      return;
    }
    Verdict verdict = ledger.judge(handedIn);
    boolean accepted = verdict == Verdict.ACCEPTED;
    if (accepted) {
      ledger.put(handedIn);
      inForce.put(handedIn.number(), revisions.size());
    }
    revisions.add(new Revision(handedIn, origin, verdict, null, before, accepted));
  }

  /** The returns, by period, of each those of the log in their order. */
  public List<Revision> revisions() {
    List<Revision> all = new ArrayList<>();
    for (int at = 0; at < revisions.size(); at++) {
      Revision of = revisions.get(at);
      Integer standing = inForce.get(of.handedIn().number());
      all.add(
          new Revision(
              of.handedIn(),
              of.origin(),
              of.verdict(),
              of.refused(),
              of.before(),
              standing != null && standing == at));
    }
    all.sort(java.util.Comparator.comparing(of -> of.handedIn().periodText()));
    return all;
  }
}
