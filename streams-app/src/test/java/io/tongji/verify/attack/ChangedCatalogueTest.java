package io.tongji.verify.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.disclosure.PublishedHistory;
import io.tongji.disclosure.ReleasePlanner;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.ReleasePlan.Decision;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.disclosure.rules.RulesFile;
import io.tongji.failure.Failure;
import io.tongji.period.Month;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.attack.PlannedReleases.Revealed;
import io.tongji.verify.attack.RandomBureau.Entry;
import io.tongji.verify.attack.RandomBureau.Stated;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Releases between which the catalogue changes. What was published under the old one is known as it
 * was made: an area or activity that is put under another one brings its units there, as if they
 * had moved.
 */
final class ChangedCatalogueTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final SafetyRule RULES =
      new Rules(3, 15, Rules.LargestShare.OFF, 1, List.of(), Set.of("GIO"));
  private static final Month FEBRUARY = Month.of(2023, 2);
  private static final Month MARCH = Month.of(2023, 3);

  /** The built-in catalogue in which a row of a file reads otherwise, and is the last one. */
  private static Catalogue changed(String file, String words, String by) {
    Map<String, byte[]> files = new TreeMap<>(CatalogueSource.builtIn().files());
    String text = text(files, file);
    String row = text.lines().filter(line -> line.contains(words)).findFirst().orElseThrow();
    put(files, file, text.replace(row + "\n", "") + row.replace(words, by) + "\n");
    return CatalogueFiles.of(CatalogueSource.of(files));
  }

  /** The same with another code of an indicator. */
  private static Catalogue renamed(String indicator, String by) {
    Map<String, byte[]> files = new TreeMap<>(CatalogueSource.builtIn().files());
    for (String file : List.copyOf(files.keySet())) {
      put(files, file, text(files, file).replace(indicator, by));
    }
    return CatalogueFiles.of(CatalogueSource.of(files));
  }

  private static String text(Map<String, byte[]> files, String file) {
    return new String(Objects.requireNonNull(files.get(file)), StandardCharsets.UTF_8);
  }

  private static void put(Map<String, byte[]> files, String file, String text) {
    files.put(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static ReleasePlanner planner(Catalogue catalogue) {
    return new ReleasePlanner(catalogue, RulesFile.read(RulesFile.usual(new byte[16]), catalogue));
  }

  private static void firm(
      RandomBureau bureau, String code, List<String> areas, String industry, long amount) {
    bureau
        .entries(code)
        .put(FEBRUARY.index() - 24, new Entry(areas, industry, true, null, Integer.MAX_VALUE));
    long construction = amount;
    bureau.returns(code).put(FEBRUARY.index(), new Stated(amount, construction, null));
    bureau.returns(code).put(MARCH.index(), new Stated(amount * 2, construction * 2, null));
  }

  /** One firm in a town and one in a division of their own, and enough others. */
  private static RandomBureau bureau() {
    RandomBureau bureau = new RandomBureau(CATALOGUE);
    for (int firm = 0; firm < 6; firm++) {
      long amount = 100_000 + 1000 * firm;
      firm(bureau, "zone" + firm, List.of("330483100", "330483K01"), "3911", amount);
      firm(bureau, "near" + firm, List.of("330483100"), "3911", amount * 2);
      firm(bureau, "power" + firm, List.of("330483104"), "4411", amount + 10);
      firm(bureau, "small" + firm, List.of("330483101"), "3911", amount / 2);
      firm(bureau, "food" + firm, List.of("330483104"), "1310", amount + 20);
    }
    firm(bureau, "town", List.of("330483103"), "3911", 120_000);
    firm(bureau, "textile", List.of("330483100"), "1711", 130_000);
    return bureau;
  }

  @ParameterizedTest(name = "{1} becomes {2}")
  @CsvSource({
    "areas.csv, 'Shimen Town,330483,town', 'Shimen Town,330483K01,town', 330483K01, _T, town",
    "activities.csv, 'of textiles,C,2', 'of textiles,D,2', 330483, D, textile"
  })
  void whoIsPutUnderAnotherAreaOrActivityIsNotGivenAway(
      String file, String row, String by, String area, String activity, String whose) {
    Catalogue other = changed(file, row, by);
    PlannedReleases releases = new PlannedReleases(CATALOGUE, planner(CATALOGUE));
    RandomBureau bureau = bureau();
    assertThat(releases.release("r1", bureau, FEBRUARY, null).refusals()).isEmpty();
    releases.goOnWith(planner(other));
    ReleasePlan plan = releases.release("r2", bureau.copy(other), MARCH, null);
    assertThat(plan.refusals()).isEmpty();
    SeriesKey key = SmallBureau.key("GIO", area, activity, MARCH.index());
    Decision decision = Objects.requireNonNull(plan.decisions().get(key));
    assertThat(decision.shown()).contains(PublishedPart.AMOUNT);
    assertThat(decision.withheld()).containsEntry(PublishedPart.MONTH, Withholding.CARRY);
    assertThat(releases.attack(RULES, 5)).isEmpty();
    assertThat(
            releases.attack(RULES, new Revealed("r2", List.of(key), Set.of(PublishedPart.MONTH))))
        .anySatisfy(leak -> assertThat(leak.whose()).contains(whose));
  }

  @Test
  void whatAnIndicatorThatIsGoneHasPublishedCannotBeCompared() {
    Catalogue other = renamed("FAI_HT", "FAI_NEW");
    PublishedHistory history = new PublishedHistory();
    SeriesKey key = SmallBureau.key("FAI_HT", "330483", "_T", FEBRUARY.index());
    history.add("r1", key, Set.of(PublishedPart.AMOUNT));
    planner(CATALOGUE).refuseUnlike("r1", CATALOGUE, history, Set.of(FEBRUARY));
    planner(other).refuseUnlike("r1", CATALOGUE, history, Set.of(MARCH));
    assertThatThrownBy(
            () -> planner(other).refuseUnlike("r1", CATALOGUE, history, Set.of(FEBRUARY)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("r1 published FAI_HT of 2023-02")
        .hasMessageContaining("no such indicator");
    Catalogue columns =
        changed(
            "indicators.csv",
            "investment,ytd,project,,,S_HT",
            "investment,ytd_equipment,project,,,S_HT");
    assertThatThrownBy(
            () -> planner(columns).refuseUnlike("r1", CATALOGUE, history, Set.of(FEBRUARY)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("other columns");
  }
}
