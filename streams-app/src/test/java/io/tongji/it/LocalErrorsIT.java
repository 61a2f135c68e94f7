package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.run.LocalCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads whose machine cannot run everything as asked. */
final class LocalErrorsIT {

  @TempDir private Path scratch = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "registry", "http"})
  void aTakenPortOfLocalIsNamed(String server) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());

      local("--" + server + "-port=" + port)
          .failsWith(2, "cannot listen on 127.0.0.1:" + port, "choose another", "0 = a free one");
    }
  }

  @Test
  void aTakenPortOfTheDemonstrationIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());

      CommandEnd.ofProcess(
              List.of("demo", "--once", "--quiet", "--http-port=" + port), Map.of(), scratch)
          .failsWith(2, "HTTP cannot listen on 127.0.0.1:" + port, "choose another http.port");
    }
  }

  @Test
  void aDirectoryWithTheFilesOfOthersIsRefused() throws IOException {
    Path letter = Files.writeString(scratch.resolve("letter.txt"), "not ours");
    for (String command : List.of("local", "demo")) {
      CommandEnd.of(List.of(command, "--quiet", "--data-dir=" + scratch, "--http-port=0"))
          .failsWith(2, scratch + " holds other files (letter.txt)", "a new or empty directory");
    }
    assertThat(scratch)
        .isDirectoryContaining(letter::equals)
        .isDirectoryNotContaining("glob:**/broker");
  }

  @Test
  void aDemonstrationThatFailsAfterItsStartEndsWithTheCodeOfTheFailure() throws Exception {
    Path data = Files.createDirectory(scratch.resolve("data"));
    Files.writeString(data.resolve("sample"), "no directory");

    CommandEnd end =
        CommandEnd.ofProcess(
            List.of("demo", "--once", "--quiet", "--data-dir=" + data), Map.of(), scratch);

    end.failsWith(2, "the sample's files cannot be laid out", data + "/sample", "choose another");
    assertThat(end.out()).startsWith("ready kafka=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--bootstrap-servers=127.0.0.1:1", "--registry-url=http://127.0.0.1:1"})
  void aClusterOfItsOwnIsNotMixedWithAnother(String option) {
    List<String> other = List.of(option, "--data-dir=" + scratch);

    for (String command : List.of("local", "demo")) {
      CommandEnd.of(Stream.concat(Stream.of(command), other.stream()).toList())
          .failsWith(2, "is given", "starts a broker and a registry of its own");
    }
  }

  @Test
  void thePortOfTheDemonstrationMayComeFromTheEnvironment() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());

      CommandEnd.ofProcess(List.of("demo", "--once"), Map.of("TONGJI_HTTP_PORT", port), scratch)
          .failsWith(2, "HTTP cannot listen on 127.0.0.1:" + port);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "registry", "http"})
  void aPortThatCannotBeIsRefused(String server) {
    local("--" + server + "-port=65536").failsWith(2, "65536", "0", "65535");
  }

  @Test
  void aFileIsNoDataDirectory() throws Exception {
    Path file = Files.writeString(scratch.resolve("file"), "");
    String message = "(" + file + " is a file)";

    local("--data-dir=" + file).failsWith(2, "data directory is not writable", message, "choose");
    CommandEnd.of(List.of("demo", "--once", "--quiet", "--data-dir=" + file))
        .failsWith(2, "data directory is not writable", message, "choose");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDirectoryThatCannotBeWrittenIsNamed() {
    local("--data-dir=/proc/tongji")
        .failsWith(2, "data directory is not writable: /proc/tongji", "choose a directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"broker", "registry"})
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsNamed(String server) throws IOException {
    Path data = Files.createDirectories(scratch.resolve("data").resolve(server));
    Files.createSymbolicLink(data.resolve("tongji.lock"), Path.of("/dev/full"));
    Files.setPosixFilePermissions(data.getParent(), PosixFilePermissions.fromString("rwx------"));

    local("--data-dir=" + data.getParent())
        .failsWith(2, "data directory cannot be written: " + data, "make room there");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDirectoryThatOthersCanReadIsWarnedOf() throws IOException {
    Path data = scratch.resolve("data");
    Path broker = Files.createDirectories(data.resolve("broker"));
    Files.createSymbolicLink(broker.resolve("tongji.lock"), Path.of("/dev/full"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(local("--data-dir=" + data).messages())
        .contains("others on this machine can read the returns in " + data + "; chmod 700 it");
  }

  @Test
  void aDataDirectoryInUseIsNamedWithItsUser() throws Exception {
    LocalCluster holder = LocalCluster.start(scratch.resolve("data"), 0, 0);
    try {
      String data = "--data-dir=" + scratch.resolve("data");
      String user = "data directory is in use by process " + ProcessHandle.current().pid();

      CommandEnd.ofProcess(localWith(data), Map.of(), scratch)
          .failsWith(2, user, "stop that process or choose another directory");
      CommandEnd.of(List.of("demo", "--once", "--quiet", data))
          .failsWith(2, user, "stop that process");
    } finally {
      holder.close();
    }
  }

  @Test
  void aStartThatIsInterruptedEndsInOrderAndLeavesNothingRunning() throws Exception {
    Path messages = scratch.resolve("messages.txt");
    Process local =
        new ProcessBuilder(
                Packaged.java(localWith("--data-dir=" + scratch.resolve("data")), scratch))
            .redirectErrorStream(true)
            .redirectOutput(messages.toFile())
            .start();
    Duration soon = Duration.ofMinutes(2); // the start of the registry, which is awaited, has 90 s
    List<ProcessHandle> registry =
        Await.until(soon, () -> local.children().toList(), children -> !children.isEmpty());
    local.destroy();

    assertThat(local.waitFor(soon.toSeconds(), TimeUnit.SECONDS)).as("ends in time").isTrue();
    assertThat(local.exitValue()).isZero();
    assertThat(registry).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(Files.readString(messages)).doesNotContain("internal error", "ready kafka=");
  }

  private CommandEnd local(String option) {
    return CommandEnd.of(localWith(option));
  }

  /** The command with free ports and a new directory, but for one option. */
  private List<String> localWith(String option) {
    String name = option.substring(0, option.indexOf('='));
    Stream<String> others =
        Stream.of("--data-dir=" + scratch, "--kafka-port=0", "--registry-port=0", "--http-port=0")
            .filter(other -> !other.startsWith(name + "="));
    return Stream.concat(Stream.of("local", option), others).toList();
  }
}
