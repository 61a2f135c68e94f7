package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.gate.GateService;
import io.tongji.app.local.SecuredBroker;
import io.tongji.app.run.Pipeline;
import io.tongji.app.run.SecretRules;
import io.tongji.avro.SourcePosition;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.log.audit.AuditLog;
import io.tongji.log.audit.AuditedAction;
import io.tongji.log.audit.LoggedAction;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.cuts.CutReader;
import io.tongji.log.releases.ReleaseHistory;
import io.tongji.log.topics.TopicSpec;
import io.tongji.log.topics.TopicSpecs;
import io.tongji.log.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a broker that is called by TLS, and lets nobody do what they have no right to, each command
 * does its work as a user with a password and with the rights that {@code acls} prints for it, and
 * makes use of each of them. No password is printed or logged.
 */
final class RightsIT {

  private static final Topics TOPICS = new Topics("rights");
  private static final String PUBLIC = "public";
  private static final String OTHERS = TOPICS.prefix() + "-pipeline-r0-0123456789ab";
  private static final String GATE = TOPICS.prefix() + "-gate";
  private static final Set<String> OPEN =
      Set.of(TOPICS.release(), TOPICS.vintages(), TOPICS.publicReleases());
  private static final Set<String> BESIDE_A_GATE =
      Set.of(
          "gate",
          "release preview",
          "release request",
          "release list",
          "release show",
          "verify --view release",
          "doctor");
  private static final Path SAMPLE = Path.of("src/main/resources/sample");
  private static final byte[] NO_RECORD = "?".getBytes(StandardCharsets.UTF_8);
  private static final int FEW = 4;
  private static final Duration TO_BE_KNOWN = Duration.ofSeconds(20);

  private static final List<String> SAID = new ArrayList<>();

  @TempDir private Path directory;

  @Test
  void theRightsOfTheManualSufficeAndNoneIsIdle() throws Exception {
    Rights rights = Rights.of(TOPICS);
    SecuredBroker broker = SecuredBroker.start(directory.resolve("broker"), rights.users());
    try (LoggedText log = new LoggedText();
        Stand stand = new Stand(directory, () -> brokers(broker))) {
      grant(stand, rights);
      topicsAreMadeMendedAndChecked(stand);
      Path catalogue = ChangedCatalogue.in(directory.resolve("catalogue"));
      try (Pipeline ignored = Stand.start(config(stand))) {
        feed(stand);
        read(stand);
      }
      as(stand, "catalogue diff", catalogue.toString());
      as(stand, "catalogue apply", catalogue.toString());
      as(stand, "catalogue show", directory.resolve("shown").toString());
      rehearse(stand);
      try (Pipeline ignored = Stand.start(config(stand))) {
        stand.awaitPublished(TOPICS.prefix(), CatalogueFiles.in(catalogue));
      }
      as(stand, "recompute");
      Leavings.of(stand.clients(TOPICS.prefix()), OTHERS);
      try (Pipeline ignored = Stand.start(config(stand))) {
        stand.awaitPublished(TOPICS.prefix(), CatalogueFiles.in(catalogue));
      }
      skip(stand);
      backUpAndRestore(stand);
      assertThat(broker.asked()).filteredOn(asked -> !asked.allowed()).isEmpty();
      assertThat(rights.without(BESIDE_A_GATE).idle(broker.asked())).isEmpty();
      assertThat(log.text()).contains("sasl.jaas.config = [hidden]");
      for (String secret : broker.secrets()) {
        assertThat(log.text()).doesNotContain(secret);
        assertThat(SAID).isNotEmpty().noneMatch(said -> said.contains(secret));
      }
    }
  }

