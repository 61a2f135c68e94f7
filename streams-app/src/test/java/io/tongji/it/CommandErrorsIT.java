package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ClusterSetup;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.console.ConsoleService;
import io.tongji.app.gate.GateService;
import io.tongji.app.run.LocalCluster;
import io.tongji.app.run.LocalService;
import io.tongji.app.run.StreamsPipeline;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.topics.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user reads when servers, topics or schemas are not as a command needs them. */
@Tag("alone") // it measures time
final class CommandErrorsIT {

  private static final String FIRM = "91330483YB0000032L";
  private static final String NOWHERE = "127.0.0.1:1";
  private static final String SHORT = "PT2S";
  private static final Duration IN_TIME = Duration.ofSeconds(15);

  @TempDir private static Path scratch = Path.of("");

  private static @Nullable LocalService started;

  @BeforeAll
  static void startWithFigures() throws IOException {
    AppConfig given =
        AppConfig.defaults()
            .with(Map.of(Keys.HTTP_PORT.name(), "0", Keys.CONSOLE_PORT.name(), "0"));
    LocalCluster cluster = LocalCluster.start(scratch.resolve("data"), 0, 0);
    started =
        LocalService.start(
            cluster,
            given,
            new LocalService.Services(
                StreamsPipeline::create,
                GateService::start,
                its -> ConsoleService.start(its, words -> Optional.empty())),
            ReadProgress.SILENT);
    feed(
        "register",
        "unit_id,kind,name,area,industry,frames,valid_from",
        ",enterprise,Firm,330483004,3911,above-scale,2023-01");
    feed("output", "unit_id,period,ytd", ",2023-03,7");
    ClusterSetup.createTopics(service().config().with(Map.of(Keys.TOPIC_PREFIX.name(), "idle")));
  }

  @AfterAll
  static void stop() {
    service().close();
  }

  static Stream<List<String>> commands() throws IOException {
    return Stream.concat(
        Stream.of(List.of("topics"), List.of("topics", "--check")), commandsOnTopics());
  }

