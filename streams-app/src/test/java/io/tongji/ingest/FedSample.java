package io.tongji.ingest;

import io.tongji.catalogue.CatalogueFiles;
import io.tongji.oracle.LogRecord;
import io.tongji.pipeline.InMemoryPipeline;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The sample, read from its files in the order of its manifest. */
public final class FedSample {

  private static final Path DIRECTORY = Path.of("src/main/resources/sample");

  private FedSample() {}

  /** The records that go to the topics. */
  public static List<LogRecord> records(Path scratch) throws IOException {
    return records(scratch, line -> true);
  }

  /** Those that are there when the year is released, or those that come after. */
  public static List<LogRecord> records(Path scratch, boolean afterRelease) throws IOException {
    return records(scratch, line -> line.endsWith("after release") == afterRelease);
  }

  private static List<LogRecord> records(Path scratch, Predicate<String> chosen)
      throws IOException {
    Clerk clerk = new Clerk(scratch);
    List<String> manifest = Files.readAllLines(DIRECTORY.resolve("manifest.csv"));
    for (String line : manifest.subList(1, manifest.size())) {
      if (chosen.test(line)) {
        String[] cells = line.split(",", -1);
        clerk.feed(cells[1], DIRECTORY.resolve(cells[2]));
      }
    }
    return records(clerk.destination());
  }

  /** What was fed, as records of the topics. */
  static List<LogRecord> records(MemoryDestination fed) {
    List<LogRecord> records = new ArrayList<>();
    fed.fedRegister().forEach(one -> records.add(new LogRecord.OfRegister(one)));
    fed.fedTargets().forEach(one -> records.add(new LogRecord.OfTarget(one)));
    fed.fedReturns().forEach(one -> records.add(new LogRecord.OfReturn(one)));
    return records;
  }

  /** What is published when all of it has been counted. */
  public static Map<SeriesKey, Aggregate> published(Path scratch) throws IOException {
    InMemoryPipeline pipeline = new InMemoryPipeline(CatalogueFiles.builtIn());
    records(scratch).forEach(pipeline::handIn);
    pipeline.passOn();
    pipeline.cut();
    return pipeline.published();
  }
}
