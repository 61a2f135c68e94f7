package io.tongji.pipeline.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.log.codec.ContributionCodec;
import io.tongji.period.Month;
import io.tongji.pipeline.NotesInMemory;
import io.tongji.pipeline.PhaseOfTest;
import io.tongji.pipeline.ports.PreviousFigures;
import io.tongji.pipeline.ports.Publication;
import io.tongji.returns.TargetBook;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.SeriesKey;
import io.tongji.rollup.Sums;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * First cuts go out in several commits: whatever happens between two of them, a reader ends with
 * the same, each indicator's first cut is committed once, and what an earlier catalogue left goes.
 */
class CubeStageTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final List<String> CODES = List.of("EXP", "GIO", "RND", "TAX");
  private static final SeriesKey LEFT =
      new SeriesKey(Month.of(2021, 12).period(), "330483", "GIO", "C99");
  private static final long CUTS_BEFORE = 3;

  /** What was committed: notes, and the records of the live topic. */
  private final Map<String, Long> notes = new HashMap<>();

  private final Map<SeriesKey, Figure> live = new HashMap<>();
  private final List<Set<String>> indicatorsInCommit = new ArrayList<>();
  private final PhaseOfTest publication = PhaseOfTest.in(Publication.Phase.PUBLISHING);
  private Set<SeriesKey> keysBefore = Set.of(LEFT);

  /** A figure of an earlier catalogue has no aggregate here. */
  private record Figure(@Nullable Aggregate aggregate, long cut) {}

  /** One owner of the task, from what was committed on; what it does not commit is lost. */
  private final class Owner implements CubeStage.CubeOutputs {
    private final NotesInMemory<Long> cuts = new NotesInMemory<>(notes);
    private final Map<SeriesKey, @Nullable Figure> sent = new HashMap<>();
    private final Map<SeriesKey, Aggregate> standing = new HashMap<>();
    private final CubeStage stage;

    Owner(String... codes) {
      IndicatorTables tables = new IndicatorTables(CATALOGUE, IndicatorTables.MANY);
      for (String code : codes) {
        tables.add(code, contributions(code.hashCode()));
      }
      Cube cube = new Cube(tables, new TargetBook(), new FirstReleases());
      stage =
          new CubeStage(cube, cuts, publication, CubeStageTest.this::before, this, Duration.ZERO);
      for (String code : codes) {
        IndicatorTable table = tables.rollUp(code);
        if (!table.hasChanges()) {
          table.forwardAll(cube.references(), standing::put);
        }
      }
    }

    @Override
    public void publish(SeriesKey key, CubeStage.@Nullable FigureInCut figure) {
      sent.put(key, figure == null ? null : new Figure(figure.aggregate(), figure.cut()));
    }

    void commit() {
      stage.commit();
      notes.putAll(cuts.all());
      Set<String> indicators = new TreeSet<>();
      sent.forEach(
          (key, figure) -> {
            indicators.add(key.indicator());
            if (figure == null) {
              live.remove(key);
            } else {
              live.put(key, figure);
            }
          });
      sent.clear();
      indicatorsInCommit.add(indicators);
    }
  }

  private PreviousFigures before() {
    return new PreviousFigures(Map.of("GIO", keysBefore), Map.of("GIO", CUTS_BEFORE), 1);
  }

  private static byte[] contributions(long ytd) {
    return contributions(ytd, 1);
  }

  private static byte[] contributions(long ytd, int times) {
    long[] sums = new long[Sums.SLOTS];
    sums[Sums.YTD_KNOWN] = times;
    sums[Sums.YTD] = times * ytd;
    MonthlySums months = new MonthlySums();
    months.put(Month.of(2023, 12).index(), sums);
    return ContributionCodec.encode(Map.of(new Placement("330483004", "39", ""), months));
  }

  private Owner ownerOfAll() {
    return new Owner(CODES.toArray(String[]::new));
  }

  @Test
  void oneIndicatorBeginsInEachCommit() {
    Owner owner = ownerOfAll();
    for (int commit = 0; commit <= CODES.size(); commit++) {
      assertThat(owner.stage.hasPublishedAll()).isFalse();
      owner.commit();
    }

    assertThat(owner.stage.hasPublishedAll()).isTrue();
    assertThat(indicatorsInCommit)
        .containsExactly(
            Set.of("EXP"), Set.of("GIO"), Set.of("RND"), Set.of("TAX"), Set.<String>of());
    assertThat(notes).containsEntry("GIO", CUTS_BEFORE + 1).containsEntry("TAX", 1L);
  }

  @ParameterizedTest(name = "after {0} commits")
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void whoeverTakesOverBetweenTwoFirstCutsGoesOnWithTheNext(int commitsBefore) {
    oneIndicatorBeginsInEachCommit();
    Map<SeriesKey, Figure> undisturbed = new HashMap<>(live);
    assertThat(undisturbed).isNotEmpty();
    live.clear();
    notes.clear();
    indicatorsInCommit.clear();

    Owner killed = ownerOfAll();
    live.put(LEFT, new Figure(null, CUTS_BEFORE));
    for (int commit = 0; commit < commitsBefore; commit++) {
      killed.commit();
    }
    killed.stage.commit(); // and is killed before that is committed
    Owner next = ownerOfAll();
    for (int commit = commitsBefore; commit <= CODES.size(); commit++) {
      next.commit();
    }

    assertThat(next.stage.hasPublishedAll()).isTrue();
    assertThat(live).isEqualTo(undisturbed).doesNotContainKey(LEFT);
    assertThat(indicatorsInCommit.stream().flatMap(Set::stream)).containsExactlyElementsOf(CODES);
    assertThat(notes).containsEntry("GIO", CUTS_BEFORE + 1);
  }

  @Test
  void nothingIsPublishedBeforeItMayBe() {
    publication.set(Publication.Phase.CONTRIBUTING);
    Owner owner = ownerOfAll();
    owner.stage.takeContributions("GIO", contributions(7));
    owner.commit();

    assertThat(owner.stage.hasChanges()).isFalse();
    assertThat(live).isEmpty();
    assertThat(notes).isEmpty();
  }

  @Test
  void whoeverTakesOverTakesForPublishedWhatIsAndPublishesOnlyWhatChanges() {
    oneIndicatorBeginsInEachCommit();
    Owner next = ownerOfAll();
    Map<SeriesKey, Aggregate> figures = new HashMap<>();
    live.forEach((key, figure) -> figures.put(key, figure.aggregate()));
    assertThat(next.standing).isEqualTo(figures);

    next.commit();
    assertThat(indicatorsInCommit).last().isEqualTo(Set.of());

    assertThat(notes).containsEntry("RND", 1L);
    next.stage.takeContributions("RND", contributions(5));
    assertThat(next.stage.hasChanges()).isTrue();
    next.commit();
    assertThat(next.stage.hasChanges()).isFalse();
    assertThat(indicatorsInCommit).last().isEqualTo(Set.of("RND"));
    assertThat(notes).containsEntry("RND", 2L);
  }

  /** A stage that forgot what is published could not withdraw it. */
  @Test
  void whoeverTakesOverWithdrawsWhatTheOwnerBeforeHasPublished() {
    oneIndicatorBeginsInEachCommit();
    assertThat(live.keySet()).anyMatch(key -> key.indicator().equals("RND"));
    Owner next = ownerOfAll();
    next.stage.takeContributions("RND", contributions("RND".hashCode(), -1));
    next.commit();

    assertThat(live.keySet()).noneMatch(key -> key.indicator().equals("RND"));
    assertThat(notes).containsEntry("RND", 2L);
  }

  @Test
  void theNumberGoesOnThoughAllWasWithdrawnBeforeTheFirstCut() {
    keysBefore = Set.of();
    Owner owner = new Owner();
    owner.commit();
    owner.commit();
    assertThat(owner.stage.hasPublishedAll()).isTrue();
    assertThat(live).isEmpty();
    assertThat(notes).containsEntry("GIO", CUTS_BEFORE);

    Owner next = new Owner();
    next.stage.takeContributions("GIO", contributions(7));
    next.commit();
    assertThat(live.values()).isNotEmpty().extracting(Figure::cut).containsOnly(CUTS_BEFORE + 1);
  }
}
