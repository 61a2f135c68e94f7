package io.tongji.it;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.catalogue.Catalogue;
import io.tongji.log.topics.Topics;
import io.tongji.oracle.AddsUp;
import io.tongji.oracle.Oracle;
import io.tongji.oracle.TestCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Three brokers and two instances, to which something happens while clerks feed and a reader reads:
 * one fault a round, on the same pipeline. After each, what is published is what the oracle says of
 * all that was fed since the beginning, and the recomputation of {@code verify} says the same.
 */
final class FaultBench implements AutoCloseable {

  private static final String PREFIX = "shaken";
  private static final int LONGEST_FAULT_MILLIS = 12_000;
  private static final int MOST_FEEDS = 60;

  /** A broker whose clock is set back refuses records, until it is set right. */
  private static final String CLOCKS = "this machine's clock is ahead of the brokers'";

  private final Catalogue catalogue = TestCatalogue.read();
  private final FaultSite site;
  private final ThreeBrokers brokers;
  private final Stand stand;
  private final Instances instances;
  private final CutWatch reader;
  private final Faults faults;
  private final FedHistory history;
  private final AtomicInteger fedAgain = new AtomicInteger();

  FaultBench(Path directory) throws Exception {
    site = new FaultSite(directory);
    brokers = ThreeBrokers.start(directory, site);
    stand = new Stand(directory, () -> brokers);
    stand.createTopics(PREFIX);
    compactSoon();
    stand.apply(PREFIX, TestCatalogue.directory());
    history = new FedHistory(directory);
    instances = new Instances(stand, PREFIX, site);
    String group = PipelineGroups.of(new Topics(PREFIX), catalogue);
    faults = new Faults(site, brokers, instances, group);
    instances.start();
    AddsUp addsUp = new AddsUp(catalogue);
    reader = new CutWatch(stand, PREFIX, (indicator, table) -> addsUp.check(table));
  }

  /** Each round has all figures revised: compaction goes on beside what happens. */
  private void compactSoon() throws Exception {
    List<AlterConfigOp> often =
        List.of(
            new AlterConfigOp(new ConfigEntry("segment.bytes", "1048576"), OpType.SET),
            new AlterConfigOp(new ConfigEntry("min.cleanable.dirty.ratio", "0.1"), OpType.SET));
    String live = new Topics(PREFIX).live();
    try (Admin admin = stand.clients(PREFIX).admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(new ConfigResource(ConfigResource.Type.TOPIC, live), often))
          .all()
          .get();
    }
  }

  /**
   * What came of a round.
   *
   * @param recovery from the end of the fault until what was fed afterwards was published
   * @param fedAgain files of which feeding failed, and was repeated
   * @param ended instances that ended by themselves and were started again, with the reason
   * @param differences from the oracle, and what {@code verify} found
   */
  record Round(
      FaultKind kind,
      String what,
      Duration recovery,
      int fedAgain,
      List<String> ended,
      List<String> differences) {}

  /** The kinds that this machine lets be tried. */
  List<FaultKind> kinds() {
    return List.of(FaultKind.values()).stream().filter(kind -> kind.isPossible(site)).toList();
  }

  /** One fault while clerks feed. */
  Round round(FaultKind kind, long seed) throws Exception {
    Random random = new Random(seed);
    Deque<FedHistory.Fed> files = new ArrayDeque<>(history.next(seed));
    feed(files.remove());
    Fault fault = faults.draw(kind, random);
    AtomicBoolean healed = new AtomicBoolean();
    CompletableFuture<Void> feeding =
        CompletableFuture.runAsync(
            () -> {
              while (!healed.get() && files.size() > 1) {
                feed(files.remove());
              }
            });
    Thread.sleep(random.nextInt(1_000)); // the moment itself is what is tried
    fault.strike().run();
    Thread.sleep(random.nextInt(LONGEST_FAULT_MILLIS)); // how long it lasts is what is tried
    fault.heal().run();
    healed.set(true);
    long start = System.nanoTime();
    feeding.join();
    feed(files.remove());
    stand.awaitPublished(PREFIX, catalogue);
    Duration recovery = Duration.ofNanos(System.nanoTime() - start);
    files.forEach(this::feed);
    stand.awaitPublished(PREFIX, catalogue);
    List<String> differences = differences();
    List<String> behind = brokers.awaitInSync();
    differences.addAll(behind.stream().map(partition -> "lacks a copy: " + partition).toList());
    return new Round(
        kind, fault.what(), recovery, fedAgain.getAndSet(0), instances.ended(), differences);
  }

  /** As a clerk does: what failed for want of servers is fed again. */
  private void feed(FedHistory.Fed fed) {
    List<String> command = new ArrayList<>(List.of("ingest", "--form=" + fed.form()));
    if (!fed.form().equals("register")) {
      command.add("--unit=" + (fed.form().equals("fdi") ? "美元" : "元"));
    }
    command.addAll(List.of("--no-wait", "--quiet", "--again", fed.file().toString()));
    CommandEnd end = CommandEnd.of(stand.command(PREFIX, command.toArray(String[]::new)));
    for (int again = 0; end.exitCode() > 1; again++) {
      boolean passes = end.exitCode() == 3 || end.messages().contains(CLOCKS);
      if (!passes || again == MOST_FEEDS) {
        throw new IllegalStateException(end.toString());
      }
      fedAgain.incrementAndGet();
      end = CommandEnd.of(stand.command(PREFIX, command.toArray(String[]::new)));
    }
  }

  private List<String> differences() {
    List<String> differences =
        new ArrayList<>(
            Rows.differing(stand.published(PREFIX), Oracle.published(catalogue, history.log())));
    CommandEnd verified = CommandEnd.of(stand.command(PREFIX, "verify", "--quiet"));
    if (verified.exitCode() != 0) {
      differences.add("verify: " + verified.messages() + verified.out());
    }
    return differences;
  }

  /** How often the reader has found that parts add up to their sums; fails if they did not. */
  long tablesRead() {
    return reader.close(PREFIX);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    site.links().heal();
    reader.close();
    instances.close();
    stand.close();
    site.close();
  }
}