  static Stream<List<String>> commandsOnTopics() throws IOException {
    return Stream.of(
        List.of("run", "--set=http.port=0"),
        List.of("ingest", "--form=output", returns(FIRM + ",2023-03,7").toString()),
        List.of("ingest", "--form=output", "--dry-run", returns(FIRM + ",2023-03,7").toString()),
        List.of("template", "--form=output", "--out=" + scratch.resolve("none.xlsx")),
        List.of("export"),
        List.of("board"),
        List.of("verify"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aBrokerThatIsNotThereIsNamedInTime(List<String> command) {
    long begun = System.nanoTime();
    CommandEnd end = with(command, "--bootstrap-servers=" + NOWHERE, SHORT);
    end.failsWith(3, NOWHERE, "does not answer within 2 s", "correct the bootstrap servers");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(IN_TIME);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aChildProcessEndsWithTheSameMessageAndCode(List<String> command) throws Exception {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of("--bootstrap-servers=" + NOWHERE, "--set=operation.timeout=PT2S"));
    CommandEnd end = CommandEnd.ofProcess(whole, Map.of(), scratch);

    end.failsWith(3, NOWHERE, "does not answer within 2 s", "correct the bootstrap servers");
    assertThat(end.messages())
        .contains("Nobody listens at " + NOWHERE + ": waiting up to 2 s for Kafka");
    assertThat(end.out()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aRegistryThatIsNotThereIsNamed(List<String> command) {
    with(command, "--registry-url=http://" + NOWHERE, SHORT)
        .failsWith(3, "schema registry http://" + NOWHERE, "nothing listens there", "start the");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aBrokerWhoseNameCannotBeResolvedIsNamed(List<String> command) {
    with(command, "--bootstrap-servers=nowhere.invalid:9092")
        .failsWith(
            3, "cannot be resolved", "nowhere.invalid:9092", "correct the bootstrap servers");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aWrongOptionOfTheKafkaClientsIsNamed(List<String> command) {
    with(command, "--set=kafka.security.protocol=SASSL")
        .failsWith(2, "SASSL", "security.protocol", "SASL_SSL", "correct the kafka. options");
  }

  @ParameterizedTest
  @MethodSource("otherClients")
  void aWrongProtocolShowsAsSilenceOfTheBroker(List<String> command) {
    with(command, "--set=kafka.security.protocol=SSL", SHORT)
        .failsWith(3, "does not answer within 2 s", "or kafka.security.protocol");
  }

  @ParameterizedTest
  @MethodSource("commandsOnTopics")
  void missingTopicsAreMadeByTopics(List<String> command) {
    with(command, "--topic-prefix=nothing").failsWith(2, "nothing.", "run ./tongji topics");
  }

  @ParameterizedTest
  @MethodSource("otherPartitions")
  void anotherNumberOfPartitionsIsRefused(List<String> command) {
    with(command, "--set=topics.partitions=5")
        .failsWith(
            2,
            "tongji.returns.output: partitions are 6, not 5",
            "more like it",
            "set topics.partitions");
  }

  /** One command for each way in which clients are made. */
  static Stream<List<String>> otherClients() throws IOException {
    return Stream.of(
        List.of("topics"),
        List.of("ingest", "--form=output", returns(FIRM + ",2023-03,7").toString()),
        List.of("export"),
        List.of("verify"));
  }

  static Stream<List<String>> otherPartitions() {
    return Stream.of(List.of("topics"), List.of("run", "--set=http.port=0"));
  }

  @Test
  void anIncompatibleSchemaIsNamedByItsSubject() throws Exception {
    register("foreign.register-value");

    with(List.of("topics"), "--topic-prefix=foreign")
        .failsWith(2, "foreign.register-value", "another topic.prefix");
    with(List.of("run", "--set=http.port=0"), "--topic-prefix=foreign")
        .failsWith(2, "foreign.register-value", "run ./tongji topics");
  }

  @Test
  void aPipelineThatDoesNotRunIsReportedByIngest() throws IOException {
    Path file = returns(FIRM + ",2023-03,7");

    CommandEnd end =
        with(List.of("ingest", "--form=output", file.toString(), "--quiet"), "--topic-prefix=idle");

    assertThat(end.exitCode()).isEqualTo(3);
    assertThat(end.messages()).contains("all records are safe", "--no-wait");
  }

  @ParameterizedTest
  @CsvSource({"max.poll.records, abc", "interceptor.classes, no.Such"})
  void anOptionThatReaderOrWriterOfIngestRefusesIsNamedBeforeAnythingIsSent(
      String option, String value) throws IOException {
    Path file = returns(FIRM + ",2023-03,8");
    Map<TopicPartition, Long> before = idleReturns();

    with(
            List.of("ingest", "--form=output", file.toString(), "--topic-prefix=idle"),
            "--set=kafka." + option + "=" + value)
        .failsWith(2, value, "correct the kafka. options");
    assertThat(idleReturns()).isEqualTo(before);
  }

  private static Map<TopicPartition, Long> idleReturns() {
    try (Offsets offsets = new Offsets(ConfiguredCluster.clients(service().config()))) {
      return offsets.ends(List.of("idle.returns.output"));
    }
  }

  @Test
  void aTransactionThatTheBrokersDoNotAllowIsNamedByItsKey() throws IOException {
    Path file = returns(FIRM + ",2023-03,7");

    with(
            List.of("ingest", "--form=output", file.toString(), "--quiet"),
            "--set=ingest.transaction.timeout=PT20M")
        .failsWith(
            2,
            "cannot begin a transaction of 1200 s",
            "ingest.transaction.timeout",
            "transaction.max.timeout.ms");
  }

  @Test
  void aTransactionThatTookTooLongIsReportedWithWhatToDo() throws IOException {
    Path file = returns(FIRM + ",2023-03,7");
    WhenWritten.nextIsRolledBack();
    with(feeding(file), "--set=ingest.transaction.timeout=PT1S")
        .failsWith(3, "rolled back a transaction after 1 s", "feed the files again");
    assertThat(WhenWritten.wasRolledBack()).isTrue();
  }

  @Test
  void afterAFailureNoFurtherRowIsTried() throws IOException {
    Path file = returns(FIRM + ",2023-03,7", FIRM + ",2023-04,8", FIRM + ",2023-05,9");
    WhenWritten.sentSince();
    with(feeding(file), "--set=kafka.max.request.size=50").failsWith(2, "larger than Kafka takes");
    assertThat(WhenWritten.sentSince()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--indicator=GIP, did you mean GIO?",
    "--area=330484, did you mean 330483?",
    "--activity=C99, the catalogue has no activity C99"
  })
  void whatCannotBeExplainedIsNamed(String wrong, String remedy) {
    List<String> command = new ArrayList<>(List.of("explain", "--indicator=GIO", "--area=330483"));
    command.add("--period=2023-12");
    command.removeIf(option -> option.startsWith(wrong.replaceAll("=.*", "=")));
    with(command, wrong).failsWith(2, remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "missing --form=output --period=2023-01, January and February are reported as 2023-02",
    "missing --form=output --period=2023-03 --area=33048, did you mean 330483"
  })
  void whatTheCatalogueDoesNotHaveIsNamed(String command, String printed) {
    with(List.of(command.split(" ")), "--quiet").failsWith(2, printed);
  }

  @Test
  void checkingTopicsTellsTheDifferencesByLinesAndCode() {
    CommandEnd same = with(List.of("topics"), "--check");
    assertThat(same.exitCode()).isZero();
    assertThat(same.out()).isEmpty();
    assertThat(same.messages()).contains("in order");

    CommandEnd other = with(List.of("topics", "--check"), "--topic-prefix=nothing");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.out()).contains("topic nothing.register: missing", "subject nothing.");
    assertThat(other.messages()).isEmpty();
  }

  @Test
  void aStateDirectoryThatAnotherInstanceUsesEndsRun() throws IOException {
    String group = PipelineGroups.of(new Topics("tongji"), CatalogueFiles.builtIn());
    Path state = Files.createDirectories(scratch.resolve("state").resolve(group));
    try (FileChannel other =
            FileChannel.open(
                state.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = other.lock()) {
      assertThat(held.isValid()).isTrue();
      with(List.of("run", "--set=http.port=0"), "--quiet")
          .failsWith(2, scratch.resolve("state").toString(), "another instance", "state.dir");
    }
  }

  @Test
  void aTakenPortOfMetricsEndsRun() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      with(List.of("run"), "--set=http.port=" + taken.getLocalPort())
          .failsWith(2, "127.0.0.1:" + taken.getLocalPort(), "choose another http.port");
    }
  }

  @Test
  void aRunThatStillWaitsForItsBrokerEndsAtOnceWhenAskedTo() throws Exception {
    Path messages = Files.createTempFile(scratch, "err", ".txt");
    List<String> command = List.of("run", "--set=http.port=0", "--bootstrap-servers=" + NOWHERE);
    Process run =
        new ProcessBuilder(Packaged.java(command, scratch))
            .redirectError(messages.toFile())
            .start();
    Await.until(
        Duration.ofSeconds(30),
        () -> Files.readString(messages),
        printed -> printed.contains("waiting up to 60 s for Kafka"));
    run.destroy();

    assertThat(run.waitFor(IN_TIME.toSeconds(), TimeUnit.SECONDS)).as("ends in time").isTrue();
    assertThat(run.exitValue()).isZero();
    assertThat(Files.readString(messages)).doesNotContain("internal error");
  }

  @Test
  void aWrongOptionOfKafkaStreamsEndsRun() {
    with(List.of("run", "--set=http.port=0"), "--set=kafka.num.standby.replicas=many")
        .failsWith(2, "num.standby.replicas", "many", "correct the kafka. options");
  }

  private static LocalService service() {
    return Objects.requireNonNull(started);
  }

  /** Runs a command against the servers that are there, but for one option. */
  private static CommandEnd with(List<String> command, String option) {
    return with(command, option, "PT5S");
  }

  private static CommandEnd with(List<String> command, String option, String timeout) {
    AppConfig config = service().config();
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(option, "--set=operation.timeout=" + timeout));
    all.add("--set=state.dir=" + scratch.resolve("state"));
    if (!option.startsWith("--bootstrap-servers")) {
      all.add("--bootstrap-servers=" + config.get(Keys.BOOTSTRAP_SERVERS));
    }
    if (!option.startsWith("--registry-url")) {
      all.add("--registry-url=" + config.registryUrl());
    }
    return CommandEnd.of(all);
  }

  private static void feed(String form, String header, String row) throws IOException {
    Path file = Files.write(scratch.resolve(form + ".csv"), List.of(header, FIRM + row));
    CommandEnd end = with(List.of("ingest", "--form=" + form), file.toString());
    assertThat(end.exitCode()).as(end.messages()).isZero();
  }

  private static List<String> feeding(Path file) {
    List<String> command = new ArrayList<>(List.of("ingest", "--form=output", "--quiet"));
    WhenWritten.OPTION.forEach((name, hook) -> command.add("--set=kafka." + name + "=" + hook));
    command.addAll(List.of("--topic-prefix=idle", file.toString()));
    return command;
  }

  private static Path returns(String... rows) throws IOException {
    List<String> lines = List.of("unit_id,period,ytd", String.join("\n", rows));
    return Files.write(scratch.resolve("returns.csv"), lines);
  }

  private static void register(String subject) throws Exception {
    String login = Objects.requireNonNull(service().config().serde().get("basic.auth.user.info"));
    String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    String schema = "{\"schema\":\"{\\\"type\\\":\\\"int\\\"}\"}";
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(service().config().registryUrl() + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic " + basic)
            .POST(BodyPublishers.ofString(schema))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }
}
