package io.tongji.verify.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.disclosure.ReleasePlanner;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.rules.RulesFile;
import io.tongji.period.Month;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Releases of random histories, as the planner plans them: of one year, of the next, and once more
 * with revisions. Neither anybody nor any holding with its own returns computes what it must not
 * know, and nobody has a bound of it that is closer than the rules ask. {@code
 * -Dtongji.histories=200} for more of them, {@code -Dtongji.histories.from=201} for others, {@code
 * -Dtongji.programmes=1000} for all linear programmes.
 */
final class HistoriesTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final int UNITS = 200;
  private static final List<Month> THROUGH =
      List.of(Month.of(2022, 4), Month.of(2023, 3), Month.of(2023, 4));
  private static final Month REVISED = Month.of(2023, 2);
  private static final SafetyRule RULES =
      new Rules(3, 15, Rules.LargestShare.OFF, 1, List.of(), Set.of("GIO"));

  /** Linear programmes for cells, and as many for what is left between them, by form. */
  private static final int PROGRAMMES = Integer.getInteger("tongji.programmes", 4);

  private static final AtomicInteger COMPLETE = new AtomicInteger();

  static LongStream seeds() {
    long from = Long.getLong("tongji.histories.from", 1);
    return LongStream.range(from, from + Long.getLong("tongji.histories", 8));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nobodyKnowsWhatIsUnsafe(long seed) {
    List<RandomBureau> moments = RandomReleases.of(CATALOGUE, seed, UNITS, THROUGH);
    ReleasePlanner planner =
        new ReleasePlanner(CATALOGUE, RulesFile.read(RulesFile.usual(new byte[16]), CATALOGUE));
    PlannedReleases releases = new PlannedReleases(CATALOGUE, planner);
    for (int moment = 0; moment < moments.size(); moment++) {
      Month through = THROUGH.get(moment);
      RandomBureau bureau = moments.get(moment);
      assertThat(releases.unlike(bureau, through)).isEmpty();
      Month revised = moment == THROUGH.size() - 1 ? REVISED : null;
      ReleasePlan plan = releases.release("R" + moment, bureau, through, revised);
      if (!plan.mayBePublished()) {
        return;
      }
    }
    COMPLETE.incrementAndGet();
    assertThat(releases.attack(RULES, PROGRAMMES)).isEmpty();
    assertThat(releases.counts().get(0)).isGreaterThan(200);
    assertThat(releases.counts().get(1)).isGreaterThan(50);
    assertThat(releases.counts().get(2)).isGreaterThan(20);
  }

  @AfterAll
  static void mostAreReleased() {
    assertThat(COMPLETE.get()).isGreaterThan((int) seeds().count() / 2);
  }
}
