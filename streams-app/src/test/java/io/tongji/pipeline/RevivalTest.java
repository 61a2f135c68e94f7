package io.tongji.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.Form;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.records.Wiring;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import java.io.File;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
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

  private final Publication publication = new PhaseOfTest();
  private final MockProcessorContext<Object, Object> task =
      new MockProcessorContext<>(new Properties(), new TaskId(0, 0), new File("target"));

  @Test
  void theCubeStageEndsItsTicks() {
    CubeStores stores = new CubeStores(CATALOGUE, WIRING, FirstReadings.NONE);
    open(stores.buildTables());
    open(stores.buildTargets());
    open(stores.buildReleases());
    open(CubeStores.buildCuts().withLoggingDisabled());

    endsItsTicks("cube-stage", context -> new CubeTask(stores, ports(), context));
  }

  @Test
  void theUnitStageEndsItsTicks() {
    UnitStores stores = new UnitStores(CATALOGUE, WIRING, FirstReadings.NONE);
    for (Form form : Form.values()) {
      open(stores.buildReturns(form));
    }
    open(stores.buildRegister());
    open(stores.buildParameters());
    open(stores.buildQueries());
    open(UnitStores.buildFirstSent().withLoggingDisabled());

    endsItsTicks("unit-stage", context -> new UnitTask(stores, WIRING, ports(), context));
  }

  private PipelinePorts ports() {
    return new PipelinePorts(
        new NoCounts(),
        publication,
        new NoPreviousPublication(),
        new NoGauges(),
        FirstReadings.NONE);
  }

  private void open(StoreBuilder<?> builder) {
    StateStore store = builder.build();
    store.init(task.getStateStoreContext(), store);
  }

  private void endsItsTicks(String stage, Function<TaskContext, StageTask> make) {
    task.setCurrentSystemTimeMs(1);
    open(StageProcessor.buildHook(stage));
    StageProcessor processor = new StageProcessor(stage, make);
    processor.init(internal());
    assertThat(task.scheduledPunctuators()).hasSize(1).noneMatch(CapturedPunctuator::cancelled);

    processor.close();
    assertThat(task.scheduledPunctuators()).allMatch(CapturedPunctuator::cancelled);

    processor.init(internal());
    assertThat(task.scheduledPunctuators())
        .hasSize(2)
        .filteredOn(schedule -> !schedule.cancelled())
        .as("revived")
        .hasSize(1);
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
