package io.tongji.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As shipped nobody is notified; and no message that leaves the bureau states a figure. */
final class NotificationTest {

  private static final Path FOLDER = YamlFile.TOP.resolve("grafana/alertmanager");

  @Test
  void asShippedNobodyIsNotified() throws IOException {
    Map<String, Object> config = YamlFile.read(FOLDER.resolve("alertmanager.yml"));
    Map<String, Object> route = YamlFile.map(config.get("route"));
    assertThat(route).doesNotContainKey("routes").containsEntry("receiver", "nobody");
    assertThat((List<?>) config.get("receivers"))
        .map(YamlFile::map)
        .first()
        .isEqualTo(Map.of("name", "nobody"));
  }

  @Test
  void aMessageHasNoSummarySinceThatMayStateAFigure() throws IOException {
    assertThat(Files.readString(FOLDER.resolve("tongji.tmpl")))
        .contains(".Annotations.description", ".Annotations.runbook")
        .doesNotContain("summary", "Value", "CommonAnnotations");
  }

  /** A time is no figure. */
  @Test
  void noDescriptionOfAnAlertStatesAFigure() throws IOException {
    assertThat(PrometheusRules.alerts())
        .extracting(alert -> YamlFile.map(alert.get("annotations")).get("description"))
        .map(description -> description.toString().replace("{{ $value | humanizeTimestamp }}", ""))
        .hasSizeGreaterThan(10)
        .allMatch(description -> !description.contains("{{"));
  }
}
