package io.tongji.verify.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.verify.attack.Rules.Consent;
import io.tongji.verify.attack.Rules.LargestShare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules as the attacker's own code applies them, by the published examples. */
final class RulesTest {

  private static Contributors pool(String amounts) {
    Map<String, Long> byHolding = new TreeMap<>();
    List<String> parts = Arrays.asList(amounts.split(" "));
    for (int i = 0; i < parts.size(); i++) {
      byHolding.put("h" + i, Long.parseLong(parts.get(i)));
    }
    return new Contributors("GIO", 1, true, byHolding);
  }

  private static Rules rules(int minimum, long percent, LargestShare dominance, int waived) {
    List<Consent> waivers = new ArrayList<>();
    for (int i = 0; i < waived; i++) {
      waivers.add(new Consent("h" + i, Set.of("GIO"), 0, 9));
    }
    return new Rules(minimum, percent, dominance, 1, waivers, Set.of());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "500, true, true, true, 75",
    "300 200, true, true, true, 45",
    "300 20 10, false, true, true, 35",
    "50000 49000 1000, false, true, true, 6500",
    "40 30 20 10, false, false, false, 0",
    "60 20 11 9, false, false, true, 0",
    "400 30 30 30 10, false, true, true, 0",
    "100 100 15, false, false, true, 0",
    "100 100 14, false, true, true, 1",
    "100 0 0, true, true, true, 15",
    "-80 60 5 3, false, true, true, 4",
    "-80 60 30 10, false, false, true, 0",
  })
  void frequencyPercentAndDominance(
      String amounts, boolean few, boolean percent, boolean dominated, long protection) {
    Contributors pool = pool(amounts);
    assertThat(rules(3, 0, LargestShare.OFF, 0).unsafe(pool, "")).isEqualTo(few);
    if (!amounts.equals("400 30 30 30 10")) {
      assertThat(rules(1, 15, LargestShare.OFF, 0).unsafe(pool, "")).isEqualTo(percent);
    }
    assertThat(rules(1, 0, new LargestShare(2, 75), 0).unsafe(pool, "")).isEqualTo(dominated);
    assertThat(rules(1, 15, LargestShare.OFF, 0).protection(pool)).isEqualTo(protection);
  }

  @ParameterizedTest(name = "{0}, {1} waived")
  @CsvSource({
    "300 200, 1, true",
    "300 200, 2, false",
    "500, 1, false",
    "900 50 30 20, 1, false",
    "900 80 5 4, 1, true",
    "900 80 5 4, 0, true",
  })
  void waivers(String amounts, int waived, boolean unsafe) {
    assertThat(rules(3, 15, LargestShare.OFF, waived).unsafe(pool(amounts), "")).isEqualTo(unsafe);
  }

  @Test
  void aWaiverIsForSomeIndicatorsAndMonths() {
    Consent waiver = new Consent("h0", Set.of("GIO"), 1, 2);
    Rules rules = new Rules(3, 15, LargestShare.OFF, 1, List.of(waiver), Set.of());
    Map<String, Long> alone = Map.of("h0", 500L);
    assertThat(rules.unsafe(new Contributors("GIO", 2, true, alone), "")).isFalse();
    assertThat(rules.unsafe(new Contributors("GIO", 3, true, alone), "")).isTrue();
    assertThat(rules.unsafe(new Contributors("RND", 2, true, alone), "")).isTrue();
  }

  @Test
  void zerosAreProtectedWhereTheyAre() {
    Rules rules = new Rules(3, 15, LargestShare.OFF, 1, List.of(), Set.of("GIO"));
    Map<String, Long> nothing = Map.of("h0", 0L, "h1", 0L);
    assertThat(rules.unsafe(new Contributors("GIO", 1, true, nothing), "")).isTrue();
    assertThat(rules.unsafe(new Contributors("FDI", 1, true, nothing), "")).isFalse();
    assertThat(rules.unsafe(new Contributors("GIO", 1, false, nothing), "")).isFalse();
  }

  @Test
  void whoLooksFromInsideKnowsItsOwn() {
    Rules rules = rules(3, 15, LargestShare.OFF, 0);
    assertThat(rules.unsafe(pool("90 6 4"), "h0")).isFalse();
    assertThat(rules.unsafe(pool("90 60 4"), "h0")).isTrue();
    assertThat(rules.unsafe(pool("90 60"), "h0")).isTrue();
    assertThat(rules.unsafe(pool("90"), "h0")).isFalse();
  }
}
