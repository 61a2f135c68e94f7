package io.tongji.bench.run;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.bench.contend.InputTopics;
import io.tongji.log.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An instance of the application on a ground, which can be killed and comes back. */
public final class RunningApplication implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofHours(2);

  private final Ground ground;
  private final Jvm jvm;
  private final List<String> settings;
  private Path directory;
  private Child process;

  /**
   * What was seen of an instance until it had published everything.
   *
   * @param url of its metrics
   * @param readySeconds from the start of its JVM until it said that it is ready
   * @param caughtUpSeconds from the start of its JVM until the last figure was published
   * @param recordsPerSecond between a fifth and four fifths of the input
   */
  public record CaughtUp(
      String url, double readySeconds, double caughtUpSeconds, double recordsPerSecond) {}

  private RunningApplication(Ground ground, Jvm jvm, List<String> settings) throws IOException {
    this.ground = ground;
    this.jvm = jvm;
    this.settings = List.copyOf(settings);
    this.directory = Files.createTempDirectory(ground.directory(), "instance-");
    this.process = Application.start(jvm, ground.given(), directory, this.settings);
  }

  /** Starts one from a clean beginning, with settings of its own. */
  public static RunningApplication fresh(Ground ground, Jvm jvm, String... settings)
      throws IOException, InterruptedException {
    new Cleaning(ground.config()).run();
    return new RunningApplication(ground, jvm, List.of(settings));
  }

  /** Starts another one, which shares the work. */
  public RunningApplication beside(String... settings) throws IOException {
    return new RunningApplication(ground, jvm, List.of(settings));
  }

  /** Makes it a member of the group that keeps its place over a restart. */
  public static String named(String name) {
    return Keys.INSTANCE_ID.name() + "=" + name;
  }

  /** Waits until it has published everything that stands in the input, and asked all queries. */
  public CaughtUp awaitCaughtUp() throws InterruptedException {
    Lookout.Sighting seen = lookout(ground).await(process, Application.READY);
    Child.OutputLine line = process.await(Application.READY, PATIENCE);
    String url = line.text().substring(line.text().indexOf('=') + 1);
    double ready = (line.nanos() - process.started()) / 1e9;
    double published = (seen.lastNanos() - process.started()) / 1e9;
    return new CaughtUp(url, ready, Math.max(ready, published), seen.recordsPerSecond());
  }

  /** Waits until it has committed half of the input. */
  public void awaitHalf() throws InterruptedException {
    lookout(ground).awaitHalf(process);
  }

  /** What sees when the application has published everything. */
  static Lookout lookout(Ground ground) {
    AppConfig config = ground.config();
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    String group = PipelineGroups.of(topics, ground.catalogue());
    InputTopics input = ground.input();
    List<String> results = List.of(topics.live(), topics.queries());
    return new Lookout(input.clients(), input.ends(), group, results);
  }

  /** The most memory that was resident so far, in bytes. */
  public long peakBytes() {
    return Usage.of(process.pid()).peakBytes();
  }

  /** Processor time that all its threads have used so far, in seconds. */
  double cpuSeconds() {
    return Usage.of(process.pid()).cpuSeconds();
  }

  /** As kill -9 does. */
  public void kill() throws InterruptedException {
    process.kill();
  }

  /** Starts again what was killed, with the local state that it left or without. */
  public void startAgain(boolean stateKept) throws IOException {
    if (!stateKept) {
      directory = Files.createTempDirectory(ground.directory(), "instance-");
    }
    process = Application.start(jvm, ground.given(), directory, new ArrayList<>(settings));
  }

  /** Has its flight recorder write what it has so far into a file. */
  public void dumpRecording(Path file) throws IOException, InterruptedException {
    Path log = directory.resolve("jcmd.log");
    int exitCode =
        new ProcessBuilder(
                jvm.home().resolve("bin").resolve("jcmd").toString(),
                Long.toString(process.pid()),
                "JFR.dump",
                "filename=" + file)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (exitCode != 0) {
      throw new BenchException("jcmd ended with " + exitCode + ": " + Files.readString(log));
    }
  }

  /**
   * What is wrong with the figures that all contenders compute, as it published them; empty:
   * nothing.
   */
  public String check() {
    return new Results(ground).checkCommon();
  }

  @Override
  public void close() {
    process.close();
  }
}
