package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.config.Keys;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that was accepted is lost or counted twice, whenever the pipeline is killed, whatever it
 * has kept, and whatever became of that.
 */
final class CrashIT {

  private static final int ROUNDS = 20;

  /** Drawn, so that each run kills at other moments. */
  private static final long SEED = Long.getLong("tongji.kills.seed", System.nanoTime());

  private static final Duration TO_WORK = Duration.ofMinutes(4);

  @TempDir private Path directory;

  @Test
  void anUndisturbedRunAndOneKilledTwentyTimesPublishTheSame() throws Exception {
    try (Stand stand = new Stand(directory)) {
      SampleFeed feed = new SampleFeed(stand);
      Map<SeriesKey, Aggregate> undisturbed = feed.publish("steady", file -> true, log("steady"));
      stand.createTopics("shaken");
      try (Copy copy = feed.copy("steady", "shaken");
          CutWatch reader = new CutWatch(stand, "shaken")) {
        int atWork = shake(stand, copy, reader);
        assertThat(atWork).as("killed at work, seed %d", SEED).isGreaterThanOrEqualTo(ROUNDS / 2);
        assertThat(reader.close("shaken"))
            .as("tables seen by a reader: one at least of each run that committed")
            .isGreaterThanOrEqualTo(atWork);
      }
      assertThat(log("shaken"))
          .as("starts that took up what was kept, and some that met a damaged snapshot")
          .content()
          .contains("begins with its snapshot", "is passed over");
      assertThat(Rows.differing(stand.published("shaken"), undisturbed))
          .as("seed %d", SEED)
          .isEmpty();
    }
  }

  /**
   * Kills in each round, at work or before it; returns how often what was killed had committed. The
   * first round ends after the first cuts: an instance that is killed every few seconds before them
   * does not come to publish.
   */
  private int shake(Stand stand, Copy copy, CutWatch reader) throws Exception {
    System.out.println("kills of seed " + SEED);
    Random random = new Random(SEED);
    int atWork = 0;
    try (Position position = new Position(stand, "shaken")) {
      for (int round = 0; round < ROUNDS; round++) {
        long before = position.committed();
        Feeding feeding = Feeding.begin(copy, copy.left() / (ROUNDS - round + 1));
        InstanceProcess instance = start(stand);
        if (round == 0) {
          Await.until(TO_WORK, reader::checks, checks -> checks > 0);
        } else if (round % 2 == 0) {
          Await.until(TO_WORK, position::committed, reached -> reached > before);
          Thread.sleep(random.nextInt(1_500));
        } else {
          Thread.sleep(500 + random.nextInt(4_000));
        }
        instance.kill();
        if (round % 3 == 2) {
          damageASnapshot(random);
        }
        atWork += position.committed() > before ? 1 : 0;
        feeding.end();
      }
    }
    finish(stand, copy);
    return atWork;
  }

  /** Changes a byte of one, or cuts it off. */
  private void damageASnapshot(Random random) throws IOException {
    List<Path> kept = snapshots();
    if (!kept.isEmpty()) {
      Path file = kept.get(random.nextInt(kept.size()));
      byte[] content = Files.readAllBytes(file);
      if (content.length == 0) {
        return; // it was cut off before
      }
      int at = random.nextInt(content.length);
      if (random.nextBoolean()) {
        content[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        Files.write(file, content);
      } else {
        Files.write(file, Arrays.copyOf(content, at));
      }
    }
  }

  private List<Path> snapshots() throws IOException {
    Path kept = directory.resolve("state-shakenone").resolve("shaken-snapshots");
    if (!Files.isDirectory(kept)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(kept)) {
      return files.filter(file -> !file.toString().endsWith(".part")).sorted().toList();
    }
  }

  private void finish(Stand stand, Copy copy) throws Exception {
    try (InstanceProcess instance = start(stand)) {
      copy.send(copy.left(), Duration.ZERO);
      instance.awaitReady();
      stand.awaitPublished("shaken");
    }
  }

  private InstanceProcess start(Stand stand) throws Exception {
    Map<String, String> settings = stand.settings("shaken", "one");
    settings.put(Keys.SNAPSHOT_RECORDS.name(), "1");
    settings.put(Keys.LOG_LEVEL.name(), "info");
    return InstanceProcess.start(settings, log("shaken"));
  }

  private Path log(String name) {
    return directory.resolve(name + ".log");
  }
}
