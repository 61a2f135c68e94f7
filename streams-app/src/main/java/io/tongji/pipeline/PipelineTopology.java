package io.tongji.pipeline;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.log.records.Wiring;
import io.tongji.pipeline.cube.CubeStores;
import io.tongji.pipeline.cube.CubeTask;
import io.tongji.pipeline.ports.PipelinePorts;
import io.tongji.pipeline.query.QueryBooks;
import io.tongji.pipeline.query.QueryTask;
import io.tongji.pipeline.query.StandingQueries;
import io.tongji.pipeline.query.StrataTask;
import io.tongji.pipeline.stage.Flow;
import io.tongji.pipeline.stage.Snapshots;
import io.tongji.pipeline.stage.Stage;
import io.tongji.pipeline.unit.InitialContributions;
import io.tongji.pipeline.unit.UnitStores;
import io.tongji.pipeline.unit.UnitTask;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.Topology;

/**
 * Returns in, district totals and growth out: the whole pipeline in reading order.
 *
 * <p>The unit stage, by unit, turns each change of a unit's returns or register entries into exact
 * changes of contributions. The cube stage, by indicator, holds the indicator's whole table and
 * publishes consistent cuts. Beside them the query stage, by unit too, asks about returns that do
 * not fit what the strata stage, by form, learns of closed months.
 */
public final class PipelineTopology {

  static final String UNIT_STAGE = "unit-stage";
  static final String QUERY_STAGE = "query-stage";
  static final String CUBE_STAGE = "cube-stage";
  static final String STRATA_STAGE = "strata-stage";

  private final Catalogue catalogue;
  private final Wiring wiring;
  private final PipelinePorts ports;
  private final Optional<Snapshots> snapshots;
  private final Flow contributions;
  private final Flow pairs;
  private final Flow parameters;
  private final Flow queries;
  private final Flow live;
  private final Flow rejected;
  private final Flow verdicts;
  private final Flow deadLetters;

  /**
   * A pipeline under a catalogue, between topics.
   *
   * @param snapshots in which it keeps state, if it does
   */
  public PipelineTopology(
      Catalogue catalogue, Wiring wiring, PipelinePorts ports, Optional<Snapshots> snapshots) {
    this.catalogue = catalogue;
    this.wiring = wiring;
    this.ports = ports;
    this.snapshots = snapshots;
    contributions = Flow.between(Flow.CONTRIBUTIONS, wiring.contributions(), wiring.byKey());
    pairs = Flow.between(Flow.PAIRS, wiring.pairs(), wiring.byKey());
    parameters = Flow.between(Flow.EDIT_PARAMETERS, wiring.editParameters(), wiring.toAll());
    queries = new Flow(Flow.QUERIES, wiring.queries(), wiring.queryKeys(), wiring.queryValues());
    live = CubeTask.cuts(wiring.live());
    rejected = Flow.out(Flow.REJECTED, wiring.rejected());
    verdicts = Flow.out(Flow.VERDICTS, wiring.verdicts());
    deadLetters = Flow.out(Flow.DEAD_LETTERS, wiring.deadLetters());
  }

  /** The topology. */
  public Topology build() {
    Topology topology = new Topology();
    stages().forEach(stage -> stage.addTo(topology));
    return topology;
  }

  /** The stages: each with what it reads into which store, and what it writes. */
  List<Stage> stages() {
    UnitStores units = new UnitStores(catalogue, wiring, ports.readings(), snapshots);
    Stage unitStage = new Stage(UNIT_STAGE, task -> new UnitTask(units, ports, task));
    for (Form form : Form.values()) {
      unitStage.reads(wiring.returns(form), units.buildReturns(form));
    }
    unitStage
        .reads(wiring.register(), units.buildRegister())
        .notes(UnitStores.buildFirstSent())
        .writes(contributions);

    Stage queryStage =
        new Stage(QUERY_STAGE, task -> new QueryTask(units, wiring, ports, task))
            .follows(unitStage)
            .reads(parameters, QueryBooks.buildParameters(catalogue))
            .reads(queries, StandingQueries.build(wiring))
            .writes(pairs)
            .writes(queries)
            .writes(deadLetters);

    CubeStores cube = new CubeStores(catalogue, wiring, ports.readings(), snapshots);
    Stage cubeStage =
        new Stage(CUBE_STAGE, task -> new CubeTask(cube, ports, task))
            .reads(contributions, cube.buildTables())
            .reads(wiring.targets(), cube.buildTargets())
            .reads(wiring.vintages(), cube.buildReleases())
            .notes(CubeStores.buildCuts())
            .writes(live);

    Stage strataStage =
        new Stage(STRATA_STAGE, StrataTask::new)
            .reads(pairs, StrataTask.buildStrata(catalogue, wiring.partitions(), snapshots))
            .notes(StrataTask.buildSent())
            .writes(parameters);
    return List.of(judging(unitStage), queryStage, judging(cubeStage), strataStage);
  }

  /** A stage that judges what it reads, and says what became of records that are not in force. */
  private Stage judging(Stage stage) {
    return stage.writes(rejected).writes(verdicts).writes(deadLetters);
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
