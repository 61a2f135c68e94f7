package io.tongji.bench.run;

import io.tongji.bench.contend.DslMain;
import io.tongji.bench.contend.InputTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs one contender once, from a clean beginning to the check of its results. */
public final class Round {

  private final Ground ground;
  private final Results results;
  private final Jvm application;
  private final Duration longest;

  /**
   * Rounds on a ground.
   *
   * @param application how the application is started
   * @param longest how long a contender may take; then it is killed
   */
  public Round(Ground ground, Jvm application, Duration longest) {
    this.ground = ground;
    this.results = new Results(ground);
    this.application = application;
    this.longest = longest;
  }

  /**
   * Runs a contender.
   *
   * @param wholly also compares the figures that only the application computes, which takes longer
   *     than the run
   */
  RunResult run(Contender contender, boolean wholly) throws IOException, InterruptedException {
    new Cleaning(ground.config()).run();
    Path directory = Files.createTempDirectory(ground.directory(), contender.code() + "-");
    double broker = ground.servers().usage().cpuSeconds();
    try (Child child = start(contender, directory);
        TimeLimit limit = new TimeLimit(child, longest)) {
      Lookout.Sighting seen = watch(contender, child);
      limit.close();
      Usage usage = Usage.of(child.pid());
      double brokerUsed = ground.servers().usage().cpuSeconds() - broker;
      return new RunResult(
          contender,
          (seen.lastNanos() - child.started()) / 1e9,
          (seen.allNanos() - child.started()) / 1e9,
          seen.recordsPerSecond(),
          usage,
          brokerUsed,
          true,
          results.check(contender, directory, wholly));
    } catch (TimeLimit.PassedException passed) {
      double brokerUsed = ground.servers().usage().cpuSeconds() - broker;
      return unfinished(contender, passed.usage(), brokerUsed);
    }
  }

  private RunResult unfinished(Contender contender, Usage usage, double brokerUsed) {
    double seconds = longest.toMillis() / 1e3;
    return new RunResult(contender, seconds, seconds, 0, usage, brokerUsed, false, "");
  }

  private Child start(Contender contender, Path directory) throws IOException {
    Path log = directory.resolve("log");
    if (contender == Contender.TONGJI) {
      return Application.start(application, ground.given(), directory, List.of());
    }
    List<String> arguments = new ArrayList<>();
    if (contender == Contender.FLOOR) {
      arguments.add("decode");
    } else if (contender == Contender.FLOOR_BYTES) {
      arguments.add("bytes");
    }
    arguments.add(directory.toString());
    Path settings = directory.resolve("given.properties");
    Application.write(ground.config(), settings);
    arguments.add(settings.toString());
    return Child.start(Jvm.own(), log, contender.main(), arguments);
  }

  private Lookout.Sighting watch(Contender contender, Child child) throws InterruptedException {
    return switch (contender) {
      case TONGJI -> RunningApplication.lookout(ground).await(child, Application.READY);
      case DSL -> {
        Child.OutputLine unused = child.await(Application.READY, patience());
        InputTopics input = ground.input();
        yield new Lookout(
                input.clients(),
                input.endsOfReturnsAndRegister(),
                DslMain.GROUP,
                List.of(DslMain.RESULTS))
            .await(child, "");
      }
      case FLOOR, FLOOR_BYTES -> {
        String pace = child.await("steady ", patience()).text().split(" ", -1)[1];
        yield Lookout.Sighting.at(done(child), Double.parseDouble(pace));
      }
      case DUCKDB, FLINK_SQL -> Lookout.Sighting.at(done(child), 0);
    };
  }

  /** Longer than the limit, which ends the process before. */
  private Duration patience() {
    return longest.plusMinutes(1);
  }

  private long done(Child child) throws InterruptedException {
    Child.OutputLine done = child.await("done ", patience());
    long read = Long.parseLong(done.text().split(" ", -1)[1]);
    if (read != ground.records()) {
      throw new BenchException("%d records read of %d".formatted(read, ground.records()));
    }
    return done.nanos();
  }
}
