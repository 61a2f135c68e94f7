package io.tongji.verify.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bounds by rounded numbers are found where they are too close, and only there. */
final class BoundsTest {

  private static final Rules RULES =
      new Rules(3, 15, Rules.LargestShare.OFF, 1, List.of(), Set.of("GIO"));
  private static final int MAR = SmallBureau.month(2023, 3);
  private static final UnitMonth.UnitPlace NOWHERE =
      new UnitMonth.UnitPlace(Set.of(), List.of(), List.of());

  @Test
  void partsThatAreRoundedAndTheirTotal() {
    for (double half : new double[] {5, 500}) {
      Knowledge knowledge = new Knowledge();
      LinearSum total = LinearSum.of(Map.of());
      for (int part = 0; part < 4; part++) {
        String owner = "h" + part;
        int unknown =
            knowledge.add(
                new Knowledge.Unknown(owner + " YTD", "GIO", MAR, NOWHERE, owner, 1000, true));
        LinearSum alone = LinearSum.of(unknown);
        total = total.plus(alone, 1);
        if (part == 0) {
          knowledge.add(new Knowledge.SoughtSum("cell", "GIO", MAR, true, alone));
        } else {
          knowledge.add(new Fact(alone, half, half, "part " + part));
        }
      }
      knowledge.add(Fact.exact(total, "total"));
      List<Leak> findings = Attacker.attack(knowledge, new OnlyOf("h0"), 50);
      assertThat(findings.isEmpty()).isEqualTo(half > 50);
      if (!findings.isEmpty()) {
        assertThat(findings.get(0).high()).isBetween(1014.0, 1016.0);
      }
    }
  }

  /** Minds but one holding's amounts. */
  private record OnlyOf(String holding) implements SafetyRule {
    @Override
    public boolean unsafe(Contributors pool, String insider) {
      return RULES.unsafe(pool, insider) && pool.amounts().keySet().equals(Set.of(holding));
    }

    @Override
    public long protection(Contributors pool) {
      return RULES.protection(pool);
    }
  }
}
