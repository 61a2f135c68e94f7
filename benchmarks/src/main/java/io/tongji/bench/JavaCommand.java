package io.tongji.bench;

import io.tongji.bench.run.Ground;
import io.tongji.bench.run.Jvm;
import io.tongji.bench.run.ScratchDirectory;
import io.tongji.bench.run.Variants;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The application on several installations of Java and with several options, side by side. */
@Command(
    name = "java",
    mixinStandardHelpOptions = true,
    description = {
      "The application on each Java that is named, and with each set of options, in turn.",
      "Example: --java /usr/lib/jvm/temurin-25-jdk-amd64 --with"
          + " \"-XX:+UseCompactObjectHeaders\" --with -Xmx768m"
    })
final class JavaCommand implements Callable<Integer> {

  @Mixin private GroundOptions options = new GroundOptions();

  @Option(
      names = "--java",
      paramLabel = "HOME",
      description = "Another installation of Java beside this one; may be repeated.")
  private List<Path> homes = List.of();

  @Option(
      names = "--with",
      paramLabel = "OPTIONS",
      description =
          "Options of Java, on each installation beside the plain one; may be repeated. An"
              + " installation that does not know them is left out.")
  private List<String> with = List.of();

  @Option(
      names = "--aot",
      description = "Also with an AOT cache, which a first run writes (Java 25 and newer).")
  private boolean aot;

  @Option(
      names = "--runs",
      paramLabel = "K",
      defaultValue = "1",
      description = "Rounds; each variant runs once in each (${DEFAULT-VALUE}).")
  private int runs;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (ScratchDirectory scratch = ScratchDirectory.create();
        Ground ground = Ground.prepare(scratch.path(), options.size(), options.config())) {
      Variants variants = new Variants(ground, variants(), options::say);
      if (aot) {
        variants.addTrained(scratch.path());
      }
      options.put("java", variants.run(runs));
      return Bench.exitCode(variants.allRight());
    }
  }

  private Map<String, Jvm> variants() {
    Jvm own = Jvm.application();
    List<Jvm> plain = new ArrayList<>(List.of(own));
    homes.forEach(home -> plain.add(own.on(home)));
    Map<String, Jvm> all = new LinkedHashMap<>();
    for (Jvm jvm : plain) {
      all.put(jvm.home().toString(), jvm);
      for (String further : with) {
        all.put(jvm.home() + " " + further, jvm.with(List.of(further.split(" +"))));
      }
    }
    return all;
  }
}
