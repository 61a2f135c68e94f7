package io.tongji.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An instance of the pipeline in a process of its own, which can be killed. */
final class InstanceProcess implements AutoCloseable {

  private static final int LAST_LINES = 30;

  private final Process process;
  private final Path log;
  private final CompletableFuture<String> ready = new CompletableFuture<>();

  private InstanceProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    Thread reader = new Thread(this::read, "instance-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts {@code run} with settings; what it says on standard error goes to a file. */
  static InstanceProcess start(Map<String, String> settings, Path log) throws IOException {
    return start(Packaged.java(run(settings, log), directory(log)), log);
  }

  /** The same; when it is closed, it leaves what lets those of the same directory start sooner. */
  static InstanceProcess startFirst(Map<String, String> settings, Path log) throws IOException {
    return start(Packaged.javaLeavingClasses(run(settings, log), directory(log)), log);
  }

  private static Path directory(Path log) {
    return Objects.requireNonNull(log.getParent());
  }

  private static List<String> run(Map<String, String> settings, Path log) {
    return List.of("run", SettingsFile.option(settings, directory(log)));
  }

  /** Starts {@code run} at a site, which calls it by a name. */
  static InstanceProcess start(Map<String, String> settings, Path log, Site site, String name)
      throws IOException {
    List<String> command = Packaged.java(run(settings, log), directory(log));
    InstanceProcess instance = start(command, log, site.environment(name));
    site.started(name, instance.process);
    return instance;
  }

  private static InstanceProcess start(List<String> command, Path log) throws IOException {
    return start(command, log, Map.of());
  }

  private static InstanceProcess start(
      List<String> command, Path log, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new InstanceProcess(builder.start(), log);
  }

  private void read() {
    try (BufferedReader output =
        new BufferedReader(
            new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      output.lines().filter(line -> line.startsWith("ready ")).forEach(ready::complete);
      ready.completeExceptionally(
          new IllegalStateException("ended before it was ready:\n" + lastWords()));
    } catch (IOException | UncheckedIOException e) {
      ready.completeExceptionally(e);
    }
  }

  /** The last line on standard error: of an instance that ended, the reason. */
  String lastLine() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  private String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  /** Waits until the instance is ready; returns where its HTTP endpoints are. */
  String awaitReady() throws Exception {
    String line = ready.get(4, TimeUnit.MINUTES);
    return line.substring(line.indexOf("http=") + "http=".length());
  }

  /** The process itself. */
  Process process() {
    return process;
  }

  /** Whether it runs. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** kill -STOP: nothing runs until {@link #resume}. */
  void pause() throws IOException, InterruptedException {
    Signals.pause(process);
  }

  /** kill -CONT: goes on as if nothing had happened. */
  void resume() throws IOException, InterruptedException {
    Signals.resume(process);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
