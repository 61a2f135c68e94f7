package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.config.Keys;
import io.tongji.app.http.Keystores;
import io.tongji.app.local.Ports;
import io.tongji.log.topics.Topics;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disasters as an operator meets them: from an alert that a real Prometheus raises, by what the
 * runbook says, to figures that {@code verify} finds right. {@code ./tongji test --drills} runs
 * them; {@code BackupIT} plays those that no alert can see.
 */
@Tag("alone") // it waits for what takes a minute
final class Drills {

  private static final String PREFIX = "drilled";
  private static final String INSTANCE = "one";
  private static final String PASSWORD = "open sesame";
  private static final Path RULES = Path.of("..", "grafana", "prometheus", "rules");
  private static final String GREEN = "every published figure equals the recomputed one";
  private static final Set<String> FILES = Set.of("register.csv", "targets.csv", "fdi-2022.csv");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofSeconds(90);

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final int port = Ports.claim("metrics", 0);

  @TempDir private Path directory;
  private long began = System.nanoTime();

  @BeforeAll
  static void requirePrometheus() throws InterruptedException {
    PrometheusProcess.require();
  }

  @Test
  void eachDisasterRaisesItsAlertAndItsRunbookEndsIt() throws Exception {
    certify(Duration.ofDays(1));
    try (FaultSite site = new FaultSite(directory);
        PrometheusProcess prometheus =
            PrometheusProcess.alerting(
                directory.resolve("prometheus"), RULES, "127.0.0.1:" + port, certificate())) {
      Path backup = directory.resolve("backup");
      try (Stand stand = new Stand(Files.createDirectory(directory.resolve("first")))) {
        stand.createTopics(PREFIX);
        new SampleFeed(stand).feed(PREFIX, FILES::contains);
        InstanceProcess instance = started(stand, site, prometheus);
        done(stand, "backup", "--out=" + backup);
        instance = anInstanceIsLost(stand, site, prometheus, instance);
        instance = aClockIsSetBack(stand, site, prometheus, instance);
        instance = aCertificateExpires(stand, site, prometheus, instance);
        theDisksAreLost(stand, prometheus, instance);
      }
      try (Stand stand = new Stand(Files.createDirectory(directory.resolve("second")))) {
        restored(stand, backup);
        try (InstanceProcess instance = started(stand, site, prometheus)) {
          green(stand, prometheus, "the disks are lost");
          theSchemasAreLost(stand, site, prometheus, instance, backup);
        }
      }
    }
  }

  private InstanceProcess anInstanceIsLost(
      Stand stand, FaultSite site, PrometheusProcess prometheus, InstanceProcess instance)
      throws Exception {
    instance.kill();
    fires(prometheus, "TongjiAppDown");
    InstanceProcess again = started(stand, site, prometheus);
    green(stand, prometheus, "an instance is lost");
    return again;
  }

  private InstanceProcess aClockIsSetBack(
      Stand stand, FaultSite site, PrometheusProcess prometheus, InstanceProcess instance)
      throws Exception {
    if (!FaultSite.hasClocks()) {
      out.println("no clock is set back: faketime is not installed");
      return instance;
    }
    site.setClock(INSTANCE, Duration.ofMinutes(-10));
    fires(prometheus, "TongjiClockSetBack");
    instance.close();
    site.setClock(INSTANCE, Duration.ZERO);
    InstanceProcess again = started(stand, site, prometheus);
    green(stand, prometheus, "a clock is set back");
    return again;
  }

  private InstanceProcess aCertificateExpires(
      Stand stand, FaultSite site, PrometheusProcess prometheus, InstanceProcess instance)
      throws Exception {
    instance.close();
    certify(SOON);
    InstanceProcess expiring = started(stand, site, prometheus);
    fires(prometheus, "TongjiAppDown");
    assertThat(expiring.isAlive()).as("only its certificate is bad").isTrue();
    expiring.close();
    certify(Duration.ofDays(1));
    InstanceProcess again = started(stand, site, prometheus);
    green(stand, prometheus, "a certificate has expired");
    return again;
  }

  private void theDisksAreLost(Stand stand, PrometheusProcess prometheus, InstanceProcess instance)
      throws Exception {
    stand.close();
    fires(prometheus, "TongjiBrokersAway");
    CommandEnd doctor = CommandEnd.of(stand.command(PREFIX, "doctor"));
    assertThat(doctor.exitCode()).as(doctor.messages()).isEqualTo(3);
    assertThat(doctor.out()).contains("wrong the brokers: nobody listens");
    instance.kill();
  }

