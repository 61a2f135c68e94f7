package io.tongji.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Form;
import io.tongji.log.records.FirstReadings;
import io.tongji.log.records.Wiring;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import io.tongji.pipeline.PipelineTopology.Surroundings;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.TargetBook;
import io.tongji.rollup.RegisterBook;
import java.io.File;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * When a task is lost and revived, Kafka Streams closes its processors, makes its stores anew, and
 * initializes the same processors again; but what they had scheduled goes on. So they end it.
 */
class RevivalTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Wiring WIRING =
      new Wiring(
          new Topics("revived"),
          new SerdeFactory(Map.of("schema.registry.url", "http://127.0.0.1:1")),
          2,
          "revived");

  private final Looks looks = new Looks();
  private final MockProcessorContext<Object, Object> task =
      new MockProcessorContext<>(new Properties(), new TaskId(0, 0), new File("target"));

  private static final class Looks extends NoPublication {
    private int count;

    @Override
    public void checkInForce() {
      count++;
    }
  }

  @Test
  void theCubeStageEndsWhatItScheduled() {
    open(store(CubeStores.CUTS, Serdes.Long()));
    open(Cube.build(CATALOGUE).build());
    open(
        TaskStore.Builder.replaying(CubeStores.TARGETS, TargetBook::new, (book, record) -> {})
            .build());
    open(CubeStores.buildDesk(CubeDesk::new).build());

    endsWhatItScheduled(new RollUp(looks, new NoExposure()), 2);
    assertThat(looks.count).as("looks whether its catalogue is in force").isPositive();
  }

  @Test
  void theUnitStageEndsWhatItScheduled() {
    openUnitStores();
    for (Form form : Form.values()) {
      open(
          TaskStore.Builder.replaying(
                  UnitStores.returnsName(form), () -> new ReturnBook(form), (book, record) -> {})
              .build());
    }
    open(
        TaskStore.Builder.replaying(
                UnitStores.REGISTER, () -> new RegisterBook(CATALOGUE), (book, record) -> {})
            .build());
    open(UnitStores.buildParameters(CATALOGUE).build());
    open(store(UnitStores.ASKED, Serdes.Long()));
    open(store(UnitStores.CONTRIBUTING, Serdes.Long()));
    Admission<RegisterRecord> admission =
        new Admission<>(
            WIRING.register(), (entry, time) -> Optional.empty(), 2, FirstReadings.NONE);

    endsWhatItScheduled(
        new Revise<>(
            admission,
            new AcceptRegister(CATALOGUE, around()),
            around(),
            new Revise.Sinks(SinkNames.REJECTED, SinkNames.VERDICTS, SinkNames.DEAD_LETTERS)),
        1);
    assertThat(looks.count).as("looks whether its catalogue is in force").isPositive();
  }

  @Test
  void theReviewOfQueriesEndsWhatItScheduled() {
    openUnitStores();
    endsWhatItScheduled(new ReviewQueries(2, around()), 1);
  }

  @Test
  void theStrataEndWhatTheyScheduled() {
    open(GatherStrata.buildStrata(CATALOGUE, 2).build());
    open(store(GatherStrata.TOLD, Serdes.ByteArray()));
    endsWhatItScheduled(new GatherStrata(), 1);
  }

  private Surroundings around() {
    return new Surroundings(new NoTally(), looks, new NoExposure(), FirstReadings.NONE);
  }

  private void openUnitStores() {
    open(UnitStores.buildDesk(CATALOGUE).build());
    open(StandingQueries.build(WIRING).build());
  }

  private static <V> StateStore store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
        .withLoggingDisabled()
        .build();
  }

  private void open(StateStore store) {
    store.init(task.getStateStoreContext(), store);
  }

  private void endsWhatItScheduled(Processor<?, ?, Object, Object> processor, int schedules) {
    task.setCurrentSystemTimeMs(1);
    processor.init(internal());
    assertThat(task.scheduledPunctuators())
        .hasSize(schedules)
        .noneMatch(CapturedPunctuator::cancelled);

    processor.close();
    assertThat(task.scheduledPunctuators()).allMatch(CapturedPunctuator::cancelled);

    processor.init(internal());
    assertThat(task.scheduledPunctuators())
        .hasSize(2 * schedules)
        .filteredOn(schedule -> !schedule.cancelled())
        .as("revived")
        .hasSize(schedules);
  }

  /** The task's context, which the commit hooks take for one of Kafka Streams' own. */
  @SuppressWarnings("unchecked") // of any types
  private ProcessorContext<Object, Object> internal() {
    return (ProcessorContext<Object, Object>)
        Proxy.newProxyInstance(
            RevivalTest.class.getClassLoader(),
            new Class<?>[] {InternalProcessorContext.class},
            (proxy, method, arguments) ->
                answer(method.getName(), method.getParameterTypes(), arguments));
  }

  private @Nullable Object answer(String method, Class<?>[] types, Object @Nullable [] arguments)
      throws ReflectiveOperationException {
    if (method.equals("currentNode")) {
      return null;
    }
    return MockProcessorContext.class.getMethod(method, types).invoke(task, arguments);
  }
}
