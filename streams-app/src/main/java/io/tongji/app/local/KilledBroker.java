package io.tongji.app.local;

import io.tongji.failure.Failure;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A broker that was killed and comes back. Its controller, which was killed with it, takes it for
 * alive until its session is over: the new broker is leader of all partitions at once, loses them
 * when it registers, and gets them back. A coordinator that loads a partition longer than that gets
 * the end of the first loading in the middle of the second: dead members of a group then stay in it
 * for good, and new ones wait for them.
 */
final class KilledBroker {

  private static final String CLEAN_SHUTDOWN = ".kafka_cleanshutdown";
  private static final String FENCED_BROKERS =
      "kafka.controller:type=KafkaController,name=FencedBrokerCount";

  /** A broker that was killed before it had registered is not known to be away. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final long GLANCE_MILLIS = 20;

  private KilledBroker() {}

  /** Whether the last broker of a formatted directory did not end by itself. */
  static boolean isIn(Path directory) {
    return Files.exists(directory.resolve("__cluster_metadata-0"))
        && !Files.exists(directory.resolve(CLEAN_SHUTDOWN));
  }

  /** Runs the controller alone until it has noticed that the broker is away. */
  static void fence(Path directory, int controllerPort, Login login) {
    KafkaRaftServer controller =
        new KafkaRaftServer(
            KafkaConfig.fromProps(BrokerSettings.ofController(directory, controllerPort, login)),
            Time.SYSTEM);
    try {
      controller.startup();
      awaitFenced();
    } finally {
      controller.shutdown();
      controller.awaitShutdown();
    }
  }

  private static void awaitFenced() {
    long end = System.nanoTime() + LONGEST.toNanos();
    try {
      while (fencedBrokers() == 0 && System.nanoTime() < end) {
        Thread.sleep(GLANCE_MILLIS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw Failure.server("the start of the broker was interrupted");
    } catch (JMException unknown) {
      throw new IllegalStateException(unknown);
    }
  }

  private static int fencedBrokers() throws JMException {
    MBeanServer meters = ManagementFactory.getPlatformMBeanServer();
    try {
      return (Integer) meters.getAttribute(new ObjectName(FENCED_BROKERS), "Value");
    } catch (InstanceNotFoundException notYet) {
      return 0;
    }
  }
}
