package io.tongji.it;

import io.tongji.avro.InvestmentReturn;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.RegisterEntry;
import io.tongji.avro.TargetKey;
import io.tongji.catalogue.Catalogue;
import io.tongji.period.Month;
import io.tongji.returns.Target;
import io.tongji.verify.attack.AttackedBureau;
import io.tongji.verify.attack.RandomBureau;
import io.tongji.verify.attack.RandomBureau.Entry;
import io.tongji.verify.attack.RandomBureau.Stated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hands in, release by release, what stands in a bureau on which every attack could be played. */
final class AttackedReleases {

  private static final String PROJECT = "TX-";

  private final AttackedBureau attacked;
  private final Map<String, String> ids = new HashMap<>();
  private RandomBureau before;

  AttackedReleases(Catalogue catalogue) {
    this.attacked = new AttackedBureau(catalogue);
    this.before = new RandomBureau(catalogue);
  }

  private static void setTarget(Bureau bureau) {
    Target.Key goal = AttackedBureau.GOAL.key();
    bureau.target(
        new TargetKey(goal.indicator(), goal.area(), goal.year()),
        Papers.target(AttackedBureau.GOAL.amount(), 1));
  }

  /** Hands in what changes before a release, from 0. */
  void handIn(Bureau bureau, int release) {
    if (release == 0) {
      setTarget(bureau);
    }
    RandomBureau now = attacked.at(release);
    for (String unit : now.units()) {
      String id = ids.computeIfAbsent(unit, this::id);
      TreeMap<Integer, Entry> entries = before.entries(unit);
      now.entries(unit)
          .forEach(
              (from, entry) -> {
                if (!entry.equals(entries.get(from))) {
                  bureau.register(id, new Month(from).toString(), paper(unit, entry));
                }
              });
      handIn(bureau, id, now.returns(unit), before.returns(unit));
    }
    before = now;
  }

  private String id(String unit) {
    int number = ids.size() + 1;
    return RandomBureau.isProject(unit) ? PROJECT + number : Papers.enterprise(number);
  }

  private static void handIn(
      Bureau bureau, String id, Map<Integer, Stated> now, Map<Integer, Stated> earlier) {
    now.forEach(
        (month, stated) -> {
          if (!stated.equals(earlier.get(month))) {
            report(bureau, id, month, stated);
          }
        });
    earlier.keySet().stream()
        .filter(month -> !now.containsKey(month))
        .forEach(month -> report(bureau, id, month, null));
  }

  private static RegisterEntry paper(String unit, Entry entry) {
    RegisterEntry paper = Papers.entry(entry.areas().get(0));
    paper.setKind(RandomBureau.isProject(unit) ? "project" : "enterprise");
    paper.setGroups(List.copyOf(entry.areas().subList(1, entry.areas().size())));
    paper.setIndustry(entry.industry());
    paper.setFrames(entry.aboveScale() ? List.of("above-scale") : List.of());
    paper.setHolding(entry.holding());
    paper.setValidTo(entry.isOpen() ? null : new Month(entry.to()).toString());
    return paper;
  }

  /** Hands in a return; null: takes it back. */
  private static void report(Bureau bureau, String id, int month, @Nullable Stated stated) {
    String period = new Month(month).toString();
    if (id.startsWith(PROJECT)) {
      bureau.report("investment", id, period, investment(stated));
    } else {
      bureau.report("output", id, period, output(stated));
    }
  }

  private static OutputReturn output(@Nullable Stated stated) {
    OutputReturn value = OutputReturn.newBuilder().setWithdrawn(stated == null).build();
    if (stated != null) {
      value.setYtd(stated.ytd());
      value.setPriorYtd(stated.prior());
    }
    return value;
  }

  private static InvestmentReturn investment(@Nullable Stated stated) {
    InvestmentReturn value = InvestmentReturn.newBuilder().setWithdrawn(stated == null).build();
    if (stated != null) {
      value.setYtd(stated.ytd());
      value.setYtdConstruction(stated.construction());
      value.setYtdEquipment(stated.ytd() - stated.construction());
    }
    return value;
  }
}
