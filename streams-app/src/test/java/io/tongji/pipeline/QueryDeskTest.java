package io.tongji.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.avro.QueryKey;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Form;
import io.tongji.catalogue.UnitKind;
import io.tongji.editing.ParameterBook;
import io.tongji.editing.Questions;
import io.tongji.editing.Registered;
import io.tongji.editing.UnitFiles;
import io.tongji.log.records.FirstReadings;
import io.tongji.log.records.PairCodec;
import io.tongji.log.records.ParameterCodec;
import io.tongji.log.records.Wiring;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import io.tongji.period.Month;
import io.tongji.pipeline.PipelineTopology.Surroundings;
import io.tongji.returns.Figures;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.rollup.Residence;
import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A large form is asked about when the pairs of all tasks have been weighed: here those of two
 * tasks, whose units are a stratum only together, and of which one is out of line.
 */
class QueryDeskTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final String MONTH = "2023-05";
  private static final QueryKey OUTLIER = new QueryKey("unit 0", "output", MONTH, "OUTLIER");
  private static final int UNITS = 24;
  private static final long CLOSED = Instant.parse("2023-07-01T00:00:00Z").toEpochMilli();

  private static final Residence REGISTERED = Registered.as(UnitKind.ENTERPRISE, "2020-01", "3911");
  private static final Wiring WIRING =
      new Wiring(
          new Topics("asking"),
          new SerdeFactory(Map.of("schema.registry.url", "http://127.0.0.1:1")),
          2,
          "asking");

  private static final byte[] JUST_THE_TIME = new PairCodec.Batch().drain(CLOSED);

  /** In force since the beginning, and all first cuts are out. */
  private static final class Published extends NoPublication {
    @Override
    public boolean passed() {
      return true;
    }
  }

  /** Every other unit; what earlier owners of the task have noted is known. */
  private static final class Task implements UnitFiles {
    private final MockProcessorContext<Object, Object> context;
    private final Map<Form, ReturnBook> returns = new EnumMap<>(Form.class);
    private final KeyValueStore<String, Long> asked;
    private final Questions questions;
    private final QueryDesk desk;

    Task(int number, int large, Map<String, Long> noted) {
      context = context(number);
      asked = init(context, store(UnitStores.ASKED, Serdes.Long()));
      noted.forEach(asked::put);
      init(context, StandingQueries.build(WIRING).build());
      ParameterBook book = init(context, UnitStores.buildParameters(CATALOGUE).build()).value();
      for (Form form : Form.values()) {
        returns.put(form, init(context, returnsOf(form)).value());
      }
      for (int unit = number; unit < UNITS; unit += 2) {
        put(unit, unit == 0 ? 5_000_000 : 1_000_000 + 10_000 * unit);
      }
      questions = new Questions(CATALOGUE, this, book);
      Surroundings around =
          new Surroundings(new NoTally(), new Published(), new NoExposure(), FirstReadings.NONE);
      desk = new QueryDesk(context, questions, around, large);
      desk.advance(Form.OUTPUT, CLOSED);
    }

    private static TaskStore<ReturnBook> returnsOf(Form form) {
      return TaskStore.Builder.replaying(
              UnitStores.returnsName(form), () -> new ReturnBook(form), (book, record) -> {})
          .build();
    }

    private void put(int unit, long ytd) {
      Return handedIn = output(unit, ytd);
      Objects.requireNonNull(returns.get(Form.OUTPUT)).open(handedIn.unitId()).put(handedIn);
    }

    void accept(int unit, long ytd) {
      Return handedIn = output(unit, ytd);
      desk.touch(handedIn, Objects.requireNonNull(ledger(handedIn.unitId(), Form.OUTPUT)));
      put(unit, ytd);
    }

    /** What goes out with a commit to a topic. */
    List<Record<Object, Object>> commit(String sink) {
      context.resetForwards();
      desk.passOn();
      return sent(context, sink);
    }

    /** The same, of what is asked about the odd unit's growth. */
    List<@Nullable Object> asks() {
      List<@Nullable Object> asks = new ArrayList<>();
      for (Record<Object, Object> told : commit(SinkNames.QUERIES)) {
        if (told.key().equals(OUTLIER)) {
          asks.add(told.value());
        }
      }
      return asks;
    }

    void take(List<Record<Object, Object>> parameters) {
      for (Record<Object, Object> told : parameters) {
        byte[] bytes = (byte[]) told.value();
        if (ParameterCodec.isComplete(bytes)) {
          desk.parametersAreComplete(Form.ofCode((String) told.key()));
        } else {
          desk.take(ParameterCodec.decode(bytes));
        }
      }
    }

    Map<String, Long> noted() {
      Map<String, Long> notes = new HashMap<>();
      try (KeyValueIterator<String, Long> all = asked.all()) {
        all.forEachRemaining(note -> notes.put(note.key, note.value));
      }
      return notes;
    }

    @Override
    public @Nullable ReturnLedger ledger(String unitId, Form form) {
      return Objects.requireNonNull(returns.get(form)).find(unitId);
    }

    @Override
    public Residence residence(String unitId) {
      return REGISTERED;
    }
  }

  /** The strata of two tasks. */
  private static final class Strata {
    private final MockProcessorContext<Object, Object> context = context(0);
    private final GatherStrata gather = new GatherStrata();
    private long now = 1;

    Strata() {
      init(context, GatherStrata.buildStrata(CATALOGUE, 2).build());
      init(context, store(GatherStrata.TOLD, Serdes.ByteArray()));
      gather.init(context);
    }

    /** What it tells after having been told this. */
    List<Record<Object, Object>> take(List<Record<Object, Object>> pairs) {
      context.resetForwards();
      pairs.forEach(
          told ->
              gather.process(
                  new Record<>((String) told.key(), (byte[]) told.value(), told.timestamp())));
      now += 10_000;
      context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(now));
      return sent(context, SinkNames.EDIT_PARAMETERS);
    }
  }

  private static MockProcessorContext<Object, Object> context(int task) {
    MockProcessorContext<Object, Object> context =
        new MockProcessorContext<>(new Properties(), new TaskId(0, task), new File("target"));
    context.setCurrentSystemTimeMs(1);
    return context;
  }

  private static <V> KeyValueStore<String, V> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
        .withLoggingDisabled()
        .build();
  }

  private static <S extends StateStore> S init(
      MockProcessorContext<Object, Object> context, S store) {
    store.init(context.getStateStoreContext(), store);
    return store;
  }

  private static List<Record<Object, Object>> sent(
      MockProcessorContext<Object, Object> context, String sink) {
    List<Record<Object, Object>> sent = new ArrayList<>();
    context
        .forwarded(sink)
        .forEach(
            each ->
                sent.add(
                    new Record<>(
                        each.record().key(), each.record().value(), each.record().timestamp())));
    return sent;
  }

  private static Return output(int unit, long ytd) {
    Figures figures = new Figures(Form.OUTPUT);
    figures.put(Form.OUTPUT.slot("ytd"), ytd);
    figures.put(Form.OUTPUT.slot("prior_ytd"), 1_000_000L);
    return new Return(
        Form.OUTPUT,
        "unit " + unit,
        MONTH,
        Month.parse(MONTH),
        0,
        false,
        figures,
        Return.Remarks.NONE,
        null);
  }

  @Test
  void aLargeFormIsAskedAboutOnceWhenAllPairsAreWeighed() {
    Task one = new Task(0, 0, Map.of());
    Task two = new Task(1, 0, Map.of());
    Strata strata = new Strata();
    assertThat(strata.take(pairsOf(one))).as("half of the pairs").isEmpty();
    assertThat(one.asks()).isEmpty();

    one.take(strata.take(pairsOf(two)));
    assertThat(one.asks()).singleElement().isNotNull();
    assertThat(one.asks()).as("told once").isEmpty();
  }

  @Test
  void whatIsNotedIsNotToldAgainByWhoeverTakesOver() {
    Task one = new Task(0, 0, Map.of());
    Task two = new Task(1, 0, Map.of());
    Strata strata = new Strata();
    strata.take(pairsOf(one));
    Task next = new Task(0, 0, one.noted());
    assertThat(pairsOf(next)).extracting(Record::value).containsOnly(JUST_THE_TIME);

    next.take(strata.take(pairsOf(two)));
    assertThat(next.asks()).singleElement().isNotNull();
    Task last = new Task(0, 0, next.noted());
    assertThat(last.asks()).isEmpty();
  }

  @Test
  void aCorrectionMeanwhileIsWeighedAndAskedAboutInTheEnd() {
    Task one = new Task(0, 0, Map.of());
    Task two = new Task(1, 0, Map.of());
    Strata strata = new Strata();
    strata.take(pairsOf(one));
    one.accept(0, 1_000_000);
    List<Record<Object, Object>> correction = one.commit(SinkNames.PAIRS);
    assertThat(correction).isNotEmpty();
    assertThat(sent(one.context, SinkNames.QUERIES)).as("not begun").isEmpty();

    strata.take(correction);
    one.take(strata.take(pairsOf(two)));
    assertThat(one.asks()).isEmpty();
  }

  @Test
  void aSmallFormIsAskedAboutAtOnceAndAgainWhenItIsWeighed() {
    Task one = new Task(0, UNITS, Map.of());
    Task two = new Task(1, UNITS, Map.of());
    Strata strata = new Strata();
    strata.take(pairsOf(one));
    assertThat(one.noted()).containsKey("output");

    one.take(strata.take(pairsOf(two)));
    assertThat(one.asks()).singleElement().isNotNull();
  }

  /** Pairs of output that go out with the next commits. */
  private static List<Record<Object, Object>> pairsOf(Task task) {
    List<Record<Object, Object>> pairs = new ArrayList<>();
    for (Form ignored : Form.values()) {
      pairs.addAll(task.commit(SinkNames.PAIRS));
    }
    pairs.removeIf(told -> !told.key().equals("output"));
    return pairs;
  }
}
