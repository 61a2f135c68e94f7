package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongji.app.config.Keys;
import io.tongji.app.run.Pipeline;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.ReturnKey;
import io.tongji.console.TestBrowser;
import io.tongji.console.users.DeskRole;
import io.tongji.log.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A console that is killed in each step of a job keeps what its page has said is kept, and sends
 * nothing by half; nor does it when the registry is away.
 */
final class ConsoleKillIT {

  private static final String PREFIX = "killedconsole";
  private static final String TOPIC = new Topics(PREFIX).returns("output");
  private static final String CLIENT = "console-of-the-test";
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration BETWEEN = Duration.ofMillis(2);
  private static final int HEAP = 400;

  /** Bytes a second that the broker takes of a submission which is to be cut off. */
  private static final double SLOW = 500;

  private static final int UNITS = 40;
  private static final int MONTHS = 10;

  @TempDir private Path directory;
  private @Nullable ConsoleProcess console;
  private @Nullable TestBrowser clerk;

  @Test
  void nothingIsLostThatThePageHasSaidIsKeptAndNothingIsSentByHalf() throws Exception {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      ConsoleProcess.addUser(directory.resolve("console"), "clerk", DeskRole.CLERK);
      try (Pipeline pipeline = stand.start(PREFIX)) {
        start(stand);
        try {
          workAndKill(stand);
        } finally {
          console().kill();
        }
        Stand.assertReady(pipeline);
      }
    }
  }

  private ConsoleProcess console() {
    return Objects.requireNonNull(console);
  }

  private TestBrowser clerk() {
    return Objects.requireNonNull(clerk);
  }

  private void workAndKill(Stand stand) throws Exception {
    String job = upload();
    restart(stand); // while it is checked, or before
    assertThat(ConsoleProcess.idle(clerk(), job)).contains("提交 399 行");

    assertThat(clerk().post(job + "/mend", mended()).body()).contains("\"faults\":[]");
    restart(stand);
    assertThat(clerk().get(job).body()).contains("class=\"done\"");

    clerk().post(job + "/submit");
    assertThat(ConsoleProcess.idle(clerk(), job)).contains("提交 400 行", "改正过");
    assertThat(committed(stand)).as("nothing is sent that was not shown").isZero();

    killHalfWay(stand, job);
    assertThat(clerk().get(job).body()).contains("发送时统计台中断了", "提交 400 行");
    assertThat(committed(stand)).as("nothing is sent by half").isZero();

    stand.stopRegistry();
    clerk().post(job + "/submit");
    assertThat(ConsoleProcess.idle(clerk(), job)).contains("message bad", "提交 400 行");
    stand.startRegistryAgain();
    clerk().post(job + "/submit");
    ConsoleProcess.idle(clerk(), job);
    String receipt = clerk().get(job + "/receipt.json").body();
    assertThat(new ObjectMapper().readTree(receipt).path("accepted").asInt())
        .as(receipt)
        .isEqualTo(400);
    assertThat(committed(stand)).isEqualTo(400);
  }

  private void start(Stand stand) throws Exception {
    Map<String, String> settings = stand.settings(PREFIX, "console");
    settings.put(Keys.INGEST_TRANSACTION_TIMEOUT.name(), "PT3S");
    settings.put(Keys.OPERATION_TIMEOUT.name(), "PT30S");
    settings.put("kafka.client.id", CLIENT);
    settings.put("kafka.batch.size", "2048");
    ConsoleProcess begun = ConsoleProcess.start(settings, directory.resolve("console"), HEAP);
    console = begun;
    clerk = begun.as("clerk");
  }

  private void restart(Stand stand) throws Exception {
    console().kill();
    start(stand);
  }

  /** All rows but the last one are right. */
  private String upload() throws Exception {
    StringBuilder csv = new StringBuilder("unit_id,period,ytd\n");
    for (int unit = 0; unit < UNITS; unit++) {
      for (int month = 2; month < 2 + MONTHS; month++) {
        boolean last = unit == UNITS - 1 && month == 1 + MONTHS;
        csv.append(Papers.enterprise(unit))
            .append(",2023-%02d,".formatted(month))
            .append(last ? "约7" : Integer.toString(1_000 * month))
            .append('\n');
      }
    }
    byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
    return clerk()
        .upload("output", Map.of("a.csv", bytes))
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private static String[] mended() {
    String unit = Papers.enterprise(UNITS - 1);
    String line = "0-" + (1 + UNITS * MONTHS);
    return new String[] {
      "row", line, "cell", unit, "cell", "2023-" + (1 + MONTHS), "cell", "12000"
    };
  }

  private void killHalfWay(Stand stand, String job) throws Exception {
    try (Admin admin = stand.clients(PREFIX).admin();
        LogEnd end = new LogEnd(stand, PREFIX, TOPIC)) {
      limit(admin, SLOW);
      clerk().post(job + "/submit");
      long written = Await.until(LONG, BETWEEN, end::records, records -> records > 0);
      console().kill();
      assertThat(written).isPositive();
      assertThat(end.records()).as("half way").isLessThan(UNITS * MONTHS);
      limit(admin, null);
    }
    start(stand);
  }

  private static void limit(Admin admin, @Nullable Double bytesPerSecond) throws Exception {
    ClientQuotaEntity of = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, CLIENT));
    List<ClientQuotaAlteration.Op> change =
        List.of(new ClientQuotaAlteration.Op("producer_byte_rate", bytesPerSecond));
    admin.alterClientQuotas(List.of(new ClientQuotaAlteration(of, change))).all().get();
  }

  /** Rows that readers of committed records see. */
  private static int committed(Stand stand) {
    try (Bureau bureau = new Bureau(stand, PREFIX)) {
      return bureau.records(TOPIC, ReturnKey.class, OutputReturn.class).size();
    }
  }
}
