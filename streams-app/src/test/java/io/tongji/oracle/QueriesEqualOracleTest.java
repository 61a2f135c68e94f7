package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
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
    PureQuestions pipeline = new PureQuestions(catalogue);
    goOnToTheEnd(pipeline);
    for (AskedHistory.Timed record : log) {
      pipeline.handIn(record);
      if (random.nextInt(6) == 0) {
        pipeline.settle();
      }
      if (random.nextInt(20) == 0) {
        pipeline.tellParameters(2_000);
      }
      if (random.nextInt(40) == 0) {
        disturb(pipeline, random);
      }
    }
    pipeline.settle();
    pipeline.tellParameters(100_000);
    pipeline.settle();
    return pipeline.open();
  }

  /** Asking begins form by form while returns go on coming in. */
  private static Map<QueryOracle.Key, Query> runLate(List<AskedHistory.Timed> log, Random random) {
    PureQuestions pipeline = new PureQuestions(catalogue);
    for (AskedHistory.Timed record : log) {
      pipeline.handIn(record);
      if (random.nextInt(log.size()) < 2 * Form.values().length) {
        pipeline.goOn(Form.values()[random.nextInt(Form.values().length)]);
      }
      if (random.nextInt(20) == 0) {
        pipeline.tellParameters(2_000);
      }
    }
    goOnToTheEnd(pipeline);
    pipeline.tellParameters(100_000);
    return pipeline.open();
  }

  private static void goOnToTheEnd(PureQuestions pipeline) {
    for (Form form : Form.values()) {
      pipeline.goOn(form);
      pipeline.goOn(form);
    }
  }

  /**
   * What stands in the topic is asked again, or something else in its place, or all begins anew.
   */
  private static void disturb(PureQuestions pipeline, Random random) {
    List<QueryOracle.Key> keys = new ArrayList<>(pipeline.keys());
    if (keys.isEmpty() || random.nextInt(3) == 0) {
      pipeline.restart();
      return;
    }
    QueryOracle.Key any = keys.get(random.nextInt(keys.size()));
    SoftEdit edit = SoftEdit.values()[random.nextInt(SoftEdit.values().length)];
    pipeline.someoneAsks(
        new QueryOracle.Key(any.unitId(), any.form(), any.month(), edit), Query.whole(edit));
  }

  private static void compare(
      Map<QueryOracle.Key, Query> open, Map<QueryOracle.Key, Query> expected, long seed) {
    assertThat(open.keySet()).as("seed %s", seed).isEqualTo(expected.keySet());
    expected.forEach(
        (key, query) -> {
          Query told = Objects.requireNonNull(open.get(key));
          assertThat(told.field()).as("%s", key).isEqualTo(query.field());
          assertThat(told.value()).as("%s", key).isEqualTo(query.value());
          assertThat(told.expected()).as("%s", key).isEqualTo(query.expected());
          near(told.rank().score(), query.rank().score(), key);
          near(told.rank().weight(), query.rank().weight(), key);
        });
  }

  private static void near(@Nullable Double told, @Nullable Double expected, QueryOracle.Key key) {
    if (expected == null) {
      assertThat(told).as("%s", key).isNull();
    } else {
      Offset<Double> rounding = within(1e-9 * Math.max(1, Math.abs(expected)));
      assertThat(told).as("%s", key).isCloseTo(expected, rounding);
    }
  }
}
