package io.tongji.bench.latency;

import io.tongji.bench.run.BenchException;
import io.tongji.bench.run.Ground;
import io.tongji.bench.run.Jvm;
import io.tongji.bench.run.RunningApplication;
import io.tongji.bench.run.RunningApplication.CaughtUp;
import java.io.IOException;
import java.time.Duration;

/** How long returns wait for a second instance when the first one is killed. */
public final class Takeover {

  private static final String STANDBY = "kafka.num.standby.replicas=1";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration GLANCE = Duration.ofMillis(20);

  private Takeover() {}

  /** From kill -9 until returns handed in right after it can be read, whoever had their units. */
  public static double seconds(Ground ground, Jvm jvm) throws IOException, InterruptedException {
    try (RunningApplication first = RunningApplication.fresh(ground, jvm, STANDBY);
        Sender sender = new Sender(ground.config(), ground.workload())) {
      CaughtUp alone = first.awaitCaughtUp();
      try (RunningApplication second = first.beside(STANDBY)) {
        CaughtUp both = second.awaitCaughtUp();
        if (alone.url().equals(both.url())) {
          throw new BenchException("both instances serve " + both.url());
        }
        sender.enter(ground.catalogue());
        probeAll(ground, sender);
        long killed = System.nanoTime();
        first.kill();
        probeAll(ground, sender);
        return (System.nanoTime() - killed) / 1e9;
      }
    }
  }

  private static void probeAll(Ground ground, Sender sender) throws InterruptedException {
    Sightings sightings = new Sightings();
    TopicWatch topic =
        new TopicWatch(ground.config(), new Probes(ground.catalogue()).area(), sightings);
    Thread reading = new Thread(topic, "reader");
    reading.start();
    sender.probeEach(sightings);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!sightings.complete()) {
      if (System.nanoTime() > deadline) {
        throw new BenchException("probes were acknowledged and not seen within " + PATIENCE);
      }
      Thread.sleep(GLANCE.toMillis());
    }
    topic.end();
    reading.join();
  }
}
