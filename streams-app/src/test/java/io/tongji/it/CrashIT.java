package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was accepted is lost or counted twice, whenever the pipeline is killed. */
final class CrashIT {

  private static final int ROUNDS = 20;
  private static final Duration FEEDING = Duration.ofSeconds(120);

  @TempDir private Path directory;

  @Test
  void anUndisturbedRunAndOneKilledTwentyTimesPublishTheSame() throws Exception {
    try (Stand stand = new Stand(directory)) {
      SampleFeed feed = new SampleFeed(stand);
      Path undisturbed = undisturbed(stand, feed);
      stand.createTopics("shaken");
      CompletableFuture<Void> feeding = feedSlowly(feed);
      try (CutReader reader = new CutReader(stand, "shaken")) {
        shake(stand, feeding);
        assertThat(reader.close("shaken")).as("cuts seen by a reader").isGreaterThan(100);
      }
      assertThat(Lines.differing(stand.export("shaken"), undisturbed)).isEmpty();
    }
  }

  private Path undisturbed(Stand stand, SampleFeed feed) throws Exception {
    stand.createTopics("steady");
    feed.feed("steady");
    try (InstanceProcess instance =
        InstanceProcess.start(stand.settings("steady", "one"), log("steady"))) {
      instance.awaitReady();
      stand.awaitPublished("steady");
    }
    return stand.export("steady");
  }

  private static CompletableFuture<Void> feedSlowly(SampleFeed feed) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            feed.copy("steady", "shaken", FEEDING);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void shake(Stand stand, CompletableFuture<Void> feeding) throws Exception {
    Random random = new Random(20240226);
    for (int round = 0; round < ROUNDS; round++) {
      InstanceProcess instance =
          InstanceProcess.start(stand.settings("shaken", "one"), log("shaken"));
      Thread.sleep(2_000 + random.nextInt(8_000));
      instance.kill();
    }
    try (InstanceProcess instance =
        InstanceProcess.start(stand.settings("shaken", "one"), log("shaken"))) {
      feeding.join();
      instance.awaitReady();
      stand.awaitPublished("shaken");
    }
  }

  private Path log(String name) {
    return directory.resolve(name + ".log");
  }
}
