package io.tongji.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Java is started for a contender.
 *
 * @param home of the Java installation
 * @param options of the virtual machine
 * @param classPath as one text
 */
public record Jvm(Path home, List<String> options, String classPath) {

  private static final String APPLICATION = "tongji.bench.application";
  private static final String OPTIONS = "tongji.bench.options";
  private static final String SHARING = "tongji.bench.sharing";
  private static final Pattern RELEASE = Pattern.compile("version \"(\\d+)");
  private static final String SETTING = "TONGJI_";
  private static final String HEAP = "-Xmx4g";

  /** Copies the options. */
  public Jvm {
    options = List.copyOf(options);
  }

  /** This Java, with the benchmarks' class path. */
  public static Jvm own() {
    List<String> options = new ArrayList<>(List.of("-Xms64m", HEAP, "-Dfile.encoding=UTF-8"));
    String registry = System.getProperty("tongji.registry.home");
    if (registry != null) {
      options.add("-Dtongji.registry.home=" + registry);
    }
    // Flink copies objects by reflection; what nobody opens stays closed.
    options.add("--add-opens=java.base/java.util=ALL-UNNAMED");
    options.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    options.add("--add-opens=java.base/java.time=ALL-UNNAMED");
    return new Jvm(home(System.getProperty("java.home")), options, benchmarks());
  }

  /** As the launcher starts the application: with its class path and its options. */
  public static Jvm application() {
    List<String> options = new ArrayList<>();
    Collections.addAll(
        options, System.getProperty(OPTIONS, "-Xms256m -Xmx2g -XX:+UseParallelGC").split("\\s+"));
    String sharing = System.getProperty(SHARING, "");
    if (!sharing.isEmpty()) {
      options.add(sharing);
    }
    return new Jvm(
        home(System.getProperty("java.home")),
        options,
        System.getProperty(APPLICATION, benchmarks()));
  }

  private static Path home(String home) {
    return Path.of(home);
  }

  private static String benchmarks() {
    return System.getProperty("java.class.path");
  }

  /** The same with another installation of Java. */
  public Jvm on(Path other) {
    return new Jvm(other, options, classPath);
  }

  /** The same with further options, which take precedence. */
  public Jvm with(List<String> further) {
    List<String> all = new ArrayList<>(options);
    if (further.stream().anyMatch(option -> option.startsWith("-XX:AOT"))) {
      all.remove(System.getProperty(SHARING)); // Java refuses to have both
    }
    all.addAll(further);
    return new Jvm(home, all, classPath);
  }

  /** True if Java starts with these options. */
  boolean starts() throws IOException {
    return version().exitValue() == 0;
  }

  /** The feature release, e.g. 25. */
  int release() throws IOException {
    String version = new String(version().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher release = RELEASE.matcher(version);
    if (!release.find()) {
      throw new BenchException("not a Java that prints its version: " + home);
    }
    return Integer.parseInt(release.group(1));
  }

  private Process version() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.addAll(options);
    command.add("-version");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.waitFor();
      return process;
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      throw new org.apache.kafka.common.errors.InterruptException(interrupted);
    }
  }

  /**
   * Starts a class; what it writes to standard error goes to a file. What our environment says of
   * the configuration is in the arguments, and there it may have been overruled.
   */
  Process start(Path log, String main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(variable -> variable.startsWith(SETTING));
    return builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }
}
