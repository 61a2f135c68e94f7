package io.tongji.verify.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.disclosure.ReleasePlanner;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.ReleasePlan.CellStatus;
import io.tongji.disclosure.plan.ReleasePlan.Decision;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.disclosure.rules.RulesFile;
import io.tongji.returns.TargetBook;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.attack.AttackedBureau.Planned;
import io.tongji.verify.attack.PlannedReleases.Revealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Releases of a bureau on which every attack could be played give the attacker nothing; what a
 * protection keeps back, published after all, gives it the very figure that the attack is after.
 */
final class PlannedAttacksTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final SafetyRule RULES =
      new Rules(3, 15, Rules.LargestShare.OFF, 1, List.of(), Set.of("GIO"));
  private static final List<ReleasePlan> PLANS = new ArrayList<>();
  private static final PlannedReleases RELEASES = releases();

  private static PlannedReleases releases() {
    TargetBook targets = new TargetBook();
    targets.put(AttackedBureau.GOAL);
    return new PlannedReleases(
        CATALOGUE, planner(CATALOGUE), targets, CATALOGUE.headlineArea().code());
  }

  private static ReleasePlanner planner(Catalogue catalogue) {
    return new ReleasePlanner(catalogue, RulesFile.read(RulesFile.usual(new byte[16]), catalogue));
  }

  @BeforeAll
  static void release() {
    AttackedBureau bureau = new AttackedBureau(CATALOGUE);
    for (Planned planned : AttackedBureau.RELEASES) {
      RandomBureau moment = bureau.at(PLANS.size());
      RELEASES.goOnWith(planner(moment.catalogue()));
      ReleasePlan plan =
          RELEASES.release(planned.id(), moment, planned.through(), planned.revise());
      assertThat(plan.refusals()).as(planned.id()).isEmpty();
      PLANS.add(plan);
    }
  }

  static List<Attack> attacks() {
    return Attack.all();
  }

  @Test
  void allProtectionsTogetherGiveNothing() {
    assertThat(RELEASES.attack(RULES, 100)).isEmpty();
  }

  @Test
  void everyProtectionIsAttacked() {
    assertThat(attacks())
        .extracting(Attack::reason)
        .contains(
            Withholding.FEW,
            Withholding.SECONDARY,
            Withholding.INSIDER,
            Withholding.INHERITED,
            Withholding.IMPLIED,
            Withholding.PART,
            Withholding.CARRY,
            Withholding.REVISION,
            Withholding.BASE,
            Withholding.COMPARISON,
            Withholding.NARROW,
            Withholding.OUTSTANDING);
    assertThat(decision(3, AttackedBureau.CEASED).status()).isEqualTo(CellStatus.CEASED);
  }

  private static Decision decision(int release, SeriesKey key) {
    return Objects.requireNonNull(PLANS.get(release).decisions().get(key), key::toString);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void whatAProtectionKeepsBackWouldGiveItAway(Attack attack) {
    Decision decision = decision(attack.release(), attack.keys().get(0));
    PublishedPart part = attack.parts().iterator().next();
    Withholding suppressed = decision.reason();
    assertThat(suppressed == null ? decision.withheld().get(part) : suppressed)
        .isEqualTo(attack.reason());
    String id = AttackedBureau.RELEASES.get(attack.release()).id();
    assertThat(RELEASES.attack(RULES, new Revealed(id, attack.keys(), attack.parts())))
        .anySatisfy(leak -> assertThat(leak.whose()).contains(attack.whose()));
  }
}
