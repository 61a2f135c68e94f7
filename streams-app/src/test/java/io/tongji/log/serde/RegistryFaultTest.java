package io.tongji.log.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.avro.OutputReturn;
import io.tongji.avro.ReturnKey;
import io.tongji.failure.Failure;
import io.tongji.log.registry.RegistryConfig;
import io.tongji.log.registry.RegistryUnavailableException;
import io.tongji.log.registry.SchemaRegistry;
import io.tongji.log.registry.SchemaText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A registry that fails says nothing about a record: we try, fail over, wait, and never refuse. */
@Timeout(60)
class RegistryFaultTest {
  private static final String TOPIC = "t";
  private static final byte[] GOOD = HexFormat.of().parseHex("0000000003" + "0241" + "0242");

  private StubRegistry stub;

  @BeforeEach
  void start() throws IOException {
    stub = new StubRegistry().with(3, ReturnKey.SCHEMA$);
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void aServerErrorIsTriedAgain() {
    stub.fail(503, 2);

    assertThat(registry(Map.of()).schema(3)).isPresent();
    assertThat(stub.requests()).isEqualTo(3);
  }

  @Test
  void aServerErrorThatLastsIsNoFaultOfTheRecord() {
    stub.fail(500, 1000);

    assertThatThrownBy(() -> keys(Map.of("serde.registry.wait", "0")).deserialize(TOPIC, GOOD))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining(stub.url());
  }

  /** Whoever answers in the place of a registry shall not fill the memory. */
  @Test
  void anAnswerThatIsTooLargeIsNoAnswer() {
    stub.with(5, "x".repeat(5_000_000));

    assertThatThrownBy(() -> registry(Map.of()).schema(5))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("the answer is larger than 4,194,304 bytes");
    assertThat(registry(Map.of()).schema(3)).isPresent();
  }

  @Test
  void aMissingPathIsNoMissingSchema() {
    stub.fail(404, 1000);

    assertThatThrownBy(() -> registry(Map.of()).schema(3))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("schema registry");
  }

  @Test
  void wrongCredentialsAreSaidAtOnce() {
    stub.fail(401, 1000);

    assertThatThrownBy(() -> registry(Map.of()).schema(3))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("credentials");
    assertThat(stub.requests()).isEqualTo(1);
  }

  @Test
  void aSlowRegistryIsGivenUp() {
    stub.delay(2_000);

    assertThatThrownBy(
            () ->
                registry(
                        Map.of(
                            "http.read.timeout.ms", "100",
                            "http.connect.timeout.ms", "100",
                            "max.retries", "0"))
                    .schema(3))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("within 200 ms");
  }

  @Test
  void aRefusedConnectionFailsOverToTheNext() throws IOException {
    SchemaRegistry registry = new SchemaRegistry(RegistryConfig.at(nobody() + ", " + stub.url()));

    assertThat(registry.schema(3))
        .contains(SchemaText.parse(SchemaText.published(ReturnKey.SCHEMA$)));
    assertThat(registry.schema(4)).isEmpty();
  }

  @Test
  void nobodyThereIsUnavailable() throws IOException {
    SchemaRegistry registry = new SchemaRegistry(RegistryConfig.at(nobody()));

    assertThatThrownBy(() -> registry.schema(3)).isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void theDeserializerWaitsAndThenReads() throws Exception {
    stub.fail(503, 6);

    CompletableFuture<ReturnKey> read =
        CompletableFuture.supplyAsync(() -> keys(Map.of()).deserialize(TOPIC, GOOD));

    assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo(new ReturnKey("A", "B"));
  }

  @Test
  void aWaitIsBoundedByItsKey() {
    stub.fail(503, 1_000_000);
    long started = System.nanoTime();

    assertThatThrownBy(() -> keys(Map.of("serde.registry.wait", "1500")).deserialize(TOPIC, GOOD))
        .isInstanceOf(RegistryUnavailableException.class);
    assertThat(System.nanoTime() - started).isGreaterThan(1_400_000_000L);
  }

  @Test
  void aWaitCanBeInterrupted() throws InterruptedException {
    stub.fail(503, 1_000_000);
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                keys(Map.of()).deserialize(TOPIC, GOOD);
              } catch (InterruptException e) {
                end.complete(e);
              }
            });
    reader.start();
    Thread.sleep(500);
    reader.interrupt();
    reader.join(10_000);

    assertThat(end).isCompleted();
  }

  @Test
  void whatIsKnownNeedsNoRegistry() {
    Deserializer<ReturnKey> keys = keys(Map.of("serde.registry.wait", "0"));
    keys.deserialize(TOPIC, GOOD);
    stub.close();

    assertThat(keys.deserialize(TOPIC, GOOD)).isEqualTo(new ReturnKey("A", "B"));
  }

  @Test
  void anUnregisteredSchemaIsNamed() {
    assertThatThrownBy(
            () ->
                factory(Map.of())
                    .valueSerializer(OutputReturn.class)
                    .serialize(TOPIC, Samples.output()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is not registered under subject t-value");
  }

  @Test
  void credentialsComeFromTheKeyOrTheUrl() {
    registry(Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "u:p"))
        .schema(3);
    assertThat(stub.authorization()).isEqualTo("Basic dTpw");

    String withUser = stub.url().replace("http://", "http://me:se%20cret@");
    SchemaRegistry registry = new SchemaRegistry(RegistryConfig.at(withUser));
    registry.schema(3);
    assertThat(stub.authorization()).isEqualTo("Basic bWU6c2UgY3JldA==");
    assertThat(registry.address()).isEqualTo(stub.url());
    assertThat(RegistryConfig.at(withUser).toString()).doesNotContain("cret");
  }

  @Test
  void aMalformedUrlIsRefusedWithoutTellingThePassword() {
    for (String url : List.of("http://me:se cret@host", "host:8081", "ftp://me:secret@host")) {
      assertThatThrownBy(() -> RegistryConfig.at(url))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("schema.registry.url")
          .hasMessageNotContaining("cret");
    }
  }

  private Deserializer<ReturnKey> keys(Map<String, String> more) {
    return factory(more).keyDeserializer(ReturnKey.class);
  }

  private SerdeFactory factory(Map<String, String> more) {
    Map<String, String> config = new HashMap<>(Map.of("serde.retries.wait.ms", "10"));
    config.put("schema.registry.url", stub.url());
    config.putAll(more);
    return new SerdeFactory(config);
  }

  private SchemaRegistry registry(Map<String, String> more) {
    Map<String, String> config = new HashMap<>(Map.of("retries.wait.ms", "10"));
    config.put("schema.registry.url", stub.url());
    config.putAll(more);
    return new SchemaRegistry(RegistryConfig.from(config));
  }

  private static String nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }
}
