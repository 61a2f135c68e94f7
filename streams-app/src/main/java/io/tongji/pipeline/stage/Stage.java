package io.tongji.pipeline.stage;

import io.tongji.log.records.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * One stage, as the contents page states it: the topics that it reads, each into a store of its
 * own, the one task that works behind them all, and the flows that it writes to.
 *
 * <p>An input is its store's changelog. Kafka Streams ties such a store to a processor directly
 * behind the source; here that processor only forwards.
 */
public final class Stage {

  private final String name;
  private final Function<TaskContext, StageTask> task;
  private final List<Stage> followed = new ArrayList<>();
  private final List<String> followers = new ArrayList<>();
  private final List<StageInput> inputs = new ArrayList<>();
  private final List<StoreBuilder<?>> notes = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();

  /**
   * A topic that is read.
   *
   * @param name of what is read
   * @param topic the topic
   * @param keys decodes keys
   * @param values decodes values
   * @param store rebuilt from the topic
   */
  public record StageInput(
      String name,
      String topic,
      Deserializer<?> keys,
      Deserializer<?> values,
      TaskStore.Builder<? extends TaskStore<?>> store) {}

  /**
   * A stage that reads and writes nothing yet.
   *
   * @param task makes the stage's part of one task
   */
  public Stage(String name, Function<TaskContext, StageTask> task) {
    this.name = name;
    this.task = task;
  }

  /** Reads a public topic into a store. */
  public Stage reads(Input<?> input, TaskStore.Builder<? extends TaskStore<?>> store) {
    inputs.add(new StageInput(input.form(), input.topic(), input.keys(), input.values(), store));
    return this;
  }

  /** Reads what this stage or another one writes into a store. */
  public Stage reads(Flow flow, TaskStore.Builder<? extends TaskStore<?>> store) {
    String topic = flow.output().topic();
    inputs.add(new StageInput(flow.name(), topic, flow.keys(), flow.values(), store));
    return this;
  }

  /** Keeps notes in a store. */
  public Stage notes(StoreBuilder<?> store) {
    notes.add(store);
    return this;
  }

  /**
   * Works in the same tasks as another stage, in whose stores it looks, and takes at once what that
   * one passes on.
   */
  public Stage follows(Stage other) {
    followed.add(other);
    other.followers.add(name);
    return this;
  }

  /** Writes to a topic. */
  public Stage writes(Flow flow) {
    flows.add(flow);
    return this;
  }

  public String name() {
    return name;
  }

  /** Makes the stage's part of one task. */
  public StageTask task(TaskContext context) {
    return task.apply(context);
  }

  /** Names of the stages that follow. */
  public List<String> followers() {
    return followers;
  }

  public List<StageInput> inputs() {
    return inputs;
  }

  public List<Flow> flows() {
    return flows;
  }

  /** Name of the sink through which the stage writes to a flow. */
  public String sinkName(String flow) {
    return name + "-to-" + flow;
  }

  /** Adds the stage to a topology, after those that it follows. */
  public void addTo(Topology topology) {
    inputs.forEach(source -> addTo(topology, source));
    topology.addProcessor(name, () -> new StageProcessor(this), parents());
    topology.addStateStore(StageProcessor.buildHook(name), name);
    notes.forEach(store -> topology.addStateStore(store, name));
    Stream<String> looked = followed.stream().flatMap(Stage::stores);
    Stream<String> read = inputs.stream().map(source -> source.store().name());
    topology.connectProcessorAndStateStores(
        name, Stream.concat(looked, read).toArray(String[]::new));
    flows.forEach(flow -> addTo(topology, flow));
  }

  private String[] parents() {
    Stream<String> stages = followed.stream().map(Stage::name);
    return Stream.concat(stages, inputs.stream().map(this::input)).toArray(String[]::new);
  }

  private Stream<String> stores() {
    return Stream.concat(
        inputs.stream().map(source -> source.store().name()),
        notes.stream().map(StoreBuilder::name));
  }

  private String input(StageInput source) {
    return source.name() + "-to-" + name;
  }

  @SuppressWarnings("unchecked") // the processor takes records of any types
  private void addTo(Topology topology, StageInput source) {
    topology.addReadOnlyStateStore(
        source.store(),
        source.name() + "-records",
        (Deserializer<Object>) source.keys(),
        (Deserializer<Object>) source.values(),
        source.topic(),
        input(source),
        forwarding());
  }

  private void addTo(Topology topology, Flow flow) {
    topology.addSink(
        sinkName(flow.name()),
        flow.output().topic(),
        flow.output().keys(),
        flow.output().values(),
        flow.output().partitions(),
        name);
  }

  /** Its processor may forward like any other, though its type denies it. */
  @SuppressWarnings("unchecked")
  private static ProcessorSupplier<Object, Object, Void, Void> forwarding() {
    ProcessorSupplier<Object, Object, Object, Object> forward = Forward::new;
    return (ProcessorSupplier<Object, Object, Void, Void>) (ProcessorSupplier<?, ?, ?, ?>) forward;
  }

  /** Passes on what a source reads. */
  private static final class Forward extends ContextualProcessor<Object, Object, Object, Object> {
    @Override
    public void process(Record<Object, Object> record) {
      context().forward(record);
    }
  }
}
