package io.tongji.bench.contend;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.Keys;
import io.tongji.catalogue.Catalogue;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.records.InputReading;
import io.tongji.log.topics.Topics;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.BatchRecomputation;
import io.tongji.verify.TopicRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The analyst's way: reads all topics into DuckDB and computes everything in SQL, every time. */
public final class DuckDbMain {

  /** Where the totals are, in the contender's directory. */
  public static final Path RESULTS = Path.of("cells.tsv");

  private DuckDbMain() {}

  /** Computes once. */
  public static void main(String[] arguments) throws IOException {
    Arguments parsed = Arguments.parse(arguments);
    InputTopics input = new InputTopics(parsed.config());
    Catalogue catalogue = ConfiguredCluster.catalogue(parsed.config()).catalogue();
    try (TopicReader<byte[], byte[]> reader = input.clients().reader()) {
      Topics topics = new Topics(parsed.config().get(Keys.TOPIC_PREFIX));
      TopicRecords records =
          new TopicRecords(
              topics,
              input.clients().serdes(),
              new InputReading(reader, input.ends(), FirstReadings.NONE, ReadProgress.SILENT));
      Map<SeriesKey, Aggregate> all = BatchRecomputation.of(catalogue, records);
      CellFile.write(parsed.directory().resolve(RESULTS), AggregateCells.of(all.values()));
    }
    System.out.println("done " + input.records());
    StandBy.untilInputEnds();
  }
}
