package io.tongji.app.doctor;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.cluster.RegistryHaste;
import io.tongji.app.cluster.Servers;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.doctor.Diagnosis.Matter;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.KnownFailures;
import io.tongji.log.registry.SchemaRegistry;
import io.tongji.log.topics.SubjectAdmin;
import io.tongji.log.topics.TopicAdmin;
import io.tongji.log.topics.TopicSpecs;
import io.tongji.log.topics.Topics;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * Looks at all that figures depend on. What cannot be looked at is wrong, with why; the rest is
 * looked at all the same.
 */
public final class Doctor {

  private static final long MEBIBYTE = 1 << 20;
  private static final long FULL = 256 * MEBIBYTE;
  private static final long NEARLY_FULL = 2048 * MEBIBYTE;
  private static final Duration APART = Duration.ofSeconds(5);
  private static final Duration FAR_APART = Duration.ofMinutes(1);
  private static final String RUN_TOPICS = "run ./tongji topics with the same settings";

  private final AppConfig config;
  private final String version;
  private final TopicSpecs specs;
  private final List<Diagnosis> found = new ArrayList<>();

  private Doctor(AppConfig config, String version) {
    this.config = config;
    this.version = version;
    this.specs =
        new TopicSpecs(
            new Topics(config.get(Keys.TOPIC_PREFIX)), config.get(Keys.TOPICS_PARTITIONS));
  }

  /**
   * Looks at all of it.
   *
   * @param version of this program
   */
  public static List<Diagnosis> examine(AppConfig config, String version) {
    Doctor doctor = new Doctor(RegistryHaste.of(config), version);
    doctor.look(Matter.PROGRAM, doctor::program);
    doctor.look(Matter.MACHINE_DISK, doctor::disk);
    doctor.registry();
    doctor.kafka();
    return List.copyOf(doctor.found);
  }

  private void look(Matter matter, Supplier<List<Diagnosis>> look) {
    try {
      found.addAll(look.get());
    } catch (Failure failure) {
      found.add(Diagnosis.of(matter, failure));
    } catch (KafkaException exception) { // the registry's outages among them
      found.add(Diagnosis.of(matter, KnownFailures.of(exception)));
    }
  }

  private List<Diagnosis> program() {
    return List.of(
        Diagnosis.ok(
            Matter.PROGRAM,
            "%s, Java %s, heap up to %d MiB"
                .formatted(
                    version,
                    System.getProperty("java.version"),
                    Runtime.getRuntime().maxMemory() / MEBIBYTE)));
  }

  private List<Diagnosis> disk() {
    List<Diagnosis> disks = new ArrayList<>();
    for (Path path :
        List.of(config.stateDirectory(), Path.of(System.getProperty("java.io.tmpdir", "/")))) {
      disks.add(disk(path));
    }
    return disks;
  }

  private static Diagnosis disk(Path path) {
    Path there = path.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      FileStore store = Files.getFileStore(there);
      long free = store.getUsableSpace();
      String value = "%,d MiB free at %s".formatted(free / MEBIBYTE, path);
      if (!Files.isWritable(there)) {
        return Diagnosis.warn(
            Matter.MACHINE_DISK, path + " may not be written by this account", "run as its owner");
      }
      return free >= NEARLY_FULL
          ? Diagnosis.ok(Matter.MACHINE_DISK, value)
          : free >= FULL
              ? Diagnosis.warn(Matter.MACHINE_DISK, value, "make room")
              : Diagnosis.wrong(Matter.MACHINE_DISK, value, "make room");
    } catch (IOException e) {
      return Diagnosis.wrong(
          Matter.MACHINE_DISK, path + " cannot be looked at (" + e + ")", "mend the disk");
    }
  }

  private void registry() {
    look(
        Matter.REGISTRY,
        () -> {
          SchemaRegistry registry = ConfiguredCluster.clients(config).serdes().registry();
          List<String> differences = new SubjectAdmin(registry).differences(specs.all());
          Optional<Instant> there = registry.clock();
          there.ifPresent(at -> found.add(clock(Duration.between(at, Instant.now()))));
          return differences.isEmpty()
              ? List.of(
                  Diagnosis.ok(Matter.REGISTRY, registry.address() + " answers, with all schemas"))
              : List.of(
                  Diagnosis.wrong(Matter.REGISTRY, TopicAdmin.summary(differences), RUN_TOPICS));
        });
  }

  private static Diagnosis clock(Duration ahead) {
    Duration apart = ahead.abs();
    String value =
        "this machine is %d s %s the registry"
            .formatted(apart.toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
    String remedy = "have a time service set the clocks (docs/runbooks/clock-set-back.md)";
    if (apart.compareTo(APART) < 0) {
      return Diagnosis.ok(Matter.CLOCK, "this machine agrees with the registry");
    }
    return apart.compareTo(FAR_APART) < 0
        ? Diagnosis.warn(Matter.CLOCK, value, remedy)
        : Diagnosis.wrong(Matter.CLOCK, value, remedy);
  }

  /** Where no broker answers, one line says so, at once. */
  private void kafka() {
    try {
      Servers.refuseIfBrokersAreAway(config);
    } catch (Failure away) {
      found.add(Diagnosis.of(Matter.BROKERS, away));
      return;
    }
    Clients clients = ConfiguredCluster.clients(config);
    look(
        Matter.TOPICS,
        () -> {
          try (TopicAdmin admin = TopicAdmin.connect(clients.options(), clients.timeout())) {
            List<String> differences = admin.differences(specs.all());
            return differences.isEmpty()
                ? List.of(
                    Diagnosis.ok(Matter.TOPICS, specs.all().size() + " topics as they should be"))
                : List.of(
                    Diagnosis.wrong(Matter.TOPICS, TopicAdmin.summary(differences), RUN_TOPICS));
          }
        });
    try (ClusterExamination cluster = new ClusterExamination(config, clients, specs)) {
      cluster.looks().forEach(this::look);
    }
    try (ComputationExamination computed = new ComputationExamination(config, clients, specs)) {
      computed.looks().forEach(this::look);
    }
  }
}
