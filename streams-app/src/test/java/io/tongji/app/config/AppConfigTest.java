package io.tongji.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.Language;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AppConfigTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void aBareStartHasTheDefaults() {
    AppConfig config = AppConfig.defaults();

    assertThat(config.get(Keys.BOOTSTRAP_SERVERS)).isEqualTo("127.0.0.1:9092");
    assertThat(config.get(Keys.SCHEMA_REGISTRY_URL))
        .containsExactly(URI.create("http://127.0.0.1:8081/apis/ccompat/v7"));
    assertThat(config.get(Keys.ZONE)).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(config.get(Keys.COMMIT_INTERVAL)).isEqualTo(Duration.ofMillis(200));
    assertThat(config.get(Keys.CATALOGUE_DIR)).isEmpty();
    assertThat(config.stateDirectory().getFileName()).hasToString("tongji-9464");
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  void everyKeyIsReadFromTheEnvironment(SettingKey<?> key) {
    Map<String, String> environment = Map.of(key.environmentName(), another(key));

    AppConfig config = AppConfig.read(Optional.empty(), environment, Map.of(), Map.of());

    assertThat(config.get(key)).isNotEqualTo(AppConfig.defaults().get(key));
  }

  @Test
  void eachSourceOverridesTheOneBefore() throws IOException {
    Path file = write("lang=en\nzone=UTC\ntopic.prefix=file\nhttp.port=1\n");
    Map<String, String> environment =
        Map.of("TONGJI_ZONE", "Asia/Tokyo", "TONGJI_TOPIC_PREFIX", "env", "TONGJI_HTTP_PORT", "2");
    Map<String, String> pairs = Map.of("topic.prefix", "pair", "http.port", "3");
    Map<String, String> options = Map.of("http.port", "4");

    AppConfig config = AppConfig.read(Optional.of(file), environment, pairs, options);

    assertThat(config.get(Keys.LANG)).isEqualTo(Language.EN);
    assertThat(config.get(Keys.ZONE)).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(config.get(Keys.TOPIC_PREFIX)).isEqualTo("pair");
    assertThat(config.get(Keys.HTTP_PORT)).isEqualTo(4);
  }

  @Test
  void anUnknownKeyInTheFileIsRefusedWithTheNearestOne() throws IOException {
    Path file = write("bootstrap.server=a:1\n");

    assertThatThrownBy(() -> AppConfig.read(Optional.of(file), Map.of(), Map.of(), Map.of()))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "unknown key: bootstrap.server, from file %s; did you mean bootstrap.servers?", file);
  }

  @Test
  void anUnknownVariableIsRefusedWithTheNearestKey() {
    Map<String, String> environment = Map.of("TONGJI_HTTP_PROT", "1");

    assertThatThrownBy(() -> AppConfig.read(Optional.empty(), environment, Map.of(), Map.of()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("TONGJI_HTTP_PROT")
        .hasMessageContaining("did you mean http.port?");
  }

  @Test
  void anUnknownPairIsRefusedWithTheNearestKey() {
    assertThatThrownBy(() -> set("metrics.period", "5"))
        .hasMessage("unknown key: metrics.period, from --set; did you mean metrics.periods?");
    assertThatThrownBy(() -> set("kafka.bootstrap.servers", "a:1"))
        .hasMessageContaining("did you mean bootstrap.servers?");
  }

  @Test
  void otherProgramsVariablesAndTheLaunchersAreLeftAlone() {
    Map<String, String> environment = Map.of("PATH", "/bin", "TONGJI_JAVA_OPTS", "-Xmx1g");

    assertThat(AppConfig.read(Optional.empty(), environment, Map.of(), Map.of())).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "http.port, 65536, give a whole number from 0 to 65535",
    "http.port, abc, give a whole number from 0 to 65535",
    "zone, Asia/Nowhere, give a zone such as Asia/Shanghai",
    "commit.interval, 200, 'give a positive ISO 8601 duration such as PT10S, P24D (24 days) at"
        + " most'",
    "commit.interval, PT0S, 'give a positive ISO 8601 duration such as PT10S, P24D (24 days) at"
        + " most'",
    "operation.timeout, P30D, 'give a positive ISO 8601 duration such as PT10S, P24D (24 days) at"
        + " most'",
    "session.timeout, P999999999999D, 'give a positive ISO 8601 duration such as PT10S, P24D (24"
        + " days) at most'",
    "topics.replication.factor, 0, give -1 or a whole number from 1 to 32767",
    "rounding.mode, UP, 'give one of HALF_UP, HALF_EVEN'",
    "lang, de, 'give one of zh, en'",
    "topic.prefix, a/b, 'begin with a letter or digit, use letters, digits, dots, hyphens and"
        + " underscores only, and end with no dot'",
    "bootstrap.servers, ::1:9092, give host:port",
    "bootstrap.servers, localhost, give host:port",
    "schema.registry.url, registry:8081, 'give http:// or https:// URLs, separated by commas'"
  })
  void aWrongValueIsRefusedWithWhereItIsFromAndTheRemedy(String key, String value, String remedy) {
    assertThatThrownBy(() -> set(key, value))
        .isInstanceOf(Failure.class)
        .hasMessage("%s is not valid: \"%s\", from --set; %s", key, value, remedy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bootstrap.servers | [::1]:9092, [fe80::1%eth0]:9092,kafka-1:9092",
        "topic.prefix | bureau_of.statistics-1",
        "metrics.activity.depth | total"
      })
  void aValueThatOthersTakeTooIsTaken(String key, String value) {
    SettingKey<?> known =
        Keys.all().stream().filter(k -> k.name().equals(key)).findFirst().orElseThrow();
    assertThat(set(key, value).get(known)).isEqualTo(value);
  }

  @Test
  void theLongestDurationFitsKafkasMilliseconds() {
    assertThat(
            Math.toIntExact(
                set("operation.timeout", "P24D").get(Keys.OPERATION_TIMEOUT).toMillis()))
        .isEqualTo(24 * 24 * 3_600_000);
  }

  @ParameterizedTest
  @CsvSource({
    "kafka.application.id, it follows from topic.prefix",
    "kafka.consumer.group.id, it follows from topic.prefix",
    "kafka.processing.guarantee, every return is counted exactly once",
    "kafka.main.consumer.isolation.level, every return is counted exactly once",
    "kafka.producer.acks, every return is counted exactly once",
    "kafka.deserialization.exception.handler, what is skipped and what is not is no option",
    "kafka.session.timeout.ms, use session.timeout",
    "kafka.commit.interval.ms, use commit.interval",
    "kafka.replication.factor, use topics.replication.factor"
  })
  void anOptionThatTheApplicationSetsItselfIsRefused(String key, String remedy) {
    assertThatThrownBy(() -> set(key, "x"))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(key + " cannot be set, from --set; " + remedy);
  }

  @Test
  void anAddressThatHoldsAPasswordIsNotShown() {
    assertThatThrownBy(() -> set("schema.registry.url", "http://u:p ss@h:1"))
        .hasMessage(
            "schema.registry.url is not valid: (secret), from --set; give http:// or https://"
                + " URLs, separated by commas");
  }

  @Test
  void keysForTheClientsPassThrough() {
    Map<String, String> environment =
        Map.of("TONGJI_KAFKA_SECURITY_PROTOCOL", "SSL", "TONGJI_SERDE_MAX_RETRIES", "1");

    AppConfig config =
        AppConfig.read(Optional.empty(), environment, Map.of("kafka.client.id", "me"), Map.of());

    assertThat(config.kafka())
        .containsEntry("security.protocol", "SSL")
        .containsEntry("client.id", "me")
        .containsEntry("bootstrap.servers", "127.0.0.1:9092");
    assertThat(config.serde()).containsExactly(Map.entry("max.retries", "1"));
  }

  @Test
  void aKeyThatTheSerdesDoNotKnowIsRefusedWithTheNearest() {
    AppConfig config = set("serde.max.retrys", "5");

    assertThatThrownBy(() -> config.requireSerde(List.of("max.retries", "registry.wait")))
        .isInstanceOf(Failure.class)
        .hasMessage("unknown key: serde.max.retrys, from --set; did you mean serde.max.retries?");
    assertThat(config.requireSerde(List.of("max.retrys"))).isSameAs(config);
  }

  @Test
  void aSecretMayBeGivenAsAFile() throws IOException {
    Path secret = write("clerk:open sesame\n");
    Map<String, String> environment =
        Map.of(
            "TONGJI_HTTP_BASIC_AUTH_FILE", secret.toString(),
            "TONGJI_KAFKA_SSL_KEY_PASSWORD_FILE", secret.toString());

    AppConfig config = AppConfig.read(Optional.empty(), environment, Map.of(), Map.of());

    assertThat(config.get(Keys.HTTP_BASIC_AUTH)).contains("clerk:open sesame");
    assertThat(config.kafka()).containsEntry("ssl.key.password", "clerk:open sesame");
  }

  @Test
  void aSecretThatIsWrongOrMissingIsNotShown() {
    assertThatThrownBy(() -> set("http.basic.auth", "sesame"))
        .hasMessage("http.basic.auth is not valid: (secret), from --set; give user:password");
    assertThatThrownBy(() -> set("http.basic.auth.file", "/no/such/file"))
        .hasMessageStartingWith("http.basic.auth.file cannot be read: \"/no/such/file\"");
  }

  @Test
  void aSecretGivenTwiceInOnePlaceIsRefused() throws IOException {
    Path secret = write("a:b");
    Map<String, String> pairs =
        Map.of("http.basic.auth", "c:d", "http.basic.auth.file", secret.toString());

    assertThatThrownBy(() -> AppConfig.read(Optional.empty(), Map.of(), pairs, Map.of()))
        .hasMessageContaining("http.basic.auth is given twice");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    Optional<Path> missing = Optional.of(directory.resolve("missing.properties"));

    assertThatThrownBy(() -> AppConfig.read(missing, Map.of(), Map.of(), Map.of()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("missing.properties");
  }

  private static Iterable<SettingKey<?>> everyKey() {
    return Keys.all();
  }

  private static String another(SettingKey<?> key) {
    return switch (key.type()) {
      case "host:port, …" -> "kafka-1:9092, kafka-2:9092";
      case "URL, …" -> "https://registry.example/";
      case "time zone" -> "UTC";
      case "duration" -> "PT2M";
      case "port", "whole number" -> "7";
      case "part" -> "0.25";
      case "HALF_UP|HALF_EVEN" -> "HALF_EVEN";
      case "zh|en" -> "en";
      case "total|section|division" -> "section";
      case "boards|all" -> "all";
      case "warn|info|debug" -> "info";
      case "text|json" -> "json";
      case "user:password" -> "a:b";
      default -> "other";
    };
  }

  private static AppConfig set(String key, String value) {
    return AppConfig.read(Optional.empty(), Map.of(), Map.of(key, value), Map.of());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("given"), text);
  }
}
