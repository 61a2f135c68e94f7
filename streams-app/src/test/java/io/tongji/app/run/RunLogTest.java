package io.tongji.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongji.app.config.AppConfig;
import io.tongji.app.terminal.LogSettings;
import io.tongji.pipeline.ports.RecordCounts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a run says of itself, line by line, as text and as JSON. */
class RunLogTest {

  private static final List<String> PROPERTIES = List.of("tongji.log.level", "tongji.log.format");
  private static final RecordCounts NOBODY =
      new RecordCounts() {
        @Override
        public void judged(String form, String result) {}

        @Override
        public void rejected(String form, String reason) {}

        @Override
        public void deadLetter() {}

        @Override
        public void skipped() {}

        @Override
        public void queried(String form, String edit) {}
      };

  private final PrintStream standardError = System.err;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @AfterEach
  void asBefore() {
    System.setErr(standardError);
    PROPERTIES.forEach(System::clearProperty);
    reconfigure();
  }

  private static void reconfigure() {
    ((LoggerContext) LogManager.getContext(false)).reconfigure();
  }

  private List<String> run(Map<String, String> pairs) {
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    reconfigure();
    LogSettings.apply(AppConfig.read(Optional.empty(), Map.of(), pairs, Map.of()));
    RunLog log = new RunLog(NOBODY);
    log.starts("tongji-1", "kafka-1:9092");
    log.assigned(List.of(new TaskId(0, 0), new TaskId(0, 1), new TaskId(1, 10)));
    log.assigned(List.of(new TaskId(1, 10), new TaskId(0, 1), new TaskId(1, 2)));
    log.judged("output", "accepted");
    log.judged("output", "rejected");
    log.rejected("output", "NO_NAME");
    log.minute();
    log.minute();
    LoggerFactory.getLogger(RunLog.class).warn("a \"fault\"", new IllegalStateException("it\nis"));
    log.stopped();
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void atInfoThereIsALineForEachThingThatARunDoesWithItsZone() {
    List<String> lines = run(Map.of("log.level", "info"));
    assertThat(lines)
        .filteredOn(line -> line.contains(" INFO "))
        .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]{12}(Z|[+-]\\d\\d:\\d\\d) .*"))
        .extracting(line -> line.replaceFirst(".* RunLog: ", ""))
        .containsExactly(
            "starts as a member of tongji-1 at kafka-1:9092",
            "has tasks 0_0 0_1 1_10; taken over: 0_0 0_1 1_10; given up: none",
            "has tasks 0_1 1_2 1_10; taken over: 1_2; given up: 0_0",
            "last minute: judged 2, refused 1, queries 0, dead letters 0",
            "last minute: judged 0, refused 0, queries 0, dead letters 0",
            "stopped");
  }

  @Test
  void quietByDefault() {
    assertThat(run(Map.of())).isNotEmpty().noneMatch(line -> line.contains("INFO"));
  }

  @Test
  void asJsonEachLineIsAnObjectFaultsToo() throws Exception {
    List<String> lines = run(Map.of("log.level", "info", "log.format", "json"));
    assertThat(lines).hasSize(7);
    for (String line : lines) {
      JsonNode object = new ObjectMapper().readTree(line);
      assertThat(object.get("time").asText()).matches("\\d{4}-.*T.*(Z|[+-]\\d\\d:\\d\\d)");
      assertThat(object.get("logger").asText()).isEqualTo(RunLog.class.getName());
      assertThat(object.get("message").asText()).isNotBlank();
    }
    JsonNode fault = new ObjectMapper().readTree(lines.get(5));
    assertThat(fault.get("message").asText()).isEqualTo("a \"fault\"");
    assertThat(fault.get("error").asText()).contains("it\nis").contains("IllegalStateException");
  }
}
