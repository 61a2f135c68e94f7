package io.tongji.pipeline;

import io.tongji.log.records.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * One stage of a topology: the topics that it reads, each into a store of its own, one processor
 * behind them all, and the topics that it writes.
 *
 * <p>An input is its store's changelog. Kafka Streams ties such a store to a processor directly
 * behind the source; here that processor only forwards.
 */
final class StageBuilder {

  private final Topology topology;
  private final String stage;
  private final List<String> inputs = new ArrayList<>();
  private final List<String> stores = new ArrayList<>();

  /** A stage of a topology, which reads nothing yet. */
  StageBuilder(Topology topology, String stage) {
    this.topology = topology;
    this.stage = stage;
  }

  /** Reads a public topic into a store. */
  StageBuilder reads(Input<?> input, StoreBuilder<?> store) {
    return reads(input.form(), input.topic(), input.keys(), input.values(), store);
  }

  /** Reads what this stage or another one writes into a store. */
  StageBuilder reads(Flow flow, StoreBuilder<?> store) {
    return reads(flow.name(), flow.output().topic(), flow.keys(), flow.values(), store);
  }

  @SuppressWarnings("unchecked") // the processor takes records of any types
  private StageBuilder reads(
      String name,
      String topic,
      Deserializer<?> keys,
      Deserializer<?> values,
      StoreBuilder<?> store) {
    String input = name + "-to-" + stage;
    topology.addReadOnlyStateStore(
        store,
        name + "-records",
        (Deserializer<Object>) keys,
        (Deserializer<Object>) values,
        topic,
        input,
        forwarding());
    inputs.add(input);
    stores.add(store.name());
    return this;
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

  /** Puts the stage's processor behind its inputs. */
  StageBuilder runs(Function<TaskContext, StageTask> make, StoreBuilder<?>... notes) {
    topology.addProcessor(
        stage, () -> new StageProcessor(stage, make), inputs.toArray(String[]::new));
    topology.connectProcessorAndStateStores(stage, stores.toArray(String[]::new));
    topology.addStateStore(StageProcessor.buildHook(stage), stage);
    for (StoreBuilder<?> store : notes) {
      topology.addStateStore(store, stage);
    }
    return this;
  }

  /** Writes to a topic. */
  StageBuilder writes(Flow flow) {
    topology.addSink(
        sinkName(stage, flow.name()),
        flow.output().topic(),
        flow.output().keys(),
        flow.output().values(),
        flow.output().partitions(),
        stage);
    return this;
  }

  /** Name of the sink through which a stage writes to a flow. */
  static String sinkName(String stage, String flow) {
    return stage + "-to-" + flow;
  }
}
