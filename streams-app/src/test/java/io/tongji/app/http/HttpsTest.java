package io.tongji.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.IdlePipeline;
import io.tongji.failure.Failure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoints behind TLS and a password, with a keystore as an operator makes it. */
class HttpsTest {

  private static final String PASSWORD = "open sesame";

  @TempDir private static Path directory = Path.of("");

  @BeforeAll
  static void makeKeystore() throws Exception {
    Keystores.make(keystore(), PASSWORD);
  }

  @Test
  void theUrlIsOfHttpsAndTheCertificateIsTheKeystores() throws Exception {
    try (HttpEndpoints http = start(Map.of())) {
      assertThat(http.url().getScheme()).isEqualTo("https");
      assertThat(get(trusting(), http, "/health/live", "").statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> get(HttpClient.newHttpClient(), http, "/health/live", ""))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void metricsNeedTheCredentialsAndHealthDoesNot() throws Exception {
    try (HttpEndpoints http = start(Map.of(Keys.HTTP_BASIC_AUTH.name(), "clerk:sesame"))) {
      HttpResponse<String> unnamed = get(trusting(), http, "/metrics", "");
      assertThat(unnamed.statusCode()).isEqualTo(401);
      assertThat(unnamed.headers().firstValue("WWW-Authenticate").orElseThrow())
          .startsWith("Basic realm=\"tongji\"");
      assertThat(get(trusting(), http, "/metrics", "clerk:wrong").statusCode()).isEqualTo(401);
      assertThat(get(trusting(), http, "/metrics", "clerk:sesame").statusCode()).isEqualTo(200);
      assertThat(get(trusting(), http, "/health/live", "").statusCode()).isEqualTo(200);
      assertThat(get(trusting(), http, "/health/ready", "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void secretsMayBeReadFromFiles() throws Exception {
    Path user = Files.writeString(directory.resolve("user"), "clerk:sesame\n");

    try (HttpEndpoints http = start(Map.of("http.basic.auth.file", user.toString()))) {
      assertThat(get(trusting(), http, "/metrics", "").statusCode()).isEqualTo(401);
      assertThat(get(trusting(), http, "/metrics", "clerk:sesame").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aWrongPasswordOfTheKeystoreIsReportedWithoutIt() {
    assertThatThrownBy(() -> start(Map.of(Keys.HTTP_TLS_KEYSTORE_PASSWORD.name(), "hush")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("http.tls.keystore.path cannot be used: \"" + keystore())
        .hasMessageContaining("http.tls.keystore.password")
        .hasMessageNotContaining("hush");
  }

  @Test
  void theHealthCheckOfTheImageHearsOverTlsWhetherTheInstanceIsReady() throws Exception {
    try (HttpEndpoints http = start(Map.of())) {
      assertThat(healthCheck(http)).isZero();
    }
    try (HttpEndpoints http = start(Map.of(), false)) {
      assertThat(healthCheck(http)).isEqualTo(1);
    }
    assertThat(healthCheck(closed())).isEqualTo(1);
  }

  @Test
  void theHealthCheckOfTheImageHearsWithoutTlsWhetherTheInstanceIsReady() throws Exception {
    Map<String, String> plain = Map.of(Keys.HTTP_TLS_KEYSTORE_PATH.name(), "");
    try (HttpEndpoints http = start(plain)) {
      assertThat(healthCheck(http)).isZero();
    }
    try (HttpEndpoints http = start(plain, false)) {
      assertThat(healthCheck(http)).isEqualTo(1);
    }
  }

  /** The script of the image, with a Java that has these classes where the image has a jar. */
  private static int healthCheck(HttpEndpoints http) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path classes =
        Path.of(HealthProbe.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path here = Files.createDirectories(directory.resolve("runtime/bin")).resolve("java");
    Files.writeString(
        here,
        "#!/bin/sh\nwhile [ $# -gt 2 ]; do shift; done\nexec '%s' -cp '%s' \"$@\"\n"
            .formatted(java, classes));
    assertThat(here.toFile().setExecutable(true)).isTrue();
    ProcessBuilder script =
        new ProcessBuilder("bash", Path.of("..", "docker", "tongji").toString(), "healthy");
    script.environment().put("INSTALLED_IN", directory.toString());
    script.environment().put("TONGJI_HTTP_PORT", Integer.toString(http.url().getPort()));
    return script.redirectErrorStream(true).redirectOutput(log()).start().waitFor();
  }

  private static HttpEndpoints closed() {
    HttpEndpoints http = start(Map.of());
    http.close();
    return http;
  }

  private static HttpEndpoints start(Map<String, String> more) {
    return start(more, true);
  }

  private static HttpEndpoints start(Map<String, String> more, boolean ready) {
    Map<String, String> settings = new TreeMap<>();
    settings.put(Keys.HTTP_PORT.name(), "0");
    settings.put(Keys.HTTP_TLS_KEYSTORE_PATH.name(), keystore().toString());
    settings.put(Keys.HTTP_TLS_KEYSTORE_PASSWORD.name(), PASSWORD);
    settings.putAll(more);
    HealthCheck up = new HealthCheck("pipeline", () -> true);
    HealthCheck published = new HealthCheck("published", () -> ready);
    HttpSettings https = HttpSettings.of(AppConfig.defaults().with(settings));
    return HttpEndpoints.start(https, new IdlePipeline(), List.of(up), List.of(published));
  }

  private static HttpResponse<String> get(
      HttpClient client, HttpEndpoints http, String page, String credentials) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(http.url() + page));
    if (!credentials.isEmpty()) {
      byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** A client that trusts the keystore's own certificate and no other. */
  private static HttpClient trusting() throws Exception {
    SSLContext context = Keystores.trusting(keystore(), PASSWORD);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static Path keystore() {
    return directory.resolve("keystore.p12");
  }

  private static java.io.File log() {
    return directory.resolve("keytool.log").toFile();
  }
}
