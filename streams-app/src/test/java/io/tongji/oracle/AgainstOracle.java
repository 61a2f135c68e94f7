package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.pipeline.InMemoryPipeline;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random histories under a catalogue: the incremental roll-up beside the naive recomputation. */
final class AgainstOracle {

  private static final int PERMUTATIONS = 3;

  private final Catalogue catalogue;
  private final AddsUp addsUp;

  AgainstOracle(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.addsUp = new AddsUp(catalogue);
  }

  /**
   * Fails unless a history ends as recomputed, and adds up after every cut; returns how it ends.
   */
  Map<SeriesKey, Aggregate> history(long seed) {
    List<LogRecord> log = RandomHistory.of(seed);
    InMemoryPipeline pipeline = new InMemoryPipeline(catalogue);
    run(pipeline, log, new Random(seed));
    compare(pipeline.published(), Oracle.published(catalogue, log));
    return pipeline.published();
  }

  /** The same of a history with releases, and after a restart somewhere in it. */
  void released(long seed) {
    List<LogRecord> log = RandomHistory.withReleases(seed, catalogue);
    InMemoryPipeline pipeline = new InMemoryPipeline(catalogue);
    int middle = new Random(seed).nextInt(log.size());
    run(pipeline, log.subList(0, middle), new Random(seed));
    assertThat(pipeline.restart()).isEqualTo(pipeline.published());
    run(pipeline, log.subList(middle, log.size()), new Random(seed));
    Map<SeriesKey, Aggregate> expected = Oracle.published(catalogue, log);
    compare(pipeline.published(), expected);
    assertThat(expected.values()).anyMatch(each -> each.whole().lastYearReleased() != null);
  }

  /** Fails unless a history of explicit revisions ends the same in any order. */
  void anyOrder(long seed) {
    List<LogRecord> log = RandomHistory.withExplicitRevisions(seed);
    Map<SeriesKey, Aggregate> expected = Oracle.published(catalogue, log);
    for (int permutation = 0; permutation < PERMUTATIONS; permutation++) {
      List<LogRecord> permuted = new ArrayList<>(log);
      Collections.shuffle(permuted, new Random(seed + permutation));
      InMemoryPipeline pipeline = new InMemoryPipeline(catalogue);
      run(pipeline, permuted, new Random(seed));
      compare(pipeline.published(), expected);
    }
  }

  /** Fails unless a history ends as recomputed after a restart somewhere in it. */
  void restart(long seed) {
    List<LogRecord> log = RandomHistory.of(seed);
    InMemoryPipeline pipeline = new InMemoryPipeline(catalogue);
    int middle = new Random(seed).nextInt(log.size());
    run(pipeline, log.subList(0, middle), new Random(seed));
    assertThat(pipeline.restart()).isEqualTo(pipeline.published());
    run(pipeline, log.subList(middle, log.size()), new Random(seed));
    compare(pipeline.published(), Oracle.published(catalogue, log));
  }

  /**
   * Fails unless a history ends as recomputed if nothing contributes at first, then one form more
   * with each commit, and first cuts go out one indicator in each commit.
   */
  void backlog(long seed) {
    List<LogRecord> log = RandomHistory.of(seed);
    Random random = new Random(seed);
    InMemoryPipeline pipeline = InMemoryPipeline.withBacklog(catalogue);
    int from = random.nextInt(log.size());
    log.subList(0, from).forEach(pipeline::handIn);
    pipeline.passOn();
    pipeline.contribute();
    while (pipeline.isStarting()) {
      int to = from + random.nextInt((log.size() - from) / 2 + 1);
      log.subList(from, to).forEach(pipeline::handIn);
      pipeline.passOn();
      from = to;
    }
    run(pipeline, log.subList(from, log.size()), random);
    while (!pipeline.isPublished()) {
      pipeline.cut();
    }
    compare(pipeline.published(), Oracle.published(catalogue, log));
  }

  /** Hands in in batches of random size; after every cut the table must add up. */
  private void run(InMemoryPipeline pipeline, List<LogRecord> log, Random random) {
    for (LogRecord record : log) {
      pipeline.handIn(record);
      if (random.nextInt(8) == 0) {
        pipeline.passOn();
      }
      if (random.nextInt(60) == 0) {
        pipeline.cut();
        addsUp.check(pipeline.published());
      }
    }
    pipeline.passOn();
    pipeline.cut();
    addsUp.check(pipeline.published());
  }

  private static void compare(
      Map<SeriesKey, Aggregate> published, Map<SeriesKey, Aggregate> expected) {
    assertThat(expected).isNotEmpty();
    expected.forEach((key, aggregate) -> assertThat(published.get(key)).isEqualTo(aggregate));
    assertThat(published.keySet()).isEqualTo(expected.keySet());
  }
}