  /** Six firms alike, so that nothing is suppressed, and rows of every form that count nowhere. */
  @Test
  void theGateAndThoseWhoAskItNeedTheirRightsAndNoMore() throws Exception {
    Rights rights = Rights.of(TOPICS);
    SecuredBroker broker = SecuredBroker.start(directory.resolve("broker"), rights.users());
    try (Stand stand = new Stand(directory, () -> brokers(broker))) {
      grant(stand, rights);
      as(stand, "topics");
      try (Pipeline ignored = Stand.start(config(stand))) {
        for (String form : forms()) {
          if (!form.equals("register")) {
            ingest(stand, form);
          }
        }
        sixFirms(stand);
        release(stand);
      }
      assertThat(broker.asked()).filteredOn(asked -> !asked.allowed()).isEmpty();
      assertThat(rights.only(BESIDE_A_GATE).idle(broker.asked())).isEmpty();
    }
  }

  private static void sixFirms(Stand stand) throws Exception {
    try (Bureau bureau = new Bureau(stand, TOPICS.prefix())) {
      for (int number = 1; number <= 6; number++) {
        bureau.register(Papers.enterprise(number), "2020-01", Papers.entry("330483104"));
        bureau.report("output", Papers.enterprise(number), "2020-03", Papers.output(1000, null));
        bureau.report("output", Papers.enterprise(number), "2020-04", Papers.output(2000, null));
      }
      bureau.send(new ProducerRecord<>(TOPICS.returns("output"), 0, NO_RECORD, NO_RECORD));
    }
    stand.awaitPublished(TOPICS.prefix());
  }

  private void release(Stand stand) {
    String rules = "--set=" + Keys.RELEASE_RULES_FILE.name() + "=" + SecretRules.usual(directory);
    AppConfig gates =
        config(stand)
            .with(settings("gate"))
            .with(Map.of(Keys.RELEASE_RULES_FILE.name(), SecretRules.usual(directory).toString()));
    try (GateService ignored = GateService.start(gates)) {
      as(stand, "release preview", "--through=2020-03", rules);
      as(stand, "release request", "--id=first", "--through=2020-03");
      as(stand, "release preview", "--through=2020-04", rules);
      as(stand, "release request", "--id=second", "--through=2020-04");
      as(stand, "release list");
      as(stand, "release show", "first");
      as(stand, "doctor");
      as(stand, "verify --view release", rules);
    }
  }

  private static Clients publicReader(Stand stand) {
    return ConfiguredCluster.clients(stand.config(TOPICS.prefix()).with(settings(PUBLIC)));
  }

