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

  private static final Duration PATIENCE = Duration.ofHours(2);

  private final Ground ground;
  private final Results results;
  private final Jvm application;

  /**
   * Rounds on a ground.
   *
   * @param application how the application is started
   */
  public Round(Ground ground, Jvm application) {
    this.ground = ground;
    this.results = new Results(ground);
    this.application = application;
  }

  /**
   * Runs a contender.
   *
   * @param wholly also compares the figures that only the application computes, which takes longer
   *     than the run
   */
  Outcome run(Contender contender, boolean wholly) throws IOException, InterruptedException {
    new Cleaning(ground.config()).run();
    Path directory = Files.createTempDirectory(ground.directory(), contender.code() + "-");
    double broker = ground.servers().usage().cpuSeconds();
    try (Child child = start(contender, directory)) {
      Lookout.Seen seen = watch(contender, child);
      Usage usage = Usage.of(child.pid());
      double brokerUsed = ground.servers().usage().cpuSeconds() - broker;
      String wrong = results.check(contender, directory, wholly);
      return new Outcome(
          contender,
          (seen.lastNanos() - child.started()) / 1e9,
          (seen.allNanos() - child.started()) / 1e9,
          seen.recordsPerSecond(),
          usage,
          brokerUsed,
          wrong);
    }
  }

  private Child start(Contender contender, Path directory) throws IOException {
    Path log = directory.resolve("log");
    if (contender == Contender.TONGJI) {
      return Application.start(application, ground.config(), directory, List.of());
    }
    List<String> arguments = new ArrayList<>();
    if (contender == Contender.FLOOR) {
      arguments.add("decode");
    } else if (contender == Contender.FLOOR_BYTES) {
      arguments.add("bytes");
    }
    arguments.add(directory.toString());
    arguments.addAll(Application.addresses(ground.config()));
    return Child.start(Jvm.own(), log, contender.main(), arguments);
  }

  private Lookout.Seen watch(Contender contender, Child child) throws InterruptedException {
    return switch (contender) {
      case TONGJI -> RunningApplication.lookout(ground).await(child, Application.READY);
      case DSL -> {
        Child.Line unused = child.await(Application.READY, PATIENCE);
        InputTopics input = ground.input();
        yield new Lookout(
                input.clients(),
                input.endsOfReturnsAndRegister(),
                DslMain.GROUP,
                List.of(DslMain.RESULTS))
            .await(child, "");
      }
      case FLOOR, FLOOR_BYTES -> {
        String pace = child.await("steady ", PATIENCE).text().split(" ", -1)[1];
        yield Lookout.Seen.at(done(child), Double.parseDouble(pace));
      }
      case DUCKDB, FLINK_SQL -> Lookout.Seen.at(done(child), 0);
    };
  }

  private long done(Child child) throws InterruptedException {
    Child.Line done = child.await("done ", PATIENCE);
    long read = Long.parseLong(done.text().split(" ", -1)[1]);
    if (read != ground.records()) {
      throw new BenchException("%d records read of %d".formatted(read, ground.records()));
    }
    return done.nanos();
  }
}
