package io.tongji.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.config.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compose file, Dockerfile, Prometheus and Grafana agree on paths, names and ports. */
class ContainersTest {

  private static final List<String> OURS =
      List.of("topics", "tongji", "gate", "console", "sample", "verify");

  static Stream<String> services() throws IOException {
    return ComposeFile.services().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void aServiceHasNoMoreRightsThanItNeeds(String name) throws IOException {
    Map<String, Object> service = ComposeFile.service(name);
    assertThat(YamlFile.text(service, "user")).as("not root").matches("[1-9][0-9]*:[0-9]+");
    assertThat(YamlFile.list(service, "cap_drop")).hasToString("[ALL]");
    assertThat(YamlFile.list(service, "security_opt")).hasToString("[no-new-privileges:true]");
    Map<String, Object> limits =
        YamlFile.map(
            YamlFile.map(YamlFile.map(service.get("deploy")).get("resources")).get("limits"));
    assertThat(limits).containsOnlyKeys("cpus", "memory");
    assertThat(service).containsKeys("healthcheck", "restart");
    assertThat(service).doesNotContainKeys("privileged", "network_mode", "container_name");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void portsAreOpenOnThisMachineAlone(String name) throws IOException {
    assertThat(YamlFile.list(ComposeFile.service(name), "ports"))
        .allMatch(port -> port.toString().startsWith("127.0.0.1:$"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void anImageHasOneVersion(String name) throws IOException {
    String image = ComposeFile.resolved(YamlFile.text(ComposeFile.service(name), "image"));
    assertThat(image).matches("[a-z/-]+:v?[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void whatIsMountedExists(String name) throws IOException {
    ComposeFile.checkMounts(name);
  }

  @Test
  void prometheusScrapesTheServiceAtItsPort() throws IOException {
    Path targets = PrometheusRules.FOLDER.resolve("targets/tongji.yml");
    String address = "tongji:" + ComposeFile.containerPort("tongji");
    assertThat(Files.readString(targets)).contains("- " + address + "\n");
    assertThat(Keys.HTTP_PORT.standard()).isEqualTo(ComposeFile.containerPort("tongji"));
    Map<String, Object> environment =
        YamlFile.map(ComposeFile.service("tongji").get("environment"));
    assertThat(environment)
        .containsEntry("TONGJI_HTTP_PORT", Integer.valueOf(ComposeFile.containerPort("tongji")))
        .containsEntry("TONGJI_HTTP_HOST", "0.0.0.0");
    assertThat(YamlFile.list(ComposeFile.service("prometheus"), "command").toString())
        .contains(
            "--config.file="
                + ComposeFile.target("prometheus", "../grafana/prometheus")
                + "/prometheus");
  }

  @Test
  void addressesInsideAreThoseOfServicesThatListenThere() throws IOException {
    Map<String, Object> kafka = YamlFile.map(ComposeFile.service("kafka").get("environment"));
    for (String name : OURS) {
      Map<String, Object> environment = YamlFile.map(ComposeFile.service(name).get("environment"));
      assertThat(YamlFile.text(kafka, "KAFKA_ADVERTISED_LISTENERS"))
          .contains("INSIDE://" + YamlFile.text(environment, "TONGJI_BOOTSTRAP_SERVERS") + ",");
      assertThat(YamlFile.text(environment, "TONGJI_SCHEMA_REGISTRY_URL"))
          .startsWith("http://registry:" + ComposeFile.containerPort("registry") + "/");
    }
    assertThat(YamlFile.text(kafka, "KAFKA_LISTENERS")).contains("INSIDE://:19092");
    assertThat(YamlFile.text(kafka, "KAFKA_LISTENERS"))
        .contains("HOST://:" + ComposeFile.containerPort("kafka"));
    assertThat(YamlFile.text(kafka, "KAFKA_LOG_DIRS"))
        .isEqualTo(ComposeFile.target("kafka", "kafka-data"));
  }

  @Test
  void everySettingOfTheApplicationIsAKeyOfIts() throws IOException {
    Set<String> known = new TreeSet<>(Set.of("HEAP_OPTIONS", "TONGJI_JAVA_OPTS"));
    Keys.all()
        .forEach(
            key -> {
              known.add(key.environmentName());
              if (key.secret()) {
                known.add(key.environmentName() + "_FILE");
              }
            });
    for (String name : OURS) {
      assertThat(known)
          .containsAll(YamlFile.map(ComposeFile.service(name).get("environment")).keySet());
    }
    assertThat(Files.readString(ComposeFile.FOLDER.resolve("tongji")))
        .contains("${HEAP_OPTIONS:-}", "${TONGJI_JAVA_OPTS:-}");
  }

  @Test
  void verifyHasRoomForItsDatabase() throws IOException {
    Map<String, Object> environment =
        YamlFile.map(ComposeFile.service("verify").get("environment"));
    String scratch = ComposeFile.target("verify", "verify-scratch");
    assertThat(environment).containsEntry("TONGJI_JAVA_OPTS", "-Djava.io.tmpdir=" + scratch);
    assertThat(Files.readString(ComposeFile.FOLDER.resolve("Dockerfile")))
        .as("its own user may write there")
        .contains("install -d -o tongji -g tongji " + scratch + "\n");
    assertThat(Files.readString(ComposeFile.FOLDER.resolve("README.md")))
        .contains("docker compose run --rm verify")
        .doesNotContainPattern("exec .*verify");
  }

  @Test
  void theExampleHasEveryVariableThatIsAskedForAndNoOther() throws IOException {
    Set<String> asked = new TreeSet<>();
    Matcher variable =
        ComposeFile.VARIABLE.matcher(Files.readString(ComposeFile.FOLDER.resolve("compose.yaml")));
    while (variable.find()) {
      assertThat(variable.group(2)).as(variable.group(1)).isEqualTo(":?copy .env.example to .env");
      asked.add(variable.group(1));
    }
    assertThat(ComposeFile.example().keySet()).containsExactlyInAnyOrderElementsOf(asked);
  }

  /** A secret is mounted for the services that name it, and each that is named is there. */
  @Test
  void secretsAreFilesOfTheServicesThatNameThem() throws IOException {
    Set<String> mounted = new TreeSet<>();
    for (String name : ComposeFile.services()) {
      List<?> secrets = YamlFile.list(ComposeFile.service(name), "secrets");
      String environment = String.valueOf(ComposeFile.service(name).get("environment"));
      for (Object secret : secrets) {
        assertThat(environment).as(name).contains("=/run/secrets/" + secret);
        mounted.add(secret.toString());
      }
      assertThat(environment.split("=/run/secrets/", -1)).as(name).hasSize(secrets.size() + 1);
    }
    assertThat(ComposeFile.compose("secrets").keySet()).isEqualTo(mounted);
  }

  /** What listens beyond its container shows undisclosed figures by TLS alone. */
  @Test
  void theConsoleSpeaksTls() throws IOException {
    Map<String, Object> environment =
        YamlFile.map(ComposeFile.service("console").get("environment"));
    assertThat(environment)
        .containsEntry("TONGJI_CONSOLE_PORT", Integer.valueOf(ComposeFile.containerPort("console")))
        .containsEntry("TONGJI_CONSOLE_TLS_KEYSTORE_PATH", "/run/secrets/console-keystore");
    assertThat(YamlFile.text(environment, "TONGJI_CONSOLE_DIR"))
        .startsWith(ComposeFile.target("console", "console-data") + "/");
  }

  @Test
  void theImageIsMadeOfTheArchive() throws IOException {
    String dockerfile = Files.readString(ComposeFile.FOLDER.resolve("Dockerfile"));
    String pom = Files.readString(YamlFile.TOP.resolve("pom.xml"));
    Map<String, String> example = ComposeFile.example();
    assertThat(pom).contains("<version>" + example.get("TONGJI_VERSION") + "</version>");
    assertThat(dockerfile)
        .contains("ARG TONGJI_VERSION=" + example.get("TONGJI_VERSION") + "\n")
        .contains("ARG BASE=debian:" + example.get("DEBIAN_TAG") + "\n");
    List<String> sent = Files.readAllLines(YamlFile.TOP.resolve(".dockerignore"));
    Matcher copy = Pattern.compile("(?m)^(ADD|COPY) (.+) \\S+$").matcher(dockerfile);
    Set<String> copied = new TreeSet<>();
    while (copy.find()) {
      for (String source : copy.group(2).split(" ")) {
        copied.add("!" + source.replace("${TONGJI_VERSION}", "*"));
        assertThat(source.startsWith("target/") || Files.exists(YamlFile.TOP.resolve(source)))
            .as(source)
            .isTrue();
      }
    }
    assertThat(sent).filteredOn(line -> line.startsWith("!")).hasSameElementsAs(copied);
  }

  @Test
  void theDockerfileKeepsToTheRules() throws IOException {
    List<String> lines =
        Files.readString(ComposeFile.FOLDER.resolve("Dockerfile"))
            .replaceAll("\\\\\n *", "")
            .lines()
            .toList();
    assertThat(instructions(lines, "FROM")).containsExactly("FROM ${BASE}");
    assertThat(lines).noneMatch(line -> line.matches("(MAINTAINER|ONBUILD|VOLUME) .*"));
    assertThat(lines).noneMatch(line -> line.matches("(?i).*(latest|sudo|chmod 777|password=).*"));
    assertThat(lines).noneMatch(line -> line.matches("RUN .*(apt-get|apk|curl|wget) .*"));
    assertThat(instructions(lines, "ADD")).allMatch(line -> line.startsWith("ADD target/dist/"));
    assertThat(instructions(lines, "USER")).containsExactly("USER 10001:10001");
    assertThat(instructions(lines, "ENTRYPOINT")).containsExactly("ENTRYPOINT [\"tongji\"]");
    assertThat(instructions(lines, "CMD")).containsExactly("CMD [\"run\"]");
    assertThat(instructions(lines, "HEALTHCHECK")).hasSize(1);
    assertThat(instructions(lines, "WORKDIR")).allMatch(line -> line.startsWith("WORKDIR /"));
    assertThat(instructions(lines, "EXPOSE"))
        .containsExactly("EXPOSE " + ComposeFile.containerPort("tongji"));
    assertThat(lines.indexOf("USER 10001:10001"))
        .as("nothing is written as another user afterwards")
        .isGreaterThan(lines.lastIndexOf(instructions(lines, "RUN").get(0)));
  }

  private static List<String> instructions(List<String> lines, String word) {
    return lines.stream().filter(line -> line.startsWith(word + " ")).toList();
  }
}
