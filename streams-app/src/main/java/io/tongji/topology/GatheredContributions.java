package io.tongji.topology;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.rollup.ContributionChanges;
import io.tongji.rollup.Placement;
import io.tongji.rollup.Sums;
import io.tongji.wire.ContributionCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Contributions that are not in the tables yet, netted by indicator, placement and month: what came
 * in since the last commit or, after a start, all that ever came in.
 */
final class GatheredContributions {

  static final String STORE = "contributions-by-place";

  private final List<Indicator> indicators;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final ContributionChanges changes;

  /** Takes contributions out. */
  interface Taker {
    /** What a placement contributes to a month; never all zeros. */
    void take(Placement placement, int month, long[] change);
  }

  /** None yet, under a catalogue. */
  GatheredContributions(Catalogue catalogue) {
    this.indicators = catalogue.indicators();
    this.changes = new ContributionChanges(indicators.size());
    for (int number = 0; number < indicators.size(); number++) {
      numbers.put(indicators.get(number).code(), number);
    }
  }

  /** The topic of contributions is their changelog: it keeps them all. */
  static TaskStore.Builder<TaskStore<GatheredContributions>> build(Catalogue catalogue) {
    return TaskStore.Builder.replaying(
        STORE,
        () -> new GatheredContributions(catalogue),
        (gathered, committed) ->
            gathered.add(new String(committed.key(), StandardCharsets.UTF_8), committed.value()));
  }

  /**
   * Adds a batch.
   *
   * @throws IllegalStateException if the catalogue lacks the indicator
   */
  void add(String code, byte[] batch) {
    int number = number(code);
    ContributionCodec.decode(
        batch,
        (placement, month, change) -> Sums.add(changes.at(number, placement, month), change, 1));
  }

  private int number(String code) {
    Integer number = numbers.get(code);
    if (number == null) {
      throw new IllegalStateException(
          "contributions to an indicator that the catalogue lacks: " + code);
    }
    return number;
  }

  /** Codes of the indicators that contributions have gathered of, in the catalogue's order. */
  List<String> indicators() {
    List<String> codes = new ArrayList<>();
    for (int number = 0; number < indicators.size(); number++) {
      if (!changes.isEmpty(number)) {
        codes.add(indicators.get(number).code());
      }
    }
    return codes;
  }

  /** Hands over all that has gathered of an indicator; afterwards there is nothing. */
  void drain(String code, Taker taker) {
    int number = number(code);
    if (changes.isEmpty(number)) {
      return;
    }
    changes
        .drain(number)
        .forEach(
            (placement, months) ->
                months.forEach(
                    (month, change) -> {
                      if (!Sums.isZero(change)) {
                        taker.take(placement, month, change);
                      }
                    }));
  }
}
