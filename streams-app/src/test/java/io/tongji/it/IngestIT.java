package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.command.Failures;
import io.tongji.command.Tongji;
import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import io.tongji.runtime.LocalCluster;
import io.tongji.runtime.Pipeline;
import io.tongji.runtime.StreamsPipeline;
import io.tongji.wire.ReadProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A clerk feeds files by the command line, and learns what only the pipeline can know. */
final class IngestIT {

  private static final String FIRM = "91330483YB0000032L";

  @TempDir private Path directory = Path.of("");

  /** How a command ended, and what it said. */
  private record End(int exitCode, String messages) {}

  @Test
  void theVerdictComesBackByFileAndLine() throws Exception {
    try (LocalCluster cluster = LocalCluster.start(directory.resolve("data"), 0, 0)) {
      AppConfig config = config(cluster);
      StreamsPipeline.createTopics(config);
      Path file =
          write(
              "a.csv",
              "unit_id,period,ytd,revision",
              FIRM + ",2023-03,7,2",
              FIRM + ",2023-03,7,2",
              FIRM + ",2023-03,8,2",
              FIRM + ",2023-03,9,1",
              FIRM + ",2023-13,9,1",
              FIRM + ",2023-04,9,");

      End early = ingest(cluster, file, "--set=operation.timeout=PT3S");
      assertThat(early.exitCode()).isEqualTo(3);
      assertThat(early.messages()).contains("all records are safe in the topic");

      try (Pipeline pipeline = StreamsPipeline.create(config)) {
        pipeline.start();
        pipeline.awaitReady(Duration.ofSeconds(60), ReadProgress.SILENT);
        feedAgain(cluster, file);
        feedMended(cluster);
      }
    }
  }

  private void feedAgain(LocalCluster cluster, Path file) {
    End again = ingest(cluster, file, "--rejects=" + directory.resolve("rejects.csv"));

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.messages())
        .contains("读入 6 行:接收 0,重复 3,过时 1,退回 2 BAD_PERIOD=1 SAME_REVISION=1")
        .contains("a.csv 第4行 revision \"2\": ");
  }

  private void feedMended(LocalCluster cluster) throws IOException {
    String rejects = Files.readString(directory.resolve("rejects.csv"));
    String mended = rejects.replace("2023-13,9,1", "2023-12,9,1").replace("03,8,2", "03,8,3");
    Path file = Files.writeString(directory.resolve("mended.csv"), mended);

    End end = ingest(cluster, file);

    assertThat(end.messages()).contains("读入 2 行:接收 2,重复 0,过时 0,退回 0");
    assertThat(end.exitCode()).isZero();
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(directory.resolve(name), List.of(lines));
  }

  private AppConfig config(LocalCluster cluster) {
    return AppConfig.defaults()
        .with(
            Map.of(
                Keys.BOOTSTRAP_SERVERS.name(), cluster.bootstrapServers(),
                Keys.SCHEMA_REGISTRY_URL.name(), cluster.registryUrl(),
                Keys.TOPICS_PARTITIONS.name(), "3",
                Keys.STATE_DIR.name(), cluster.stateDirectory().toString()));
  }

  private static End ingest(LocalCluster cluster, Path file, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "ingest",
                "--form=output",
                file.toString(),
                "--bootstrap-servers=" + cluster.bootstrapServers(),
                "--registry-url=" + cluster.registryUrl()));
    arguments.addAll(List.of(more));
    StringWriter messages = new StringWriter();
    int exitCode =
        new CommandLine(new Tongji())
            .setErr(new PrintWriter(messages, true))
            .setExecutionExceptionHandler(new Failures())
            .execute(arguments.toArray(new String[0]));
    return new End(exitCode, messages.toString());
  }
}
