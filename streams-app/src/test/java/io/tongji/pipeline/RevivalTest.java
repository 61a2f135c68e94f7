package io.tongji.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.records.Wiring;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import io.tongji.pipeline.cube.CubeStores;
import io.tongji.pipeline.ports.PipelinePorts;
import io.tongji.pipeline.ports.Publication;
import io.tongji.pipeline.stage.Flow;
import io.tongji.pipeline.stage.RestingTask;
import io.tongji.pipeline.stage.Snapshots;
import io.tongji.pipeline.stage.Stage;
import io.tongji.pipeline.stage.StageProcessor;
import io.tongji.pipeline.stage.TaskStore;
import io.tongji.pipeline.unit.UnitStores;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a task schedules when it begins. When it is lost and revived, Kafka Streams closes its
 * processors, makes its stores anew, and initializes the same processors again; but what they had
 * scheduled goes on. So they end it.
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

  @ParameterizedTest
  @ValueSource(strings = {PipelineTopology.CUBE_STAGE, PipelineTopology.UNIT_STAGE})
  void aStageThatWaitsEndsItsTicks(String name) {
    List<Stage> stages =
        new PipelineTopology(CATALOGUE, WIRING, ports(), Optional.empty()).stages();
    stages.stream().flatMap(stage -> stage.inputs().stream()).forEach(each -> open(each.store()));
    open(UnitStores.buildFirstSent().withLoggingDisabled());
    open(CubeStores.buildCuts().withLoggingDisabled());
    Stage stage = stages.stream().filter(each -> each.name().equals(name)).findAny().orElseThrow();

    endsItsTicks(stage);
  }

  @Test
  void whatAStartHasReadAgainIsKeptThoughNothingComes(@TempDir Path directory) {
    Snapshots.StateLayout<StringBuilder> layout =
        new Snapshots.StateLayout<>(
            (held, out) -> out.writeUTF(held.toString()), in -> new StringBuilder(in.readUTF()), 1);
    TaskStore.Builder<TaskStore<StringBuilder>> words =
        TaskStore.Builder.keeping(
            "held-words",
            StringBuilder::new,
            (held, record) -> held.append(record.offset()),
            layout,
            Optional.of(new Snapshots(directory, "a computation", 1)));
    TaskStore<StringBuilder> store = words.build();
    store.init(task.getStateStoreContext(), store);
    store.replay(new ConsumerRecord<>("words", 0, 7, new byte[1], new byte[1]));
    Flow flow = Flow.between("words", "words", (topic, key, value, count) -> Optional.empty());
    Stage stage = new Stage("stage", context -> new RestingTask()).reads(flow, words);
    open(StageProcessor.buildHook("stage"));
    task.setCurrentSystemTimeMs(1);

    new StageProcessor(stage).init(internal());
    assertThat(directory).isEmptyDirectory();
    assertThat(task.scheduledPunctuators()).hasSize(1);
    task.scheduledPunctuators().get(0).getPunctuator().punctuate(1);

    assertThat(directory).isDirectoryContaining("glob:**held-words-0");
  }

  private PipelinePorts ports() {
    return new PipelinePorts(
        new NoCounts(),
        publication,
        new NoEarlierComputations(),
        new NoGauges(),
        FirstReadings.NONE);
  }

  private void open(StoreBuilder<?> builder) {
    StateStore store = builder.build();
    store.init(task.getStateStoreContext(), store);
  }

  private void endsItsTicks(Stage stage) {
    task.setCurrentSystemTimeMs(1);
    open(StageProcessor.buildHook(stage.name()));
    StageProcessor processor = new StageProcessor(stage);
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
