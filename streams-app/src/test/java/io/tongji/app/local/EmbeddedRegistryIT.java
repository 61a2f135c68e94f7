package io.tongji.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryIT {

  private static final String FIRST = schema("First");
  private static final String SECOND = schema("Second");

  /** Signals 1, 2 and 15 as the system's mask shows them. */
  private static final long HUP_INT_TERM = 1L | 1L << 1 | 1L << 14;

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path directory = Path.of("");

  @Test
  void schemasAndTheirIdsSurviveAKill() throws Exception {
    String first;
    String second;
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory, 0)) {
      first = register(registry, "first-value", FIRST);
      second = register(registry, "second-value", SECOND);
      kill(registry.process());
    }

    try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory, 0)) {
      assertThat(get(registry, "/schemas/ids/" + number(second))).contains("Second");
      assertThat(register(registry, "first-value", FIRST)).isEqualTo(first);
      assertThat(register(registry, "third-value", SECOND)).isEqualTo(second);
      assertThat(register(registry, "new-value", schema("New"))).isNotIn(first, second);
      assertThat(get(registry, "/subjects")).contains("first-value", "second-value");
    }
  }

  /** Whoever may ask is known by the login alone, whichever interface of Apicurio is asked. */
  @Test
  void itAnswersNobodyWithoutItsLogin() throws Exception {
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory, 0)) {
      String right = String.valueOf(registry.clientOptions().get("basic.auth.user.info"));
      List<String> wrong =
          List.of(basic(right + "x"), basic("x" + right), basic("tongji:"), "Bearer e30.e30.x");
      List<String> faces =
          List.of(
              "/apis/ccompat/v7/subjects",
              "/apis/ccompat/v6/subjects",
              "/apis/registry/v2/search/artifacts",
              "/apis/registry/v2/admin/export",
              "/apis/cncf/v0/schemagroups");
      for (String face : faces) {
        assertThat(status(registry, face, basic(right))).as(face).isEqualTo(200);
        for (String other : wrong) {
          assertThat(status(registry, face, other)).as(face + " " + other).isEqualTo(401);
        }
        assertThat(status(registry, face, "")).as(face).isEqualTo(401);
      }
      assertThat(Files.readString(directory.resolve("registry.log")))
          .contains("Listening on")
          .doesNotContain(right.substring(right.indexOf(':') + 1));
      assertThat(registry.process().info().commandLine().orElseThrow())
          .doesNotContain(right.substring(right.indexOf(':') + 1));
    }
  }

  /** One for its callers, and one where it asks who they are. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void itListensOnTwoPortsOfThisMachineAlone() throws Exception {
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory, 0)) {
      assertThat(listening(registry.process().pid()))
          .hasSize(2)
          .allMatch(address -> address.endsWith("0100007F"), "127.0.0.1")
          .anyMatch(address -> address.startsWith("%04X ".formatted(registry.port())));
    }
  }

  /** Port and address of each socket on which a process listens, in the system's own digits. */
  private static List<String> listening(long process) throws IOException {
    Path system = Path.of("/proc", Long.toString(process));
    List<String> own = new ArrayList<>();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(system.resolve("fd"))) {
      for (Path file : open) {
        own.add(openedAs(file));
      }
    }
    List<String> found = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(system.resolve("net").resolve(table))) {
        String[] words = line.strip().split("\\s+");
        if (words[3].equals("0A") && own.contains("socket:[" + words[9] + "]")) {
          String[] local = words[1].split(":");
          found.add(local[1] + " " + local[0]);
        }
      }
    }
    return found;
  }

  private static String openedAs(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (NoSuchFileException closedMeanwhile) {
      return "";
    }
  }

  private int status(EmbeddedRegistry registry, String path, String authorization)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + registry.port() + path));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  @Test
  void itEndsWhenItsParentIsKilledAndLeavesTheDirectoryToTheNext() throws Exception {
    Process parent = startParent(directory);
    ProcessHandle child = childOf(parent);

    kill(parent.toHandle());

    EmbeddedRegistry.start(directory, 0).close();
    child.onExit().get(30, TimeUnit.SECONDS);
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void aTakenPortIsRefused() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> EmbeddedRegistry.start(directory, other.getLocalPort()))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("the port is taken");
    }
  }

  /** A free port is claimed; another program may take it before the registry does. */
  @Test
  void aPortThatIsTakenAfterItWasClaimedIsReplaced() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int free = Ports.claim("the schema registry", 0);
      Iterator<Integer> claims = List.of(other.getLocalPort(), free).iterator();
      try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory, claims::next)) {
        assertThat(registry.port()).isEqualTo(free);
      }
      assertThat(claims.hasNext()).isFalse();
    }
  }

  @Test
  void theEndOfTheLogIsShownWhenItDoesNotStart() throws IOException {
    Files.writeString(directory.resolve("schemas.mv.db"), "no database");

    assertThatThrownBy(() -> EmbeddedRegistry.start(directory, 0))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("the schema registry ended with exit code")
        .hasMessageContaining("registry.log")
        .hasMessageContaining("Exception");
  }

  @Test
  void itTellsWhenItEndsByItselfAndNotWhenItIsClosed() throws Exception {
    EmbeddedRegistry closed = EmbeddedRegistry.start(directory, 0);
    CompletableFuture<ProcessHandle> ended = closed.process().onExit();
    closed.close();
    ended.get(30, TimeUnit.SECONDS);
    assertThat(closed.failure().toCompletableFuture()).isNotDone();

    try (EmbeddedRegistry killed = EmbeddedRegistry.start(directory, 0)) {
      assertThat(killed.failure().toCompletableFuture()).isNotDone();
      kill(killed.process());
      assertThat(killed.failure().toCompletableFuture().get(30, TimeUnit.SECONDS))
          .contains("the schema registry ended with exit code 137")
          .contains(directory.resolve("registry.log").toString());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void itLeavesToItsParentWhatAsksAllProcessesToEnd() throws IOException {
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory, 0)) {
      String ignored =
          Files.readString(Path.of("/proc", Long.toString(registry.process().pid()), "status"))
              .lines()
              .filter(line -> line.startsWith("SigIgn:"))
              .findFirst()
              .orElseThrow();
      long signals = Long.parseUnsignedLong(ignored.replaceAll("SigIgn:\\s*", ""), 16);

      assertThat(signals & HUP_INT_TERM).isEqualTo(HUP_INT_TERM);
    }
  }

  /** Starts a registry, says so on standard output, and waits to be killed. */
  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedRegistry registry = EmbeddedRegistry.start(Path.of(arguments[0]), 0);
    System.out.println(registry.process().pid());
    Thread.currentThread().join();
  }

  private static Process startParent(Path directory) throws IOException {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            EmbeddedRegistryIT.class.getName(),
            directory.toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static ProcessHandle childOf(Process parent) throws IOException {
    String pid = parent.inputReader().readLine();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static void kill(ProcessHandle process) throws Exception {
    process.destroyForcibly();
    process.onExit().get(30, TimeUnit.SECONDS);
  }

  private String register(EmbeddedRegistry registry, String subject, String schema)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/" + subject + "/versions"))
            .header("Authorization", basic(registry))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString("{\"schema\":\"" + schema.replace("\"", "\\\"") + "\"}"))
            .build();
    String answer = client.send(request, BodyHandlers.ofString()).body();
    assertThat(answer).matches("\\{\"id\":\\d+}");
    return answer;
  }

  private String get(EmbeddedRegistry registry, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry.url() + path))
            .header("Authorization", basic(registry))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private static String basic(EmbeddedRegistry registry) {
    return basic(String.valueOf(registry.clientOptions().get("basic.auth.user.info")));
  }

  private static String basic(String userInfo) {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
  }

  private static String number(String answer) {
    return answer.replaceAll("\\D", "");
  }

  private static String schema(String name) {
    return "{\"type\":\"record\",\"name\":\"" + name + "\",\"fields\":[]}";
  }
}
