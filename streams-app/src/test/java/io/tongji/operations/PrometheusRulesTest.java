package io.tongji.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.metrics.meters.Meters;
import io.tongji.catalogue.form.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules read what there is, are explained, and are tried by promtool's tests. */
class PrometheusRulesTest {

  private static final Path RUNBOOKS = YamlFile.TOP.resolve("docs/runbooks");

  static Stream<Map<String, Object>> alerts() throws IOException {
    return PrometheusRules.alerts().stream();
  }

  @Test
  void everyMetricOfOursInARuleIsExported() throws IOException {
    Set<String> exported =
        Arrays.stream(Meters.values()).map(Meters::exposedName).collect(Collectors.toSet());
    assertThat(PrometheusRules.metrics())
        .contains("tongji_units", "kafka_stream_client_state")
        .filteredOn(name -> name.startsWith("tongji_"))
        .allMatch(exported::contains);
  }

  @Test
  void everyMetricInARuleIsDocumented() throws IOException {
    String page = Files.readString(YamlFile.TOP.resolve("docs/metrics.md"));
    assertThat(PrometheusRules.metrics())
        .allMatch(name -> page.contains(name) || isOfADocumentedFamily(page, name));
  }

  /** Families are documented by their beginning: {@code process_*}. */
  private static boolean isOfADocumentedFamily(String page, String name) {
    return page.contains("`" + name.replaceFirst("_.*", "_*") + "`");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alerts")
  void anAlertIsExplainedInBothLanguagesAndHasARunbook(Map<String, Object> alert)
      throws IOException {
    String name = YamlFile.text(alert, "alert");
    Map<String, Object> annotations = YamlFile.map(alert.get("annotations"));
    assertThat(annotations)
        .containsOnlyKeys("summary", "summary_en", "description", "description_en", "runbook");
    assertThat(YamlFile.text(annotations, "summary")).matches("(?s).*\\p{IsHan}.*");
    assertThat(YamlFile.text(annotations, "description")).matches("(?s).*\\p{IsHan}.*");
    String severity = YamlFile.text(YamlFile.map(alert.get("labels")), "severity");
    assertThat(severity).isIn("info", "warning", "critical");
    Path page = YamlFile.TOP.resolve(YamlFile.text(annotations, "runbook"));
    assertThat(page).isRegularFile().hasParent(RUNBOOKS);
    assertThat(Files.readString(page)).contains("`%s` · %s".formatted(name, severity));
    assertThat(Files.readString(RUNBOOKS.resolve("README.md")))
        .containsPattern(
            "\\| `%s` \\| %s \\| .+ \\| \\[(.+)]\\(\\1\\) \\|".formatted(name, severity))
        .contains("(" + page.getFileName() + ")");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alerts")
  void aChineseTextCallsEveryFormByItsName(Map<String, Object> alert) {
    String summary = YamlFile.text(YamlFile.map(alert.get("annotations")), "summary");
    if (summary.contains("$labels.form")) {
      assertThat(Arrays.stream(Form.values()).map(Form::code))
          .allMatch(code -> summary.contains("if eq $labels.form \"" + code + "\" }}"));
    }
  }

  @Test
  void everyPageIsReachedByAnAlertOrFromTheOperatorsPage() throws IOException {
    Set<Path> reached = new HashSet<>();
    Path manual = YamlFile.TOP.resolve("docs/operations.md");
    Pattern.compile("\\(runbooks/([a-z-]+\\.md)\\)")
        .matcher(Files.readString(manual))
        .results()
        .forEach(link -> reached.add(RUNBOOKS.resolve(link.group(1))));
    for (Map<String, Object> alert : PrometheusRules.alerts()) {
      Map<String, Object> annotations = YamlFile.map(alert.get("annotations"));
      reached.add(YamlFile.TOP.resolve(YamlFile.text(annotations, "runbook")));
    }
    reached.add(RUNBOOKS.resolve("README.md"));
    assertThat(YamlFile.in(RUNBOOKS, ".md")).containsExactlyInAnyOrderElementsOf(reached);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alerts")
  void aTestExpectsTheAlertAndAnotherItsSilence(Map<String, Object> alert) throws IOException {
    String name = YamlFile.text(alert, "alert");
    List<Map<String, Object>> cases = cases(name);
    assertThat(cases).as("fires").anyMatch(one -> !YamlFile.list(one, "exp_alerts").isEmpty());
    if (alert.containsKey("for")) {
      assertThat(cases).as("is silent").anyMatch(one -> YamlFile.list(one, "exp_alerts").isEmpty());
    }
  }

  private static List<Map<String, Object>> cases(String alert) throws IOException {
    List<Map<String, Object>> cases = new ArrayList<>();
    for (Path file : YamlFile.in(PrometheusRules.FOLDER.resolve("tests"), ".yml")) {
      for (Map<String, Object> test : YamlFile.maps(YamlFile.read(file), "tests")) {
        YamlFile.maps(test, "alert_rule_test").stream()
            .filter(one -> YamlFile.text(one, "alertname").equals(alert))
            .forEach(cases::add);
      }
    }
    return cases;
  }
}
