package io.tongji.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServiceIT {

  @TempDir private Path directory = Path.of("");

  private static LocalService start(LocalCluster cluster) {
    AppConfig config = AppConfig.defaults().with(Map.of(Keys.HTTP_PORT.name(), "0"));
    return LocalService.start(
        cluster,
        config,
        new LocalService.Services(given -> new IdlePipeline(), given -> new IdleGate()),
        ReadProgress.SILENT);
  }

  @Test
  void theReadyLineSaysWhereEverythingIs() throws Exception {
    LocalCluster cluster = LocalCluster.start(directory, 0, 0);
    try (LocalService service = start(cluster)) {
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

  @Test
  void itFailsWhenItsRegistryEnds() throws Exception {
    LocalCluster cluster = LocalCluster.start(directory, 0, 0);
    try (LocalService service = start(cluster)) {
      CompletableFuture<Failure> failure = service.failure().toCompletableFuture();
      assertThat(failure).isNotDone();

      registry(cluster).destroyForcibly();

      Failure stop = failure.get(30, TimeUnit.SECONDS);
      assertThat(stop.kind()).isEqualTo(Failure.Kind.SERVER);
      assertThat(stop.sentence())
          .contains("the schema registry ended")
          .contains(directory.resolve("registry").resolve("registry.log").toString());
    }
  }

  private static ProcessHandle registry(LocalCluster cluster) {
    String port = "-Dquarkus.http.port=" + URI.create(cluster.registryUrl()).getPort();
    return ProcessHandle.current()
        .children()
        .filter(child -> List.of(child.info().arguments().orElse(new String[0])).contains(port))
        .findFirst()
        .orElseThrow();
  }
}
