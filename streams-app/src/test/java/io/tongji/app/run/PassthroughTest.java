package io.tongji.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.topics.TopicAdmin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands under {@code kafka.} in the configuration reaches every Kafka client. */
class PassthroughTest {

  private static final String JAAS =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"a\""
          + " password=\"b\";";

  @TempDir private Path directory = Path.of("");

  @Test
  void optionsOfKafkaStreamsAreOverOurs() {
    StreamsConfig streams =
        streams(
            Map.of(
                "kafka.num.standby.replicas", "1",
                "kafka.client.id", "bureau",
                "kafka.max.task.idle.ms", "777",
                "kafka.producer.linger.ms", "9"));

    assertThat(streams.getInt(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG)).isEqualTo(1);
    assertThat(streams.getString(StreamsConfig.CLIENT_ID_CONFIG)).isEqualTo("bureau");
    assertThat(streams.getLong(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG)).isEqualTo(777);
    assertThat(streams.getProducerConfigs("p")).containsEntry("linger.ms", "9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max.request.size",
        "buffer.memory",
        "linger.ms",
        "transaction.timeout.ms",
        "compression.type"
      })
  void anOptionOfAllClientsIsOverOursOfTheProducer(String option) {
    assertThat(streams(Map.of("kafka." + option, "7777")).getProducerConfigs("p"))
        .containsEntry(option, "7777");
    assertThat(
            streams(Map.of("kafka." + option, "7777", "kafka.producer." + option, "7878"))
                .getProducerConfigs("p"))
        .containsEntry(option, "7878");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "consumer.", "restore.consumer."})
  void anOptionOfAllClientsOrConsumersIsOverOursOfTheRestoringOne(String prefix) {
    assertThat(
            streams(Map.of("kafka." + prefix + "fetch.max.wait.ms", "77"))
                .getRestoreConsumerConfigs("r"))
        .containsEntry("fetch.max.wait.ms", "77");
  }

  @Test
  void whatIsNotGivenIsOurs() {
    StreamsConfig streams = streams(Map.of("kafka.consumer.linger.ms", "77"));

    assertThat(streams.getProducerConfigs("p"))
        .containsEntry("linger.ms", 5)
        .containsEntry("compression.type", "lz4");
    assertThat(streams.getMainConsumerConfigs("g", "m", 0))
        .containsEntry("session.timeout.ms", 10_000)
        .containsEntry("heartbeat.interval.ms", 2_000);
    assertThat(streams.getRestoreConsumerConfigs("r")).containsEntry("fetch.max.wait.ms", 50);
  }

  @Test
  void theLongestTransactionIsAsTheOperatorsPageSays() throws Exception {
    Object millis = streams(Map.of()).getProducerConfigs("p").get("transaction.timeout.ms");
    long seconds = Duration.ofMillis(Long.parseLong(String.valueOf(millis))).toSeconds();
    assertThat(Path.of("..", "docs", "operations.md"))
        .content()
        .contains("(`kafka.producer.transaction.timeout.ms`) | " + seconds + " s |");
  }

  @Test
  void saslAndTlsReachEveryClientOfKafkaStreams() throws Exception {
    StreamsConfig streams = streams(secured());

    for (Map<String, Object> client :
        java.util.List.of(
            streams.getAdminConfigs("a"),
            streams.getProducerConfigs("p"),
            streams.getMainConsumerConfigs("g", "m", 0),
            streams.getRestoreConsumerConfigs("r"))) {
      assertThat(client)
          .containsEntry("bootstrap.servers", "kafka.example:9093")
          .containsEntry("security.protocol", "SASL_SSL")
          .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
          .containsEntry("sasl.jaas.config", JAAS)
          .containsEntry("ssl.truststore.location", "/etc/tongji/trust.p12")
          .containsEntry("ssl.truststore.password", "hush");
    }
  }

  @Test
  void saslAndTlsReachThePlainClients() throws Exception {
    Clients clients = ConfiguredCluster.clients(config(secured()));

    assertThat(clients.options())
        .containsEntry("bootstrap.servers", "kafka.example:9093")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.jaas.config", JAAS)
        .containsEntry("ssl.truststore.password", "hush");
  }

  @Test
  void optionsThatShareTheirBeginningWithOursAreNotMistakenForOurs() {
    AppConfig config = config(Map.of("kafka.metrics.recording.level", "DEBUG"));

    assertThat(config.kafka()).containsEntry("metrics.recording.level", "DEBUG");
    assertThat(config.kafka()).doesNotContainKey(Keys.METRICS_PERIODS.name());
  }

  @Test
  void theClientIsMadeWithTheOptions() {
    AppConfig config =
        config(
            Map.of(
                "kafka.client.id",
                "bureau",
                "kafka.metric.reporters",
                JmxReporter.class.getName()));

    try (Admin admin = ConfiguredCluster.clients(config).admin()) {
      assertThat(admin.metrics().keySet())
          .anySatisfy(metric -> assertThat(metric.tags()).containsEntry("client-id", "bureau"));
    }
  }

  @ParameterizedTest
  @CsvSource({"max.poll.records, 7", "fetch.max.wait.ms, 77", "default.api.timeout.ms, 7777"})
  void whatIsGivenIsOverOursOfThePlainReader(String option, String value) {
    String given = givenWhenMade(Map.of(option, value), Clients::reader).get(option);
    String ours = givenWhenMade(Map.of(), Clients::reader).get(option);

    assertThat(given).isEqualTo(value);
    assertThat(ours).isNotNull().isNotEqualTo(value);
  }

  @Test
  void whatIsGivenIsOverOursOfThePlainWriter() {
    String option = "max.block.ms";

    assertThat(givenWhenMade(Map.of(option, "7777"), Clients::writer))
        .containsEntry(option, "7777");
    assertThat(givenWhenMade(Map.of(), Clients::writer).get(option)).isNotEqualTo("7777");
  }

  @Test
  void whatExactlyOnceRestsOnIsOursInThePlainClients() {
    assertThat(givenWhenMade(Map.of(), Clients::reader))
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("enable.auto.commit", "false")
        .containsEntry("auto.offset.reset", "earliest");
    assertThat(givenWhenMade(Map.of(), Clients::writer))
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true");
  }

  /** The client refuses a request that may last longer than all tries together. */
  @ParameterizedTest
  @CsvSource({
    "client.id, x, 60000, 60000",
    "request.timeout.ms, 5000, 5000, 60000",
    "request.timeout.ms, 90000, 90000, 90000",
    "default.api.timeout.ms, 5000, 5000, 5000",
    "default.api.timeout.ms, 90000, 60000, 90000"
  })
  void timeoutsOfAClientThatAsksTheBrokersFitThoseThatAreGiven(
      String option, String value, String request, String tries) {
    List<Function<Clients, AutoCloseable>> making =
        List.of(Clients::admin, made -> TopicAdmin.connect(made.options(), made.timeout()));
    for (Function<Clients, AutoCloseable> client : making) {
      assertThat(givenWhenMade(Map.of(option, value), client))
          .containsEntry("request.timeout.ms", request)
          .containsEntry("default.api.timeout.ms", tries);
    }
  }

  @Test
  void bothTimeoutsOfAClientThatAsksTheBrokersMayBeGiven() {
    assertThat(
            givenWhenMade(
                Map.of("request.timeout.ms", "7000", "default.api.timeout.ms", "8000"),
                Clients::admin))
        .containsEntry("request.timeout.ms", "7000")
        .containsEntry("default.api.timeout.ms", "8000");
  }

  @Test
  void aWrongTimeoutIsRefusedByTheNameOfTheOption() {
    Clients clients = ConfiguredCluster.clients(config(Map.of("kafka.request.timeout.ms", "soon")));

    assertThatThrownBy(clients::admin)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("soon for configuration request.timeout.ms");
  }

  /** What a client is given when it is made with options that are given. */
  private static Map<String, String> givenWhenMade(
      Map<String, String> given, Function<Clients, ? extends AutoCloseable> making) {
    Map<String, String> settings = new HashMap<>();
    settings.put("kafka.metric.reporters", GivenOptions.class.getName());
    given.forEach((option, value) -> settings.put("kafka." + option, value));
    GivenOptions.LAST.remove();
    try (AutoCloseable client = making.apply(ConfiguredCluster.clients(config(settings)))) {
      assertThat(client).isNotNull();
      return Map.copyOf(GivenOptions.LAST.get());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Keeps what the client is given that this thread made last. */
  public static final class GivenOptions implements MetricsReporter {
    private static final ThreadLocal<Map<String, String>> LAST =
        ThreadLocal.withInitial(HashMap::new);

    @Override
    public void configure(Map<String, ?> configs) {
      configs.forEach((option, value) -> LAST.get().put(option, String.valueOf(value)));
    }

    @Override
    public void init(List<KafkaMetric> metrics) {}

    @Override
    public void metricChange(KafkaMetric metric) {}

    @Override
    public void metricRemoval(KafkaMetric metric) {}

    @Override
    public void close() {}
  }

  @Test
  void aWrongValueIsRefusedByTheNameOfTheOption() {
    Clients clients = ConfiguredCluster.clients(config(Map.of("kafka.security.protocol", "SASSL")));

    assertThatThrownBy(clients::admin)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("SASSL for configuration security.protocol");
  }

  private Map<String, String> secured() throws Exception {
    Path secret = Files.writeString(directory.resolve("jaas"), JAAS + "\n");
    return Map.of(
        "bootstrap.servers", "kafka.example:9093",
        "kafka.security.protocol", "SASL_SSL",
        "kafka.sasl.mechanism", "SCRAM-SHA-512",
        "kafka.sasl.jaas.config.file", secret.toString(),
        "kafka.ssl.truststore.location", "/etc/tongji/trust.p12",
        "kafka.ssl.truststore.password", "hush");
  }

  private static AppConfig config(Map<String, String> settings) {
    return AppConfig.read(Optional.empty(), Map.of(), settings, Map.of());
  }

  private static StreamsConfig streams(Map<String, String> settings) {
    Map<String, Object> properties = new HashMap<>();
    StreamsProperties.of(config(settings), "application")
        .forEach((key, value) -> properties.put(key.toString(), value));
    return new StreamsConfig(properties);
  }
}
