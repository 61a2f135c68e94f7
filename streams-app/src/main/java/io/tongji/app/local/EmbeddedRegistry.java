package io.tongji.app.local;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Apicurio schema registry as a child process, for this machine and this account only, durable
 * in a directory. It ends when this process ends, in whatever way.
 */
public final class EmbeddedRegistry implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRegistry.class);
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final Duration ENOUGH_TO_STOP = Duration.ofSeconds(10);
  private static final long BETWEEN_TRIES_MILLIS = 100;
  private static final int LINES_SHOWN = 20;

  /** What Quarkus says of a port that another program has. */
  private static final String TAKEN = "seems to be in use by another process";

  private final DataDirectory directory;
  private final Process process;
  private final int port;
  private final Login login;
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private volatile boolean closing;

  private EmbeddedRegistry(DataDirectory directory, Process process, int port, Login login) {
    this.directory = directory;
    this.process = process;
    this.port = port;
    this.login = login;
  }

  /**
   * Starts a registry on a port (0 = a free one), with all that an earlier one kept in the
   * directory, and waits until it answers.
   *
   * @throws Failure if the port is taken, the directory not writable or in use, or the registry
   *     does not answer in time
   */
  public static EmbeddedRegistry start(Path directory, int wantedPort) {
    return start(directory, () -> Ports.claim("the schema registry", wantedPort));
  }

  /** On a port that is claimed, and another time if it is taken before the registry has it. */
  static EmbeddedRegistry start(Path directory, IntSupplier claimedPort) {
    DataDirectory claimed = DataDirectory.claim(directory);
    Orphan.awaitEnd(claimed.path());
    try {
      return start(claimed, claimedPort);
    } catch (Failure refused) {
      claimed.close();
      throw refused;
    } catch (RuntimeException failed) {
      claimed.close();
      throw Failure.server(
              "the schema registry did not start: " + failed + ", data directory " + claimed.path())
          .from(failed);
    }
  }

  private static EmbeddedRegistry start(DataDirectory claimed, IntSupplier claimedPort) {
    Login login = Login.in(claimed.path());
    for (int tried = 1; true; tried++) {
      int port = claimedPort.getAsInt();
      Process process = launch(claimed.path(), port, login);
      EmbeddedRegistry registry = new EmbeddedRegistry(claimed, process, port, login);
      try {
        registry.awaitReady();
        registry.watch();
        return registry;
      } catch (Failure refused) {
        if (tried == Ports.MOST_CLAIMS || !lastLines(log(claimed.path())).contains(TAKEN)) {
          throw refused;
        }
        LOG.info("Port {} was taken while the schema registry started; it tries again", port);
      }
    }
  }

  /** The port the registry listens on. */
  public int port() {
    return port;
  }

  /** The base address for Confluent-compatible clients. */
  public String url() {
    return "http://" + Ports.LOOPBACK + ":" + port + "/apis/ccompat/v7";
  }

  /**
   * What its clients need, by the keys of Confluent's: its address, and the login without which it
   * answers nobody.
   */
  public Map<String, String> clientOptions() {
    return Map.of(
        "schema.registry.url", url(),
        "basic.auth.credentials.source", "USER_INFO",
        "basic.auth.user.info", login.userInfo());
  }

  /** Completes with what is wrong and what to do if the registry ends before it is closed. */
  public CompletionStage<String> failure() {
    return failure;
  }

  /** The child process, so that a test can kill it. */
  ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    stop();
    directory.close();
  }

  private static Process launch(Path directory, int port, Login login) {
    List<String> command = RegistryCommand.of(port);
    try {
      Process started =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log(directory).toFile())
              .start();
      remember(directory, started);
      admit(started, login);
      return started;
    } catch (IOException failed) {
      throw Failure.server(
              "the schema registry cannot be run in " + directory + ": " + failed.getMessage(),
              "make room there if its disk is full")
          .from(failed);
    }
  }

  /** Or it is not left running. */
  private static void remember(Path directory, Process started) throws IOException {
    try {
      Orphan.remember(directory, started.pid());
    } catch (IOException full) {
      started.destroyForcibly();
      throw full;
    }
  }

  /** The child reads it as its first line; one that has ended by now is seen when it is awaited. */
  private static void admit(Process started, Login login) {
    try {
      started.getOutputStream().write((login.userInfo() + "\n").getBytes(StandardCharsets.UTF_8));
      started.getOutputStream().flush();
    } catch (IOException ended) {
      LOG.debug("The registry ended before it had its login", ended);
    }
  }

  private static Path log(Path directory) {
    return directory.resolve("registry.log");
  }

  private void awaitReady() {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/subjects"))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Basic " + base64(login.userInfo()))
            .build();
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    try {
      while (!answers(client, request)) {
        if (System.nanoTime() > deadline) {
          throw failure("did not answer within " + DEADLINE.toSeconds() + " s");
        }
        if (process.waitFor(BETWEEN_TRIES_MILLIS, TimeUnit.MILLISECONDS)) {
          throw failure("ended with exit code " + process.exitValue());
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failure("was interrupted while starting");
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void watch() {
    CompletableFuture<Void> unused = process.onExit().thenAccept(this::ended);
  }

  private void ended(Process child) {
    if (!closing) {
      failure.complete(
          "the schema registry ended with exit code %d; see %s, and start again"
              .formatted(child.exitValue(), log(directory.path())));
    }
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private Failure failure(String what) {
    stop();
    Path log = log(directory.path());
    return Failure.server(
        "the schema registry " + what, "the end of " + log + ":\n" + lastLines(log));
  }

  private static String lastLines(Path log) {
    try {
      List<String> lines = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    } catch (IOException unreadable) {
      return "(" + unreadable + ")";
    }
  }

  /** The child ends by itself when its input ends; force is for one that hangs. */
  private void stop() {
    closing = true;
    try {
      process.getOutputStream().close();
      if (!process.waitFor(ENOUGH_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
