package io.tongji.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Grafana reads when it starts agrees with where its files and Prometheus are. */
class ProvisioningTest {

  @Test
  void whatProvisioningNamesIsMounted() throws IOException {
    Path folder = YamlFile.TOP.resolve("grafana/provisioning/dashboards");
    List<String> named = new ArrayList<>();
    for (Path file : YamlFile.in(folder, ".yml")) {
      for (Map<String, Object> provider : YamlFile.maps(YamlFile.read(file), "providers")) {
        named.add(YamlFile.text(YamlFile.map(provider.get("options")), "path"));
      }
    }
    assertThat(named).isNotEmpty();
    for (String path : named) {
      assertThat(path).startsWith(ComposeFile.target("grafana", "../grafana/dashboards"));
      String inside =
          path.substring(ComposeFile.target("grafana", "../grafana/dashboards").length());
      assertThat(YamlFile.TOP.resolve("grafana/dashboards" + inside)).isDirectory();
    }
    assertThat(ComposeFile.target("grafana", "../grafana/provisioning"))
        .isEqualTo("/etc/grafana/provisioning");
  }

  @Test
  void grafanaAsksThePrometheusThatThereIs() throws IOException {
    Path folder = YamlFile.TOP.resolve("grafana/provisioning/datasources");
    List<String> addresses = new ArrayList<>();
    for (Path file : YamlFile.in(folder, ".yml")) {
      YamlFile.maps(YamlFile.read(file), "datasources")
          .forEach(source -> addresses.add(YamlFile.text(source, "url")));
    }
    assertThat(addresses)
        .containsExactly("http://prometheus:" + ComposeFile.containerPort("prometheus"));
  }
}
