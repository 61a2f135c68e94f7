package io.tongji.log.serde;

import io.tongji.app.local.Ports;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** A real schema registry in a process of its own, one for all tests of a run. */
public final class RegistryProcess {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final RegistryProcess ONLY = new RegistryProcess();

  private final int port = freePort();

  private RegistryProcess() {
    try {
      Path home = Path.of("target", "registry").toAbsolutePath();
      Process process = command(home).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      awaitReady(process);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("the schema registry did not start", e);
    }
  }

  public static String url() {
    return "http://127.0.0.1:" + ONLY.port + "/apis/ccompat/v7";
  }

  public static int freePort() {
    return Ports.claim("the schema registry", 0);
  }

  private ProcessBuilder command(Path home) {
    File[] jars = home.toFile().listFiles((dir, name) -> name.endsWith("-runner.jar"));
    if (jars == null || jars.length != 1) {
      throw new IllegalStateException("no schema registry in " + home + ": run mvn package");
    }
    File log = home.resolveSibling("registry-test.log").toFile();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-jar",
            jars[0].toString())
        .redirectErrorStream(true)
        .redirectOutput(log);
  }

  private void awaitReady(Process process) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7/subjects"))
            .build();
    long started = System.nanoTime();
    while (System.nanoTime() - started < LONGEST_START.toNanos() && process.isAlive()) {
      try {
        if (HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
            == 200) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("the schema registry did not start: target/registry-test.log");
  }
}
