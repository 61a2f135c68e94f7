package io.tongji.app.run;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.local.ClientFile;
import io.tongji.app.local.EmbeddedBroker;
import io.tongji.app.local.EmbeddedRegistry;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A broker and a registry on this machine that share a data directory, for programs of this
 * account.
 */
public final class LocalCluster implements AutoCloseable {

  /** What is in the directory of a cluster that was started, at least. */
  private static final Set<String> OURS = Set.of("broker", "registry", "sample");

  private final Path directory;
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;
  private final ClientFile clientFile;

  private LocalCluster(Path directory, EmbeddedBroker broker, EmbeddedRegistry registry) {
    this.directory = directory;
    this.broker = broker;
    this.registry = registry;
    this.clientFile = ClientFile.write(directory, broker, registry);
  }

  /**
   * Starts both at the same time, each on its port (0 = a free one).
   *
   * @throws Failure if one of them does not start; then neither runs. Also if the directory holds
   *     files, and none of a cluster's: it was named by mistake
   */
  public static LocalCluster start(Path directory, int kafkaPort, int registryPort) {
    Path data = directory.toAbsolutePath().normalize();
    refuseForeign(data);
    CompletableFuture<EmbeddedRegistry> registry =
        CompletableFuture.supplyAsync(
            () -> EmbeddedRegistry.start(data.resolve("registry"), registryPort));
    EmbeddedBroker broker = startBroker(data.resolve("broker"), kafkaPort, registry);
    try {
      return new LocalCluster(data, broker, registry.join());
    } catch (RuntimeException failed) {
      broker.close();
      closeWhenStarted(registry);
      throw failed instanceof CompletionException
              && failed.getCause() instanceof RuntimeException refused
          ? refused
          : failed;
    }
  }

  private static void refuseForeign(Path directory) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      Set<String> names =
          files
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
      names.remove("lost+found"); // every new disk has it
      if (!names.isEmpty() && Collections.disjoint(names, OURS)) {
        throw Failure.setting(
            "the data directory %s holds other files (%s), and none of Tongji's"
                .formatted(directory, names.iterator().next()),
            "give --data-dir a new or empty directory, or one of an earlier local or demo");
      }
    } catch (IOException unreadable) {
      throw Failure.setting(
              "the data directory cannot be read: " + unreadable,
              "choose a directory of your own with --data-dir")
          .from(unreadable);
    }
  }

  /** The address for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** The configuration of a client of both: where they are, and how to be let in. */
  public AppConfig pointAt(AppConfig given) {
    Map<String, String> settings = new HashMap<>();
    broker.clientOptions().forEach((key, value) -> settings.put("kafka." + key, value));
    registry.clientOptions().forEach((key, value) -> settings.put("serde." + key, value));
    settings.remove("kafka." + Keys.BOOTSTRAP_SERVERS.name());
    settings.remove("serde." + Keys.SCHEMA_REGISTRY_URL.name());
    settings.put(Keys.BOOTSTRAP_SERVERS.name(), bootstrapServers());
    settings.put(Keys.SCHEMA_REGISTRY_URL.name(), registryUrl());
    return given.with(settings);
  }

  /** The base address of the registry for Confluent-compatible clients. */
  public String registryUrl() {
    return registry.url();
  }

  /** Completes when a server ends by itself. The broker does so with the process only. */
  public CompletionStage<Failure> failure() {
    return registry.failure().thenApply(why -> Failure.server(why));
  }

  /** Where the data are. */
  Path directory() {
    return directory;
  }

  /** Where a pipeline beside this cluster may keep its local state. */
  public Path stateDirectory() {
    return directory.resolve("state");
  }

  @Override
  public void close() {
    try (registry;
        broker;
        clientFile) {
      // All close here: the broker before the registry, since it stops within a second.
    }
  }

  private static EmbeddedBroker startBroker(
      Path directory, int port, CompletableFuture<EmbeddedRegistry> registry) {
    try {
      return EmbeddedBroker.start(directory, port);
    } catch (RuntimeException refused) {
      closeWhenStarted(registry);
      throw refused;
    }
  }

  private static void closeWhenStarted(CompletableFuture<EmbeddedRegistry> starting) {
    starting
        .handle(
            (registry, failure) -> {
              if (registry != null) {
                registry.close();
              }
              return failure;
            })
        .join();
  }
}
