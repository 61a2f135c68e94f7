package io.tongji.pipeline;

import io.tongji.catalogue.Catalogue;
import io.tongji.log.records.Received;
import io.tongji.log.records.Wiring;
import io.tongji.pipeline.PipelineTopology.Surroundings;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * The part of the pipeline that asks: pairs of figures go from the unit stage to the strata of
 * their form, what closed months say of them goes back, and queries come out.
 */
final class QueryStages {

  private static final String APPLY_PARAMETERS = "apply-parameters";
  static final String REVIEW_QUERIES = "review-queries";
  private static final String GATHER_STRATA = "gather-strata";

  private final Catalogue catalogue;
  private final Wiring wiring;
  private final Surroundings surroundings;
  private final Topology topology;

  /** Stages of a topology that has the unit stage. */
  QueryStages(Catalogue catalogue, Wiring wiring, Surroundings surroundings, Topology topology) {
    this.topology = topology;
    this.surroundings = surroundings;
    this.catalogue = catalogue;
    this.wiring = wiring;
  }

  /** Adds the stages. */
  void add() {
    applyParameters();
    reviewQueries();
    passOnPairs();
    gatherStrata();
    tellOfQueries();
  }

  private void applyParameters() {
    ProcessorSupplier<String, byte[], Object, Object> apply = ApplyParameters::new;
    topology.addReadOnlyStateStore(
        UnitStores.buildParameters(catalogue),
        "edit-parameters-to-apply",
        new StringDeserializer(),
        new ByteArrayDeserializer(),
        wiring.editParameters(),
        APPLY_PARAMETERS,
        PipelineTopology.forwarding(apply));
    topology.connectProcessorAndStateStores(APPLY_PARAMETERS, UnitStores.DESK);
    topology.connectProcessorAndStateStores(
        PipelineTopology.revise("register"), UnitStores.PARAMETERS);
  }

  private void reviewQueries() {
    ProcessorSupplier<Received, Received, Object, Object> review =
        () -> new ReviewQueries(wiring.partitions(), surroundings);
    topology.addReadOnlyStateStore(
        StandingQueries.build(wiring),
        "queries-to-review",
        wiring.queryKeys(),
        wiring.queryValues(),
        wiring.queries().topic(),
        REVIEW_QUERIES,
        PipelineTopology.forwarding(review));
    topology.connectProcessorAndStateStores(REVIEW_QUERIES, UnitStores.DESK);
    topology.connectProcessorAndStateStores(
        PipelineTopology.revise("register"), StandingQueries.STORE);
  }

  private void passOnPairs() {
    topology.addSink(
        SinkNames.PAIRS,
        wiring.pairs(),
        new StringSerializer(),
        new ByteArraySerializer(),
        wiring.byKey(),
        PipelineTopology.revise("register"));
  }

  private void gatherStrata() {
    ProcessorSupplier<String, byte[], Object, Object> gather = GatherStrata::new;
    topology.addReadOnlyStateStore(
        GatherStrata.buildStrata(catalogue, wiring.partitions()),
        "pairs-to-gather",
        new StringDeserializer(),
        new ByteArrayDeserializer(),
        wiring.pairs(),
        GATHER_STRATA,
        PipelineTopology.forwarding(gather));
    topology.addStateStore(GatherStrata.buildTold(), GATHER_STRATA);
    topology.addSink(
        SinkNames.EDIT_PARAMETERS,
        wiring.editParameters(),
        new StringSerializer(),
        new ByteArraySerializer(),
        wiring.toAll(),
        GATHER_STRATA);
  }

  private void tellOfQueries() {
    topology.addSink(
        SinkNames.QUERIES,
        wiring.queries().topic(),
        wiring.queries().keys(),
        wiring.queries().values(),
        wiring.queries().partitions(),
        PipelineTopology.revise("register"),
        REVIEW_QUERIES);
  }
}
