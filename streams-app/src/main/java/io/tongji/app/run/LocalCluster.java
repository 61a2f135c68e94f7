package io.tongji.app.run;

import io.tongji.app.local.EmbeddedBroker;
import io.tongji.app.local.EmbeddedRegistry;
import io.tongji.failure.Failure;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A broker and a registry on this machine that share a data directory. */
public final class LocalCluster implements AutoCloseable {

  private final Path directory;
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;

  private LocalCluster(Path directory, EmbeddedBroker broker, EmbeddedRegistry registry) {
    this.directory = directory;
    this.broker = broker;
    this.registry = registry;
  }

  /**
   * Starts both at the same time, each on its port (0 = a free one).
   *
   * @throws Failure if one of them does not start; then neither runs
   */
  public static LocalCluster start(Path directory, int kafkaPort, int registryPort) {
    Path data = directory.toAbsolutePath().normalize();
    CompletableFuture<EmbeddedRegistry> registry =
        CompletableFuture.supplyAsync(
            () -> EmbeddedRegistry.start(data.resolve("registry"), registryPort));
    EmbeddedBroker broker = startBroker(data.resolve("broker"), kafkaPort, registry);
    try {
      return new LocalCluster(data, broker, registry.join());
    } catch (CompletionException failed) {
      broker.close();
      throw failed.getCause() instanceof RuntimeException refused ? refused : failed;
    }
  }

  /** The address for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
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
        broker) {
      // Both close here: the broker first, since it stops within a second.
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
