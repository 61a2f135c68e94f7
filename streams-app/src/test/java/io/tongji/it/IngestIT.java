package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongji.Main;
import io.tongji.app.cluster.ClusterSetup;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.LocalCluster;
import io.tongji.app.run.Pipeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clerk feeds files by the command line, and learns what only the pipeline can know. */
final class IngestIT {

  private static final String FIRM = "91330483YB0000032L";
  private static final String OTHER_FIRM = "91330483YB0000016Y";

  @TempDir private Path directory = Path.of("");

  /** How a command ended, and what it said. */
  private record End(int exitCode, String messages) {}

  @Test
  void theVerdictComesBackByFileAndLine() throws Exception {
    try (LocalCluster cluster = LocalCluster.start(directory.resolve("data"), 0, 0)) {
      AppConfig config = config(cluster);
      ClusterSetup.createTopics(config);
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

      End early = ingest(cluster, file, "--set=operation.timeout=PT20S");
      assertThat(early.exitCode()).as(early.messages()).isEqualTo(3);
      assertThat(early.messages()).contains("all records are safe in the topic");

      try (Pipeline pipeline = Stand.start(config)) {
        feedAgain(cluster, file);
        feedMended(cluster);
        feedCopiesOfARow(cluster);
        feedRowsWithoutAnOrder(cluster);
        feedEvents(cluster);
        whoIsMissing(cluster);
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

  /** Copies of a row are duplicates, however often the file is fed. */
  private void feedCopiesOfARow(LocalCluster cluster) throws IOException {
    String key = FIRM + ",2023-05,";
    Path file =
        write("two.csv", "unit_id,period,ytd", key + "16", key + "16", FIRM + ",2023-06,17");
    Path json = directory.resolve("receipt.json");
    End first = ingest(cluster, file, "--receipt=" + json);
    assertThat(first.messages()).contains("读入 3 行:接收 2,重复 1,过时 0,退回 0,待说明 2 NOT_IN_REGISTER=2");
    JsonNode receipt = new ObjectMapper().readTree(json.toFile());
    assertThat(receipt.at("/files/0/name").asText()).isEqualTo("two.csv");
    assertThat(receipt.at("/files/0/sha256").asText()).isEqualTo(sha256(file));
    assertThat(receipt.at("/read").asLong()).isEqualTo(3);
    assertThat(receipt.at("/accepted").asLong()).isEqualTo(2);
    assertThat(receipt.at("/queries_by_code/NOT_IN_REGISTER").asLong()).isEqualTo(2);
    assertThat(receipt.at("/topic").asText()).isEqualTo("tongji.returns.output");
    JsonNode partition = receipt.at("/partitions/0");
    assertThat(partition.get("records").asLong()).isEqualTo(3);
    assertThat(partition.get("last_offset").asLong())
        .isEqualTo(partition.get("first_offset").asLong() + 2);

    End again = ingest(cluster, file);
    assertThat(again.messages()).contains("读入 3 行:接收 0,重复 3,过时 0,退回 0,待说明 0");
    assertThat(again.exitCode()).isZero();
  }

  /** Rows of one unit and period that differ are refused, unless all have revisions. */
  private void feedRowsWithoutAnOrder(LocalCluster cluster) throws IOException {
    String key = FIRM + ",2023-07,";
    String header = "unit_id,period,ytd,revision";
    Path mixed = write("mixed.csv", header, key + "120,", key + "90,1", FIRM + ",2023-08,200,");
    Path other = write("other.csv", header, FIRM + ",2023-09,7,", FIRM + ",2023-09,8,");
    for (int times = 0; times < 2; times++) {
      End end = ingest(cluster, mixed);
      assertThat(end.messages())
          .contains("mixed.csv 第2行 revision \"\": ")
          .contains("mixed.csv 第3行 revision \"1\": ")
          .contains("读入 3 行:接收 " + (1 - times) + ",重复 " + times + ",过时 0,退回 2 NO_REVISION=2");
      assertThat(end.exitCode()).isEqualTo(1);
    }
    assertThat(ingest(cluster, other, "--no-wait").messages())
        .contains("other.csv 第2行 revision \"\": ")
        .contains("other.csv 第3行 revision \"\": ")
        .contains("读入 2 行:接收 0,退回 2 NO_REVISION=2");

    Path corrected = write("corrected.csv", header, key + "120,1", key + "90,2");
    assertThat(ingest(cluster, corrected).messages()).contains("读入 2 行:接收 2,重复 0,过时 0,退回 0");
    End again = ingest(cluster, corrected);
    assertThat(again.messages()).contains("读入 2 行:接收 0,重复 1,过时 1,退回 0");
    assertThat(again.exitCode()).isZero();
  }

  /** Events of one month are asked about once, whatever their numbers. */
  private void feedEvents(LocalCluster cluster) throws IOException {
    String tail = ",demolition,done,2023-06-05,100,M2";
    Path file =
        write(
            "events.csv",
            "unit_id,event_id,kind,status,occurred_on,quantity,unit",
            FIRM + ",E1" + tail,
            FIRM + ",E2" + tail);

    End end = feed(cluster, "event", file);

    assertThat(end.messages()).contains("读入 2 行:接收 2,重复 0,过时 0,退回 0,待说明 1 NOT_IN_REGISTER=1");
    assertThat(end.exitCode()).isZero();
  }

  private void whoIsMissing(LocalCluster cluster) throws IOException {
    String entry = ",企业,样本,330483004,3911,规上,2023-01";
    Path register =
        write(
            "register.csv",
            "unit_id,kind,name,area,industry,frames,valid_from",
            FIRM + entry,
            OTHER_FIRM + entry);
    assertThat(feed(cluster, "register", register).exitCode()).isZero();

    CommandEnd missing =
        CommandEnd.of(
            List.of(
                "missing",
                "--form=output",
                "--period=2023-05",
                "--area=330483",
                "--bootstrap-servers=" + cluster.bootstrapServers(),
                "--registry-url=" + cluster.registryUrl()));
    assertThat(missing.exitCode()).as(missing.messages()).isZero();
    assertThat(missing.out()).contains(OTHER_FIRM, "330483004").doesNotContain(FIRM);
    assertThat(missing.messages()).contains("output 2023-05:应报 2,已报 1,未报 1");
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(directory.resolve(name), List.of(lines));
  }

  private AppConfig config(LocalCluster cluster) {
    return cluster
        .pointAt(AppConfig.defaults())
        .with(
            Map.of(
                Keys.TOPICS_PARTITIONS.name(),
                "3",
                Keys.STATE_DIR.name(),
                cluster.stateDirectory().toString()));
  }

  private static End ingest(LocalCluster cluster, Path file, String... more) {
    return feed(cluster, "output", file, more);
  }

  private static End feed(LocalCluster cluster, String form, Path file, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "ingest",
                "--form=" + form,
                file.toString(),
                "--bootstrap-servers=" + cluster.bootstrapServers(),
                "--registry-url=" + cluster.registryUrl()));
    arguments.addAll(List.of(more));
    StringWriter messages = new StringWriter();
    int exitCode =
        Main.command()
            .setErr(new PrintWriter(messages, true))
            .execute(arguments.toArray(new String[0]));
    return new End(exitCode, messages.toString());
  }
}
