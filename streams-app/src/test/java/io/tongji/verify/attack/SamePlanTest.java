package io.tongji.verify.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.disclosure.ReleasePlanner;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.rules.RulesFile;
import io.tongji.period.Month;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The same inputs give the same plan and the same records wherever they are planned: in another
 * virtual machine, which shuffles the sets of the language anew, with other hash codes of objects,
 * another number of processors, another collector, language and zone, and another version of Java.
 */
final class SamePlanTest {

  private static final long SEED = 7;
  private static final Path OTHER_JAVA = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64/bin/java");

  /** Plans three releases of a random bureau, and prints the digest. */
  static final class Elsewhere {

    private Elsewhere() {}

    public static void main(String[] arguments) {
      System.out.println(digest());
    }
  }

  private static String digest() {
    Catalogue catalogue = CatalogueFiles.builtIn();
    List<Month> throughs = List.of(Month.of(2022, 4), Month.of(2023, 3), Month.of(2023, 4));
    List<RandomBureau> moments = RandomReleases.of(catalogue, SEED, 200, throughs);
    ReleasePlanner planner =
        new ReleasePlanner(catalogue, RulesFile.read(RulesFile.usual(new byte[16]), catalogue));
    PlannedReleases releases = new PlannedReleases(catalogue, planner);
    for (int moment = 0; moment < moments.size(); moment++) {
      Month revise = moment == 2 ? Month.of(2023, 2) : null;
      ReleasePlan plan =
          releases.release("R" + moment, moments.get(moment), throughs.get(moment), revise);
      assertThat(plan.refusals()).isEmpty();
    }
    assertThat(releases.counts()).allMatch(number -> number > 10);
    return releases.digest();
  }

  @Test
  void anyMachineMakesTheSamePlan() throws Exception {
    List<Process> elsewhere = new ArrayList<>();
    String java = ProcessHandle.current().info().command().orElseThrow();
    elsewhere.add(
        start(
            java,
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:hashCode=2",
            "-XX:ActiveProcessorCount=1",
            "-Xmx256m"));
    elsewhere.add(
        start(
            Files.isExecutable(OTHER_JAVA) ? OTHER_JAVA.toString() : java,
            "-XX:ActiveProcessorCount=4",
            "-XX:+UseParallelGC",
            "-Xmx1g",
            "-Duser.language=tr",
            "-Duser.timezone=Pacific/Kiritimati"));
    String here = digest();
    for (Process each : elsewhere) {
      String there = new String(each.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(each.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(there.strip()).isEqualTo(here);
    }
  }

  private static Process start(String java, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Elsewhere.class.getName()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
