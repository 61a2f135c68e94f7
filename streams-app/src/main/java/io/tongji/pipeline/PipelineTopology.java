package io.tongji.pipeline;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.log.records.FirstReadings;
import io.tongji.log.records.Input;
import io.tongji.log.records.Received;
import io.tongji.log.records.Wiring;
import io.tongji.pipeline.Revise.Sinks;
import io.tongji.returns.RegisterRules;
import io.tongji.returns.ReturnRules;
import io.tongji.returns.TargetRules;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Returns in, district totals and growth out: the whole pipeline in reading order.
 *
 * <p>The unit stage, by unit, turns each change of a unit's returns or register entries into exact
 * changes of contributions. The cube stage, by indicator, holds the indicator's whole table and
 * publishes consistent cuts. Beside them the strata, by form: what closed months say of the units
 * goes back to the unit stage, which asks about returns that do not fit.
 */
public final class PipelineTopology {

  private static final String ROLL_UP = "roll-up";

  private final Catalogue catalogue;
  private final Wiring wiring;
  private final Surroundings surroundings;
  private final Topology topology = new Topology();

  /**
   * What the pipeline reports to, and asks.
   *
   * @param tally counters of records
   * @param publication when and onto what it publishes
   * @param exposure gauges of figures
   * @param readings what came of records before
   */
  public record Surroundings(
      Tally tally, Publication publication, Exposure exposure, FirstReadings readings) {}

  /** A pipeline under a catalogue, between topics. */
  public PipelineTopology(Catalogue catalogue, Wiring wiring, Surroundings surroundings) {
    this.catalogue = catalogue;
    this.wiring = wiring;
    this.surroundings = surroundings;
  }

  /** The topic in which Kafka Streams keeps the numbers of an application's last cuts. */
  public static String cutsChangelog(String applicationId) {
    return applicationId + "-" + CubeStores.CUTS + "-changelog";
  }

  /**
   * The topic in which Kafka Streams keeps what an application's unit tasks contribute: each
   * partition holds a note that {@link #saysAllContributed} once its task has told all.
   */
  public static String contributingChangelog(String applicationId) {
    return applicationId + "-" + UnitStores.CONTRIBUTING + "-changelog";
  }

  /** True of the key of a note in {@link #contributingChangelog} that nothing is left to tell. */
  public static boolean saysAllContributed(byte[] key) {
    return Contributors.ALL.equals(new String(key, StandardCharsets.UTF_8));
  }

  /** True if a key in {@link #cutsChangelog} is the code of an indicator. */
  public static boolean isIndicator(String key) {
    return CutPublisher.isOfIndicator(key);
  }

  /** The topology. */
  public Topology build() {
    for (Form form : Form.values()) {
      reviseReturns(form);
    }
    reviseRegister();
    passOnContributions();
    rollUp();
    reviseTargets();
    publishLive();
    tellOfUnits();
    tellOfTargets();
    new QueryStages(catalogue, wiring, surroundings, topology).add();
    putAside();
    return topology;
  }

  private void reviseReturns(Form form) {
    ReturnRules rules = new ReturnRules(catalogue);
    Input<io.tongji.returns.Return> input = wiring.returns(form);
    Admission<io.tongji.returns.Return> admission = admission(input, rules::check);
    read(
        input,
        UnitStores.buildReturns(form, admission),
        () -> new Revise<>(admission, new AcceptReturns(form), surroundings, unitSinks()));
  }

  private void reviseRegister() {
    RegisterRules rules = new RegisterRules(catalogue);
    Input<io.tongji.returns.RegisterRecord> input = wiring.register();
    Admission<io.tongji.returns.RegisterRecord> admission =
        admission(input, (entry, timestamp) -> rules.check(entry));
    Supplier<AcceptRegister> accept = () -> new AcceptRegister(catalogue, surroundings);
    read(
        input,
        UnitStores.buildRegister(catalogue, admission),
        () -> new Revise<>(admission, accept.get(), surroundings, unitSinks()));
    topology.addStateStore(UnitStores.buildDesk(catalogue), revise("register"));
    topology.addStateStore(UnitStores.buildAsked(), revise("register"));
    topology.addStateStore(UnitStores.buildContributing(), revise("register"));
    for (Form form : Form.values()) {
      topology.connectProcessorAndStateStores(
          revise(form.code()), UnitStores.REGISTER, UnitStores.DESK);
      topology.connectProcessorAndStateStores(revise("register"), UnitStores.returnsName(form));
    }
  }

