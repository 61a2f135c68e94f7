package io.tongji.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.Main;
import io.tongji.app.command.Tongji;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.console.ConsoleService;
import io.tongji.app.local.ClientFile;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LocalServiceIT {

  private static final String SASL = "--set=kafka.security.protocol=SASL_PLAINTEXT";
  private static final String SCRAM = "--set=kafka.sasl.mechanism=SCRAM-SHA-512";

  @TempDir private Path directory = Path.of("");

  private static LocalService start(LocalCluster cluster) {
    AppConfig config =
        AppConfig.defaults()
            .with(Map.of(Keys.HTTP_PORT.name(), "0", Keys.CONSOLE_PORT.name(), "0"));
    return LocalService.start(
        cluster,
        config,
        new LocalService.Services(
            given -> new IdlePipeline(),
            given -> new IdleGate(),
            its -> ConsoleService.start(its, Tongji::figureCommand)),
        ReadProgress.SILENT);
  }

  @Test
  void theReadyLineSaysWhereEverythingIs() throws Exception {
    LocalCluster cluster = LocalCluster.start(directory, 0, 0);
    try (LocalService service = start(cluster)) {
      assertThat(service.readyLine())
          .matches(
              "ready kafka=127\\.0\\.0\\.1:\\d+"
                  + " registry=http://127\\.0\\.0\\.1:\\d+/apis/ccompat/v7"
                  + " http=http://127\\.0\\.0\\.1:\\d+"
                  + " console=http://127\\.0\\.0\\.1:\\d+");
      assertThat(service.config().stateDirectory()).isEqualTo(directory.resolve("state"));
      try (Admin admin = Admin.create(Map.copyOf(service.config().kafka()))) {
        assertThat(admin.describeCluster().nodes().get()).hasSize(1);
      }
    }
  }

  @Test
  void twoConsolesDoNotShareADirectory() {
    LocalCluster cluster = LocalCluster.start(directory, 0, 0);
    try (LocalService service = start(cluster)) {
      AppConfig same = service.config().with(Map.of(Keys.CONSOLE_PORT.name(), "0"));
      assertThatThrownBy(() -> ConsoleService.start(same, Tongji::figureCommand))
          .hasMessageContainingAll("in use", directory.resolve("console").toString());
    }
    try (ConsoleService alone =
        ConsoleService.start(
            AppConfig.defaults()
                .with(
                    Map.of(
                        Keys.CONSOLE_PORT.name(),
                        "0",
                        Keys.CONSOLE_DIR.name(),
                        directory.resolve("console").toString())),
            Tongji::figureCommand)) {
      assertThat(alone.url()).startsWith("http://127.0.0.1:");
    }
  }

  @Test
  void itFailsWhenItsRegistryEnds() throws Exception {
    LocalCluster cluster = LocalCluster.start(directory, 0, 0);
    try (LocalService service = start(cluster)) {
      CompletableFuture<Failure> failure = service.failure().toCompletableFuture();
      assertThat(failure).isNotDone();

      registry(cluster).destroyForcibly();

      Failure stop = failure.get(30, TimeUnit.SECONDS);
      assertThat(stop.kind()).isEqualTo(Failure.Kind.SERVER);
      assertThat(stop.sentence())
          .contains("the schema registry ended")
          .contains(directory.resolve("registry").resolve("registry.log").toString());
    }
  }

  /** Whatever is under way then: topics that are set up, or a pipeline that is not ready yet. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itDoesNotStartWhenItsRegistryEndsMeanwhile(boolean atOnce) {
    LocalCluster cluster = LocalCluster.start(directory, 0, 0);
    ProcessHandle registry = registry(cluster);
    if (atOnce) {
      registry.destroyForcibly();
    }
    PipelineFactory beforeItStarts =
        given -> {
          Pipeline pipeline = StreamsPipeline.create(given);
          registry.destroyForcibly();
          return pipeline;
        };
    AppConfig config = AppConfig.defaults().with(Map.of(Keys.HTTP_PORT.name(), "0"));
    LocalService.Services services =
        new LocalService.Services(
            beforeItStarts,
            given -> new IdleGate(),
            its -> ConsoleService.start(its, Tongji::figureCommand));

    assertThatThrownBy(() -> LocalService.start(cluster, config, services, ReadProgress.SILENT))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.SERVER))
        .hasMessageContaining("the schema registry ended with exit code 137")
        .hasMessageContaining(directory.resolve("registry").resolve("registry.log").toString());
    assertThat(Thread.interrupted()).isFalse();
    LocalCluster.start(directory, 0, 0).close();
  }

  @Test
  void commandsOfTheSameAccountAreLetInAndNobodyElseIs() throws Exception {
    LocalCluster cluster = LocalCluster.start(directory, 0, 0);
    String home = System.getProperty("user.home");
    try (LocalService service = start(cluster)) {
      Path file = directory.resolve(ClientFile.NAME);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(Files.readString(file))
          .contains("\nbootstrap.servers=" + cluster.bootstrapServers() + "\n");
      assertThat(check(cluster)).isEqualTo("0 ");

      String wrong = "--set=kafka.sasl.jaas.config=" + jaas(service).replace("\";", "x\";");
      assertThat(check(cluster, SASL, SCRAM, wrong))
          .startsWith("2 ")
          .contains("Kafka refuses us", "check the credentials and options under kafka.");
      System.setProperty("user.home", directory.resolve("nobody").toString());
      assertThat(check(cluster))
          .startsWith("3 ")
          .contains("does not answer within 12 s", "nobody but the account that runs it");
      assertThat(check(cluster, SASL, SCRAM, "--set=kafka.sasl.jaas.config=" + jaas(service)))
          .startsWith("3 ")
          .contains("answered 401: check the credentials of the registry");
    } finally {
      System.setProperty("user.home", home);
    }
    assertThat(ClientFile.at(port(cluster.bootstrapServers()))).isEmpty();
  }

  private static String jaas(LocalService service) {
    return String.valueOf(service.config().kafka().get("sasl.jaas.config"));
  }

  private static int port(String server) {
    return Integer.parseInt(server.substring(server.indexOf(':') + 1));
  }

  /** How the comparison of topics and schemas ends, and what it says of errors. */
  private static String check(LocalCluster cluster, String... options) {
    List<String> words = new ArrayList<>(List.of("topics", "--check", "--quiet"));
    words.addAll(List.of(options));
    words.add("--set=operation.timeout=PT12S");
    words.add("--bootstrap-servers=" + cluster.bootstrapServers());
    words.add("--registry-url=" + cluster.registryUrl());
    StringWriter messages = new StringWriter();
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    CommandLine line = Main.command().setOut(nowhere).setErr(new PrintWriter(messages, true));
    return line.execute(words.toArray(String[]::new)) + " " + messages;
  }

  private static ProcessHandle registry(LocalCluster cluster) {
    String port = "-Dquarkus.http.port=" + URI.create(cluster.registryUrl()).getPort();
    return ProcessHandle.current()
        .children()
        .filter(child -> List.of(child.info().arguments().orElse(new String[0])).contains(port))
        .findFirst()
        .orElseThrow();
  }
}
