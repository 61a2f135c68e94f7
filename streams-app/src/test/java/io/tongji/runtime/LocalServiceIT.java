package io.tongji.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import io.tongji.wire.ReadProgress;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServiceIT {

  @TempDir private Path directory = Path.of("");

  @Test
  void theReadyLineSaysWhereEverythingIs() throws Exception {
    AppConfig config = AppConfig.defaults().with(Map.of(Keys.HTTP_PORT.name(), "0"));
    LocalCluster cluster = LocalCluster.start(directory, 0, 0);
    try (LocalService service =
        LocalService.start(cluster, config, given -> new IdlePipeline(), ReadProgress.SILENT)) {
      assertThat(service.readyLine())
          .matches(
              "ready kafka=127\\.0\\.0\\.1:\\d+"
                  + " registry=http://127\\.0\\.0\\.1:\\d+/apis/ccompat/v7"
                  + " http=http://127\\.0\\.0\\.1:\\d+");
      assertThat(service.config().stateDirectory()).isEqualTo(directory.resolve("state"));
      try (Admin admin = Admin.create(Map.copyOf(service.config().kafka()))) {
        assertThat(admin.describeCluster().nodes().get()).hasSize(1);
      }
    }
  }
}
