package io.tongji.bench.run;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.read.Verification;
import io.tongji.bench.contend.AggregateCells;
import io.tongji.bench.contend.CellFile;
import io.tongji.bench.contend.CellTopic;
import io.tongji.bench.contend.DslMain;
import io.tongji.bench.contend.DuckDbMain;
import io.tongji.bench.contend.FlinkMain;
import io.tongji.bench.work.CellFigures;
import io.tongji.bench.work.CellKey;
import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.topics.Topics;
import io.tongji.rollup.Aggregate;
import io.tongji.verify.Comparison.PublishedRecord;
import io.tongji.verify.Difference;
import io.tongji.verify.PublishedTopic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares what a contender published with what ought to have come out, cell by cell. */
final class Results {

  private final Ground ground;

  Results(Ground ground) {
    this.ground = ground;
  }

  /**
   * What is wrong; empty: nothing.
   *
   * @param wholly beside the figures that all contenders compute, those of the application alone
   */
  String check(Contender contender, Path directory, boolean wholly) throws IOException {
    return switch (contender) {
      case FLOOR_BYTES, FLOOR -> "";
      case TONGJI -> wholly ? checkPublished() : checkCommon();
      case DUCKDB -> compare(CellFile.read(directory.resolve(DuckDbMain.RESULTS)));
      case DSL -> compare(topic(DslMain.RESULTS));
      case FLINK_SQL -> compare(topic(FlinkMain.RESULTS));
    };
  }

  private Map<CellKey, CellFigures> topic(String name) {
    return CellTopic.read(ConfiguredCluster.clients(ground.config()), name);
  }

  /** What is wrong with the figures that all contenders compute, as the application has them. */
  String checkCommon() {
    return compare(AggregateCells.of(published()));
  }

  /** The common figures against the plain oracle, and all others against the SQL. */
  private String checkPublished() {
    String wrong = checkCommon();
    if (!wrong.isEmpty()) {
      return wrong;
    }
    List<Difference> differences = Verification.differences(ground.config(), ReadProgress.SILENT);
    return differences.isEmpty()
        ? ""
        : differences.size() + " fields differ from verify, first " + differences.get(0);
  }

  private List<Aggregate> published() {
    AppConfig config = ground.config();
    Clients clients = ConfiguredCluster.clients(config);
    String live = new Topics(config.get(Keys.TOPIC_PREFIX)).live();
    try (Offsets offsets = new Offsets(clients);
        TopicReader<byte[], byte[]> reader = clients.reader();
        AggregateReader records = AggregateReader.of(clients.serdes())) {
      return PublishedTopic.read(reader, records, offsets.ends(List.of(live))).values().stream()
          .map(PublishedRecord::aggregate)
          .toList();
    }
  }

  private String compare(Map<CellKey, CellFigures> computed) {
    Map<CellKey, CellFigures> oracle = ground.oracle();
    List<CellKey> differing =
        oracle.keySet().stream()
            .filter(key -> !agrees(computed.get(key), Objects.requireNonNull(oracle.get(key))))
            .toList();
    if (!differing.isEmpty()) {
      CellKey first = differing.get(0);
      return "%d of %d cells differ, first %s: %s instead of %s"
          .formatted(
              differing.size(),
              oracle.size(),
              first.text(),
              computed.get(first),
              oracle.get(first));
    }
    int more = computed.size() - oracle.size();
    return more == 0 ? "" : more + " cells too many";
  }

  private static boolean agrees(
      @org.jspecify.annotations.Nullable CellFigures computed, CellFigures ought) {
    return computed != null && computed.agrees(ought);
  }
}
