package io.tongji.app.local;

import io.tongji.failure.Failure;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The command line that runs the registry as a child process. */
final class RegistryCommand {

  private static final String JAR = "jar:";
  private static final String HOME_PROPERTY = "tongji.registry.home";
  private static final String RUNNER = "apicurio-registry-app-2.6.13.Final-runner.jar";
  private static final String MAIN = "io.quarkus.runner.GeneratedMain";

  /**
   * Without delay H2 writes each transaction when it commits, so that an id once given is never
   * given again, even after kill -9. The path is relative to the working directory because a
   * semicolon in an absolute one would end it.
   */
  private static final String DATABASE =
      "jdbc:h2:file:./schemas;WRITE_DELAY=0;AUTO_SERVER=FALSE;DB_CLOSE_ON_EXIT=FALSE";

  /** Opening the database anew takes longer than the usual five seconds on a busy machine. */
  private static final String LONGEST_TO_OPEN = "60S";

  /** Else the transaction manager opens a port which nobody uses, as a number that is its own. */
  private static final String NO_PORT_OF_TRANSACTIONS =
      "-DCoreEnvironmentBean.processImplementationClassName="
          + "com.arjuna.ats.internal.arjuna.utils.UuidProcessId";

  private static final List<String> SMALL_AND_QUICK =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private RegistryCommand() {}

  static List<String> of(int port) {
    List<String> command = new ArrayList<>();
    // Ctrl-C reaches every process of the terminal, and a supervisor may ask all processes of a
    // service to end; the registry is to outlive the pipeline.
    command.addAll(List.of("/bin/sh", "-c", "trap '' INT TERM HUP; exec \"$@\"", "registry"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL_AND_QUICK);
    command.add("-Dquarkus.http.host=" + Ports.LOOPBACK);
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dquarkus.datasource.jdbc.url=" + DATABASE);
    command.add("-Dquarkus.datasource.jdbc.initial-size=1");
    command.add("-Dquarkus.datasource.jdbc.min-size=1");
    command.add("-Dquarkus.datasource.jdbc.max-size=8");
    command.add("-Dquarkus.datasource.jdbc.acquisition-timeout=" + LONGEST_TO_OPEN);
    command.add(NO_PORT_OF_TRANSACTIONS);
    command.addAll(List.of("-cp", runner() + System.getProperty("path.separator") + ownCode()));
    command.addAll(List.of(RegistryProcess.class.getName(), MAIN));
    return command;
  }

  private static Path runner() {
    String home = System.getProperty(HOME_PROPERTY);
    Path directory = home == null ? ownCode().resolveSibling("registry") : Path.of(home);
    Path runner = directory.resolve(RUNNER).toAbsolutePath();
    if (!Files.isRegularFile(runner)) {
      throw Failure.setting(
          "schema registry not found: " + runner,
          "build with mvn package, or name its directory with -D" + HOME_PROPERTY);
    }
    return runner;
  }

  /**
   * The jar or folder of this program. Its protection domain does not say where that is when Java
   * has the class from an AOT cache; a resource beside the class does.
   */
  private static Path ownCode() {
    String resource = RegistryProcess.class.getName().replace('.', '/') + ".class";
    URL found = Objects.requireNonNull(ClassLoader.getSystemResource(resource));
    String file = found.toString();
    String root = file.substring(0, file.length() - resource.length());
    return Path.of(
        URI.create(root.startsWith(JAR) ? root.substring(JAR.length(), root.length() - 2) : root));
  }
}