  private void passOnContributions() {
    topology.addSink(
        SinkNames.CONTRIBUTIONS,
        wiring.contributions(),
        new StringSerializer(),
        new ByteArraySerializer(),
        wiring.byKey(),
        revise("register"));
  }

  private void rollUp() {
    ProcessorSupplier<String, byte[], Object, Object> rollUp =
        () -> new RollUp(surroundings.publication(), surroundings.exposure());
    topology.addReadOnlyStateStore(
        Cube.build(catalogue),
        "contributions-to-roll-up",
        new StringDeserializer(),
        new ByteArrayDeserializer(),
        wiring.contributions(),
        ROLL_UP,
        forwarding(rollUp));
    topology.addStateStore(CubeStores.buildCuts(), ROLL_UP);
    topology.addStateStore(CubeStores.buildDesk(CubeDesk::new), ROLL_UP);
  }

  private void reviseTargets() {
    TargetRules rules = new TargetRules(catalogue);
    Input<io.tongji.returns.Target> input = wiring.targets();
    Admission<io.tongji.returns.Target> admission =
        admission(input, (target, timestamp) -> rules.check(target));
    Sinks sinks =
        new Sinks(
            SinkNames.REJECTED_TARGETS, SinkNames.VERDICTS_ON_TARGETS, SinkNames.DEAD_TARGETS);
    read(
        input,
        CubeStores.buildTargets(admission),
        () -> new Revise<>(admission, new AcceptTargets(), surroundings, sinks));
    topology.connectProcessorAndStateStores(revise("targets"), CubeStores.DESK);
    topology.connectProcessorAndStateStores(ROLL_UP, CubeStores.TARGETS);
  }

  private void publishLive() {
    sink(SinkNames.LIVE, wiring.live(), ROLL_UP);
  }

  private void tellOfUnits() {
    sink(SinkNames.REJECTED, wiring.rejected(), unitStages());
    sink(SinkNames.VERDICTS, wiring.verdicts(), unitStages());
  }

  private static String[] unitStages(String... more) {
    Stream<String> stages = Stream.of(Form.values()).map(form -> revise(form.code()));
    return Stream.of(stages, Stream.of(revise("register")), Stream.of(more))
        .flatMap(Function.identity())
        .toArray(String[]::new);
  }

  private void tellOfTargets() {
    sink(SinkNames.REJECTED_TARGETS, wiring.rejected(), revise("targets"));
    sink(SinkNames.VERDICTS_ON_TARGETS, wiring.verdicts(), revise("targets"));
  }

  private void putAside() {
    sink(SinkNames.DEAD_LETTERS, wiring.deadLetters(), unitStages(QueryStages.REVIEW_QUERIES));
    sink(SinkNames.DEAD_TARGETS, wiring.deadLetters(), revise("targets"));
  }

  private void sink(String name, Wiring.Output output, String... parents) {
    topology.addSink(
        name, output.topic(), output.keys(), output.values(), output.partitions(), parents);
  }

  private <D> Admission<D> admission(Input<D> input, Admission.Rules<D> rules) {
    return new Admission<>(input, rules, wiring.partitions(), surroundings.readings());
  }

  private <D> void read(
      Input<D> input,
      StoreBuilder<?> store,
      ProcessorSupplier<Received, Received, Object, Object> revise) {
    topology.addReadOnlyStateStore(
        store,
        input.form() + "-records",
        input.keys(),
        input.values(),
        input.topic(),
        revise(input.form()),
        forwarding(revise));
  }

  /** A read-only store's processor may forward like any other, though its type denies it. */
  @SuppressWarnings("unchecked")
  static <K, V> ProcessorSupplier<K, V, Void, Void> forwarding(
      ProcessorSupplier<K, V, ?, ?> supplier) {
    return (ProcessorSupplier<K, V, Void, Void>) supplier;
  }

  private static Sinks unitSinks() {
    return new Sinks(SinkNames.REJECTED, SinkNames.VERDICTS, SinkNames.DEAD_LETTERS);
  }

  /** Name of the processor that judges a form. */
  static String revise(String form) {
    return "revise-" + form;
  }
}