  @Test
  void thePublicReadsWhatIsPublicAndNothingElse() throws Exception {
    Rights rights = Rights.of(TOPICS).only(Set.of(PUBLIC));
    assertThat(rights.bindings())
        .isNotEmpty()
        .allMatch(right -> right.pattern().patternType() == PatternType.LITERAL)
        .allMatch(right -> OPEN.contains(right.pattern().name()));
    SecuredBroker broker = SecuredBroker.start(directory.resolve("broker"), rights.users());
    try (Stand stand = new Stand(directory, () -> brokers(broker))) {
      stand.createTopics(TOPICS.prefix());
      grant(stand, rights);
      List<String> topics =
          new TopicSpecs(TOPICS, Stand.PARTITIONS).all().stream().map(TopicSpec::name).toList();
      assertThat(topics).containsAll(OPEN);
      try (TopicReader<byte[], byte[]> reader = publicReader(stand).reader()) {
        for (String topic : topics) {
          if (OPEN.contains(topic)) {
            assertThat(reader.partitions(topic)).isNotEmpty();
          } else {
            assertThatThrownBy(() -> reader.partitions(topic))
                .as(topic)
                .isInstanceOf(TopicAuthorizationException.class);
          }
        }
      }
      Map<String, Object> options = new HashMap<>(publicReader(stand).options());
      options.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false); // needs no right of its own
      try (Producer<byte[], byte[]> producer =
          new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer())) {
        for (String topic : OPEN) {
          assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, new byte[1])).get())
              .as(topic)
              .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
      }
    }
  }

  private static Brokers brokers(SecuredBroker broker) {
    return new Brokers() {
      @Override
      public Map<String, String> settings() {
        return Brokers.settings(broker.adminOptions());
      }

      @Override
      public void close() {
        broker.close();
      }
    };
  }

  private static Map<String, String> settings(String user) {
    Map<String, String> settings = new TreeMap<>();
    SecuredBroker.clientOptions(user).forEach((key, value) -> settings.put("kafka." + key, value));
    return settings;
  }

  private static AppConfig config(Stand stand) {
    return stand.config(TOPICS.prefix()).with(settings("run"));
  }

  private static void grant(Stand stand, Rights rights) throws Exception {
    Set<AclBinding> bindings = rights.bindings();
    try (Admin admin = stand.clients(TOPICS.prefix()).admin()) {
      admin.createAcls(bindings).all().get();
      Await.until(
          TO_BE_KNOWN,
          () -> Set.copyOf(admin.describeAcls(AclBindingFilter.ANY).values().get()),
          bindings::equals);
    }
  }

  private static void topicsAreMadeMendedAndChecked(Stand stand) throws Exception {
    as(stand, "topics");
    Leavings.spoil(stand.clients(TOPICS.prefix()), TOPICS.live());
    as(stand, "topics");
    as(stand, "topics --check");
  }

  /** A row or more of each form, a record to be refused, a question to be asked, a dead letter. */
  private void feed(Stand stand) throws Exception {
    for (String form : forms()) {
      ingest(stand, form);
    }
    try (Bureau bureau = new Bureau(stand, TOPICS.prefix())) {
      String unit = Papers.enterprise(8);
      bureau.register(unit, "2017-01", Papers.entry("330483104"));
      bureau.report("output", unit, "2017-02", Papers.output(20, null));
      bureau.report("output", unit, "2017-03", Papers.output(19, null));
      bureau.report("output", unit, "2017-13", Papers.output(19, null));
      bureau.send(new ProducerRecord<>(TOPICS.returns("output"), 0, NO_RECORD, NO_RECORD));
    }
    stand.awaitPublished(TOPICS.prefix());
  }

  /** Twice, since the first time nothing stands that could be read. */
  private void ingest(Stand stand, String form) throws IOException {
    ingest(stand, form, "ingest");
    ingest(stand, form, "ingest");
  }

  private void ingest(Stand stand, String form, String command) throws IOException {
    String row =
        Files.readAllLines(SAMPLE.resolve("manifest.csv")).stream()
            .filter(line -> line.split(",")[1].equals(form))
            .findFirst()
            .orElseThrow();
    as(stand, command, "--form", form, few(SAMPLE.resolve(row.split(",")[2])).toString());
  }

  private static List<String> forms() {
    List<String> forms = new ArrayList<>(List.of("register", "targets"));
    forms.addAll(Topics.FORMS);
    return forms;
  }

  private Path few(Path file) throws IOException {
    List<String> rows = Files.readAllLines(file);
    return Files.write(
        directory.resolve(file.getFileName()), rows.subList(0, Math.min(FEW, rows.size())));
  }

  private void read(Stand stand) throws Exception {
    Path text = Files.writeString(directory.resolve("report.txt"), "规上工业总产值1亿元,增长1%。");
    as(stand, "missing", "--form=output", "--period=2022-02");
    as(stand, "history", "--unit=" + Papers.enterprise(8), "--form=output");
    as(stand, "history", "--unit=瑞和汽车部件有限公司(虚构)", "--form=output");
    as(stand, "queries");
    String asked = directory.resolve("asked.xlsx").toString();
    as(stand, "queries --out", asked, "--form=output");
    as(stand, "list units");
    as(stand, "export", "--out=" + directory.resolve("export.csv"));
    as(stand, "board");
    as(stand, "report");
    noteAsTheConsole(stand);
    try (Releases releases = new Releases(stand, TOPICS.prefix())) {
      releases
          .draft("first", "2022-02", "P", "2022-03-18")
          .publish("GIO", "_T", "2022-02", Releases.month(1, 2, 0.1))
          .out();
    }
    as(stand, "export", "--view=release", "--out=" + directory.resolve("released.csv"));
    as(stand, "board", "--view=release");
    as(stand, "report", "--view=release");
    Clients reader = publicReader(stand);
    assertThat(ReleaseHistory.read(reader, TOPICS, ReadProgress.SILENT).releases()).hasSize(1);
    assertThat(CutReader.table(reader, TOPICS.release(), ReadProgress.SILENT).size()).isOne();
    as(stand, "lint-report", text.toString());
    as(stand, "explain", "--indicator=GIO", "--area=330483", "--period=2022-02");
    as(stand, "verify");
    as(stand, "dead-letters");
  }

  private void rehearse(Stand stand) throws IOException {
    String file = directory.resolve("template.xlsx").toString();
    as(stand, "template", "--form=output", "--out=" + file);
    as(stand, "list", "areas", "镇");
    for (String form : forms()) {
      ingest(stand, form, "ingest --dry-run");
    }
  }

  /** Of a record that the pipeline has not read, since it does not run. */
  private static void skip(Stand stand) {
    try (Bureau bureau = new Bureau(stand, TOPICS.prefix())) {
      SourcePosition at =
          bureau.report("output", Papers.enterprise(8), "2017-04", Papers.output(21, null));
      as(
          stand,
          "skip",
          "--topic=" + at.getTopic(),
          "--partition=" + at.getPartition(),
          "--offset=" + at.getOffset(),
          "--reason=tried");
    }
  }

  /** What the console does besides the work of its other commands. */
  private static void noteAsTheConsole(Stand stand) {
    AppConfig config = config(stand).with(settings("console"));
    AuditLog log =
        new AuditLog(ConfiguredCluster.clients(config), TOPICS, config.get(Keys.TOPICS_PARTITIONS));
    AuditedAction login = new AuditedAction("clerk", "127.0.0.1", "LOGIN", "", "done", "");
    log.write(login);
    assertThat(log.read(action -> true)).extracting(LoggedAction::done).containsExactly(login);
  }

  /** A record in each topic, then all of them lost; beside what another version has left. */
  private void backUpAndRestore(Stand stand) throws Exception {
    String backup = directory.resolve("backup").toString();
    List<TopicSpec> kept =
        new TopicSpecs(TOPICS, Stand.PARTITIONS)
            .irreplaceable().stream()
                .filter(topic -> !topic.name().equals(TOPICS.catalogue()))
                .toList();
    try (Bureau bureau = new Bureau(stand, TOPICS.prefix())) {
      for (TopicSpec topic : kept) {
        bureau.send(new ProducerRecord<>(topic.name(), 0, NO_RECORD, NO_RECORD));
      }
    }
    as(stand, "backup", "--out=" + backup);
    Leavings.lose(stand.clients(TOPICS.prefix()), kept.get(0));
    Leavings.of(stand.clients(TOPICS.prefix()), OTHERS);
    Leavings.of(stand.clients(TOPICS.prefix()), GATE);
    as(stand, "restore", "--from=" + backup);
  }

  private static void as(Stand stand, String command, String... options) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of(options));
    Map<String, String> settings = stand.settings(TOPICS.prefix(), "x");
    settings.putAll(settings(Rights.user(command)));
    words.add(SettingsFile.option(settings, stand.directory()));
    CommandEnd end = CommandEnd.of(words);
    SAID.add(end.messages() + end.out());
    // Figures that are not so, and rows that differ, are found.
    int expected = List.of("lint-report", "catalogue diff").contains(command) ? 1 : 0;
    assertThat(end.exitCode()).as("%s%n%s", command, end.messages()).isEqualTo(expected);
  }
}