  /** A start then refuses to go on; what can be read again is what a back-up has. */
  private void theSchemasAreLost(
      Stand stand,
      FaultSite site,
      PrometheusProcess prometheus,
      InstanceProcess instance,
      Path backup)
      throws Exception {
    stand.stopRegistry();
    stand.startEmptyRegistry();
    instance.close();
    InstanceProcess refused = start(stand, site);
    assertThat(refused.process().waitFor(3, TimeUnit.MINUTES)).as("ends").isTrue();
    assertThat(refused.process().exitValue()).isEqualTo(2);
    fires(prometheus, "TongjiAppDown");
    CommandEnd doctor = CommandEnd.of(stand.command(PREFIX, "doctor"));
    assertThat(doctor.out()).contains("wrong the registry: ");
    try (Admin admin = stand.clients(PREFIX).admin()) {
      List<String> ours =
          admin.listTopics().names().get().stream().filter(t -> t.startsWith(PREFIX)).toList();
      admin.deleteTopics(ours).all().get();
      Await.until(
          PATIENCE,
          () -> admin.listTopics().names().get(),
          names -> !names.contains(new Topics(PREFIX).register()));
    }
    restored(stand, backup);
    try (InstanceProcess again = started(stand, site, prometheus)) {
      green(stand, prometheus, "the registry has lost its schemas");
      assertThat(again.isAlive()).isTrue();
    }
  }

  private static void restored(Stand stand, Path backup) {
    done(stand, "restore", "--from=" + backup);
  }

  private InstanceProcess start(Stand stand, FaultSite site) throws Exception {
    Map<String, String> settings = stand.settings(PREFIX, INSTANCE);
    settings.put(Keys.HTTP_PORT.name(), Integer.toString(port));
    settings.put(Keys.HTTP_TLS_KEYSTORE_PATH.name(), keystore().toString());
    settings.put(Keys.HTTP_TLS_KEYSTORE_PASSWORD.name(), PASSWORD);
    return InstanceProcess.start(settings, directory.resolve("instance.log"), site, INSTANCE);
  }

  /** Started, ready, and seen by Prometheus with no alert of the pipeline left. */
  private InstanceProcess started(Stand stand, FaultSite site, PrometheusProcess prometheus)
      throws Exception {
    InstanceProcess instance = start(stand, site);
    instance.awaitReady();
    stand.awaitPublished(PREFIX);
    Set<String> left =
        Await.until(
            PATIENCE,
            () ->
                prometheus.ask("up").stream().anyMatch(up -> up.last() == 1)
                    ? critical(prometheus)
                    : Set.of("not scraped yet"),
            Set::isEmpty);
    assertThat(left).as("alerts that remain").isEmpty();
    return instance;
  }

  private static Set<String> critical(PrometheusProcess prometheus) throws Exception {
    return prometheus.ask("ALERTS{severity=\"critical\"}").stream()
        .map(alert -> Objects.requireNonNull(alert.labels().get("alertname")))
        .collect(Collectors.toSet());
  }

  private void fires(PrometheusProcess prometheus, String alert) throws Exception {
    began = System.nanoTime();
    String query = "ALERTS{alertstate=\"firing\",alertname=\"" + alert + "\"}";
    assertThat(Await.until(PATIENCE, () -> prometheus.ask(query), firing -> !firing.isEmpty()))
        .as(alert + " fires")
        .isNotEmpty();
    out.printf("%6.1f s: %s%n", seconds(), alert);
    began = System.nanoTime();
  }

  private void green(Stand stand, PrometheusProcess prometheus, String disaster) throws Exception {
    assertThat(done(stand, "verify").messages()).contains(GREEN);
    assertThat(critical(prometheus)).isEmpty();
    out.printf("%6.1f s: green again after: %s%n", seconds(), disaster);
  }

  private double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  private Path keystore() {
    return directory.resolve("metrics.p12");
  }

  private Path certificate() {
    return directory.resolve("metrics.pem");
  }

  /** A new key and certificate for /metrics, which Prometheus trusts. */
  private void certify(Duration expires) throws Exception {
    Path made = directory.resolve("new.p12");
    Keystores.make(made, PASSWORD, expires);
    Path text = directory.resolve("new.pem");
    Files.writeString(text, Keystores.certificate(made, PASSWORD) + "\n");
    Files.move(made, keystore(), StandardCopyOption.REPLACE_EXISTING);
    Files.move(text, certificate(), StandardCopyOption.REPLACE_EXISTING);
  }

  private static CommandEnd done(Stand stand, String... words) {
    CommandEnd end = CommandEnd.of(stand.command(PREFIX, words));
    assertThat(end.exitCode()).as("%s: %s", end.command(), end.messages()).isZero();
    return end;
  }
}
