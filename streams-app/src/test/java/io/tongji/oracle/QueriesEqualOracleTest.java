package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.editing.OpenQuery;
import io.tongji.pipeline.InMemoryPipeline;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.SoftEdit;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is open in the end is a function of what was handed in, whatever happened on the way. */
class QueriesEqualOracleTest {

  private static Catalogue catalogue;

  @BeforeAll
  static void read(@TempDir Path directory) {
    catalogue = AskedHistory.catalogue(directory);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(ints = {0, 10, 20, 30, 40, 50})
  void asksWhatTheOracleAsksInAnyOrder(int from) {
    for (long seed = from; seed < from + 10; seed++) {
      List<AskedHistory.Timed> log = AskedHistory.of(seed, catalogue);
      Map<QueryOracle.Key, Query> expected = QueryOracle.open(catalogue, log);
      assertThat(expected).isNotEmpty();
      for (int permutation = 0; permutation < 2; permutation++) {
        Collections.shuffle(log, new Random(seed + permutation));
        compare(run(log, new Random(seed)), expected, seed);
        compare(runLate(log, new Random(seed)), expected, seed);
      }
    }
  }

  @Test
  void theHistoriesRaiseEverySoftEdit() {
    Set<SoftEdit> raised = EnumSet.noneOf(SoftEdit.class);
    for (long seed = 0; seed < 20; seed++) {
      QueryOracle.open(catalogue, AskedHistory.of(seed, catalogue))
          .keySet()
          .forEach(key -> raised.add(key.edit()));
    }
    assertThat(raised).containsExactlyInAnyOrder(SoftEdit.values());
  }

  private static Map<QueryOracle.Key, Query> run(List<AskedHistory.Timed> log, Random random) {
    InMemoryPipeline pipeline = InMemoryPipeline.asking(catalogue);
    for (AskedHistory.Timed record : log) {
      pipeline.handIn(record.record(), record.timestamp());
      if (random.nextInt(6) == 0) {
        pipeline.passOn();
      }
      if (random.nextInt(20) == 0) {
        pipeline.weigh(2_000);
      }
      if (random.nextInt(40) == 0) {
        disturb(pipeline, random);
      }
    }
    return end(pipeline);
  }

  /** Asking begins form by form while returns go on coming in. */
  private static Map<QueryOracle.Key, Query> runLate(List<AskedHistory.Timed> log, Random random) {
    InMemoryPipeline pipeline = InMemoryPipeline.withBacklog(catalogue);
    pipeline.contribute();
    int asks = random.nextInt(log.size());
    for (int at = 0; at < log.size(); at++) {
      pipeline.handIn(log.get(at).record(), log.get(at).timestamp());
      if (at == asks) {
        pipeline.ask();
      }
      if (random.nextInt(log.size()) < 2 * Form.values().length) {
        pipeline.passOn();
      }
      if (random.nextInt(20) == 0) {
        pipeline.weigh(2_000);
      }
    }
    return end(pipeline);
  }

  private static Map<QueryOracle.Key, Query> end(InMemoryPipeline pipeline) {
    for (int form = 0; form <= Form.values().length; form++) {
      pipeline.passOn();
      pipeline.weigh(100_000);
      pipeline.passOn();
    }
    Map<QueryOracle.Key, Query> open = new TreeMap<>();
    for (OpenQuery each : pipeline.open()) {
      open.put(
          new QueryOracle.Key(each.unitId(), each.form(), each.month(), each.query().edit()),
          each.query());
    }
    return open;
  }

  /** Somebody writes over what stands in the topic, or another instance takes over. */
  private static void disturb(InMemoryPipeline pipeline, Random random) {
    List<OpenQuery> open = pipeline.open();
    if (open.isEmpty() || random.nextInt(3) == 0) {
      pipeline.passOn();
      pipeline.restart();
      return;
    }
    OpenQuery any = open.get(random.nextInt(open.size()));
    SoftEdit edit = SoftEdit.values()[random.nextInt(SoftEdit.values().length)];
    pipeline.someoneAsks(new OpenQuery(any.unitId(), any.form(), any.month(), Query.whole(edit)));
  }

  private static void compare(
      Map<QueryOracle.Key, Query> open, Map<QueryOracle.Key, Query> expected, long seed) {
    assertThat(open.keySet()).as("seed %s", seed).isEqualTo(expected.keySet());
    expected.forEach(
        (key, query) -> {
          Query printed = Objects.requireNonNull(open.get(key));
          assertThat(printed.field()).as("%s", key).isEqualTo(query.field());
          assertThat(printed.value()).as("%s", key).isEqualTo(query.value());
          assertThat(printed.expected()).as("%s", key).isEqualTo(query.expected());
          near(printed.rank().score(), query.rank().score(), key);
          near(printed.rank().weight(), query.rank().weight(), key);
        });
  }

  private static void near(
      @Nullable Double printed, @Nullable Double expected, QueryOracle.Key key) {
    if (expected == null) {
      assertThat(printed).as("%s", key).isNull();
    } else {
      Offset<Double> rounding = within(1e-9 * Math.max(1, Math.abs(expected)));
      assertThat(printed).as("%s", key).isCloseTo(expected, rounding);
    }
  }
}
