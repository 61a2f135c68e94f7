package io.tongji.log.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.ReturnKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Confluent's JavaScript client reads what we write, and we read what it writes. */
class JavaScriptInteropIT {
  private static final String TOPIC = "interop-js.returns.output";
  private static final Path SOURCES = Path.of("src", "test", "interop");
  private static final Path HOME = Path.of("target", "interop").toAbsolutePath();
  private static final SerdeFactory SERDES =
      new SerdeFactory(Map.of("schema.registry.url", RegistryProcess.url()));

  @TempDir private Path directory;

  @BeforeAll
  static void install() throws Exception {
    requireNpm();
    Files.createDirectories(HOME);
    for (String file : List.of("package.json", "package-lock.json", "interop.js")) {
      Files.copy(SOURCES.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(HOME.resolve("node_modules/.package-lock.json"))) {
      run("", "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
    }
    SERDES.registry().register(TOPIC + "-key", ReturnKey.SCHEMA$);
    SERDES.registry().register(TOPIC + "-value", OutputReturn.SCHEMA$);
  }

  @Test
  void itReadsWhatWeWrite() throws Exception {
    OutputReturn value = Samples.output();
    value.setYtd(1_234_567_890_123L);
    write("key", SERDES.keySerializer(ReturnKey.class).serialize(TOPIC, Samples.KEY));
    write("value", SERDES.valueSerializer(OutputReturn.class).serialize(TOPIC, value));

    JsonNode read = new ObjectMapper().readTree(script("", "decode"));

    assertThat(read.path("key").path("unit_id").asText()).isEqualTo(Samples.KEY.getUnitId());
    assertThat(read.path("key").path("period").asText()).isEqualTo("2023-12");
    assertThat(read.path("value").path("month").asLong()).isEqualTo(123_456L);
    assertThat(read.path("value").path("ytd").asLong()).isEqualTo(1_234_567_890_123L);
    assertThat(read.path("value").path("prior_month").asLong()).isEqualTo(-5L);
    assertThat(read.path("value").path("prior_ytd").isNull()).isTrue();
    assertThat(read.path("value").path("revision").asInt()).isEqualTo(3);
    assertThat(read.path("value").path("withdrawn").asBoolean()).isFalse();
    assertThat(read.path("value").path("explanation").asText()).isEqualTo("停产检修");
  }

  @Test
  void theExampleInJavaScriptCompiles() throws Exception {
    Path example = Path.of("..", "docs", "examples", "reader.js").toAbsolutePath();

    assertThat(run("", "node", "--check", example.toString())).isEmpty();
  }

  @Test
  void weReadWhatItWrites() throws Exception {
    String records =
        """
        {"key": {"unit_id": "91330483MA28A0001X", "period": "2023-12"},
         "value": {"month": -7, "ytd": 9999999999999, "withdrawn": true, "explanation": "订单减少"}}
        """;

    script(records, "encode");

    ReturnKey key = SERDES.keyDeserializer(ReturnKey.class).deserialize(TOPIC, read("key"));
    OutputReturn value =
        SERDES.valueDeserializer(OutputReturn.class).deserialize(TOPIC, read("value"));
    assertThat(key).isEqualTo(Samples.KEY);
    assertThat(value)
        .isEqualTo(
            OutputReturn.newBuilder()
                .setMonth(-7L)
                .setYtd(9_999_999_999_999L)
                .setWithdrawn(true)
                .setExplanation("订单减少")
                .build());
  }

  private static void requireNpm() throws Exception {
    try {
      new ProcessBuilder("npm", "--version").start().waitFor();
    } catch (IOException e) {
      String message = "npm is not installed: Confluent's JavaScript client is not tested";
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        fail(message, e);
      }
      abort(message);
    }
  }

  private String script(String input, String command) throws Exception {
    return run(
        input, "node", "interop.js", command, RegistryProcess.url(), TOPIC, directory.toString());
  }

  private static String run(String input, String... command) throws Exception {
    Path output = Files.createTempFile(HOME, "run", ".out");
    Path given = Files.writeString(Files.createTempFile(HOME, "run", ".in"), input);
    Path errors = Files.createTempFile(HOME, "run", ".err");
    Process process =
        new ProcessBuilder(command)
            .directory(HOME.toFile())
            .redirectInput(given.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors, UTF_8)).isZero();
    return Files.readString(output, UTF_8);
  }

  private void write(String part, byte[] bytes) throws IOException {
    Files.write(directory.resolve(part + ".bin"), bytes);
  }

  private byte[] read(String part) throws IOException {
    return Files.readAllBytes(directory.resolve(part + ".bin"));
  }
}
