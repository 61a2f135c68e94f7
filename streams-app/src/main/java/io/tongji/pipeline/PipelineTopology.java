package io.tongji.pipeline;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.log.records.Wiring;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.Topology;

/**
 * Returns in, district totals and growth out: the whole pipeline in reading order.
 *
 * <p>The unit stage, by unit, turns each change of a unit's returns or register entries into exact
 * changes of contributions. The cube stage, by indicator, holds the indicator's whole table and
 * publishes consistent cuts. Beside them the strata, by form: what closed months say of the units
 * goes back to the unit stage, which asks about returns that do not fit.
 */
public final class PipelineTopology {

  private final Catalogue catalogue;
  private final Wiring wiring;
  private final PipelinePorts ports;
  private final Topology topology = new Topology();

  /** A pipeline under a catalogue, between topics. */
  public PipelineTopology(Catalogue catalogue, Wiring wiring, PipelinePorts ports) {
    this.catalogue = catalogue;
    this.wiring = wiring;
    this.ports = ports;
  }

  /** The topology. */
  public Topology build() {
    Flow contributions = Flow.between(Flow.CONTRIBUTIONS, wiring.contributions(), wiring.byKey());
    Flow pairs = Flow.between(Flow.PAIRS, wiring.pairs(), wiring.byKey());
    Flow parameters = Flow.between(Flow.EDIT_PARAMETERS, wiring.editParameters(), wiring.toAll());
    Flow queries =
        new Flow(Flow.QUERIES, wiring.queries(), wiring.queryKeys(), wiring.queryValues());
    Flow live = Flow.out(Flow.LIVE, wiring.live());

    UnitStores units = new UnitStores(catalogue, wiring, ports.readings());
    StageBuilder unitStage = new StageBuilder(topology, "unit-stage");
    for (Form form : Form.values()) {
      unitStage.reads(wiring.returns(form), units.buildReturns(form));
    }
    unitStage
        .reads(wiring.register(), units.buildRegister())
        .reads(queries, units.buildQueries())
        .reads(parameters, units.buildParameters())
        .runs(task -> new UnitTask(units, wiring, ports, task), UnitStores.buildFirstSent())
        .writes(contributions)
        .writes(pairs)
        .writes(queries);
    reports(unitStage);

    CubeStores cube = new CubeStores(catalogue, wiring, ports.readings());
    StageBuilder cubeStage =
        new StageBuilder(topology, "cube-stage")
            .reads(contributions, cube.buildTables())
            .reads(wiring.targets(), cube.buildTargets())
            .reads(wiring.vintages(), cube.buildReleases())
            .runs(task -> new CubeTask(cube, ports, task), CubeStores.buildCuts())
            .writes(live);
    reports(cubeStage);

    new StageBuilder(topology, "strata-stage")
        .reads(pairs, StrataTask.buildStrata(catalogue, wiring.partitions()))
        .runs(StrataTask::new, StrataTask.buildSent())
        .writes(parameters);
    return topology;
  }

  /** What became of records that are not in force. */
  private void reports(StageBuilder stage) {
    stage
        .writes(Flow.out(Flow.REJECTED, wiring.rejected()))
        .writes(Flow.out(Flow.VERDICTS, wiring.verdicts()))
        .writes(Flow.out(Flow.DEAD_LETTERS, wiring.deadLetters()));
  }

  /** The topic in which Kafka Streams keeps the numbers of an application's last cuts. */
  public static String cutsChangelog(String applicationId) {
    return applicationId + "-" + CubeStores.CUTS + "-changelog";
  }

  /**
   * The topic in which Kafka Streams keeps what an application's unit tasks have sent for the first
   * time: each partition holds a note that {@link #saysAllContributed} once its task has sent all
   * contributions.
   */
  public static String firstSentChangelog(String applicationId) {
    return applicationId + "-" + UnitStores.FIRST_SENT + "-changelog";
  }

  /** True of the key of a note in {@link #firstSentChangelog} that all contributions are sent. */
  public static boolean saysAllContributed(byte[] key) {
    return InitialContributions.ALL.equals(new String(key, StandardCharsets.UTF_8));
  }
}
