package io.tongji.app.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.command.Tongji;
import io.tongji.app.config.AppConfig;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.log.records.CatalogueRecord;
import io.tongji.rollup.Sample;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that ask a console over its socket. */
final class AnswerSocketTest {

  private static final String VERSION = "tongji 1";
  private static final Instant NOW = Instant.parse("2024-02-26T02:39:00Z");

  @TempDir private Path directory = Path.of("");

  private final AggregateTable table = new AggregateTable();

  AnswerSocketTest() {
    table.put(
        new Published(
            Sample.of("GIO", 77_376_000_001L)
                .on(80_768_000_000L)
                .aimingAt(94_500_000_000L)
                .ofMonth(),
            1,
            NOW));
  }

  private static AppConfig config(String... pairs) {
    Map<String, String> settings = new HashMap<>();
    for (int at = 0; at < pairs.length; at += 2) {
      settings.put(pairs[at], pairs[at + 1]);
    }
    return AppConfig.read(Optional.empty(), Map.of(), settings, Map.of());
  }

  private static FiguresInForce figures(AggregateTable table) {
    CatalogueSource source = CatalogueSource.builtIn();
    CatalogueRecord record =
        new CatalogueRecord(source.files(), "digest", "id", NOW, Map.of(), Map.of());
    return new FiguresInForce(
        new CatalogueInForce(record, source, CatalogueFiles.builtIn()), () -> table, List::of);
  }

  private AnswerSocket open() {
    return AnswerSocket.open(
            directory,
            new AnswerSocket.Answering(
                VERSION, config(), () -> figures(table), Tongji::figureCommand))
        .orElseThrow();
  }

  private Optional<String> ask(AppConfig config, String... words) {
    return AskedConsole.answer(directory, VERSION, config, List.of(words))
        .map(answer -> new String(answer.content(), StandardCharsets.UTF_8));
  }

  @Test
  void anAnswerIsOfThatMoment() {
    try (AnswerSocket socket = open()) {
      assertThat(ask(config(), "board").orElseThrow())
          .contains("2023-12", "773.76", "-4.2")
          .doesNotContain("774.76");
      table.put(new Published(Sample.of("GIO", 77_476_000_001L).ofMonth(), 2, NOW));
      assertThat(ask(config(), "board").orElseThrow()).contains("774.76");
      assertThat(ask(config(), "export", "--indicator=GIO", "--measure=YTD").orElseThrow())
          .contains("YTD,CNY,2023-12,774.76")
          .doesNotContain("YOY");
      assertThat(ask(config(), "export", "--indicator=EXP").orElseThrow().lines()).hasSize(1);
    }
  }

  @Test
  void theSocketIsForItsOwnerAlone() throws Exception {
    try (AnswerSocket socket = open()) {
      assertThat(Files.getPosixFilePermissions(AnswerSocket.path(directory)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void itIsInTheLanguageAndByTheSettingsOfWhoAsks() {
    try (AnswerSocket socket = open()) {
      assertThat(ask(config("lang", "en"), "board").orElseThrow()).contains("Indicator");
      assertThat(ask(config("lang", "zh"), "board").orElseThrow()).contains("指标");
    }
  }

  @Test
  void whatCannotBeAnsweredAsItIsComesBackWithItsRemedy() {
    try (AnswerSocket socket = open()) {
      assertThatThrownBy(() -> ask(config(), "board", "--area=nowhere"))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("nowhere");
    }
  }

  @Test
  void nobodyElseIsAnswered() {
    try (AnswerSocket socket = open()) {
      assertThat(AskedConsole.answer(directory, "tongji 2", config(), List.of("board"))).isEmpty();
      assertThat(ask(config("topic.prefix", "other"), "board")).isEmpty();
      assertThat(ask(config("bootstrap.servers", "elsewhere:9092"), "board")).isEmpty();
      assertThat(ask(config("bootstrap.servers", "127.0.0.1:9092"), "board")).isPresent();
      Path none = directory.resolve("none");
      assertThat(AskedConsole.answer(none, VERSION, config(), List.of("board"))).isEmpty();
    }
  }

  @Test
  void otherCommandsAreNotAnswered() {
    try (AnswerSocket socket = open()) {
      for (String command : List.of("ingest", "verify", "--help", "no-such-command")) {
        assertThat(ask(config(), command)).as(command).isEmpty();
      }
      assertThat(ask(config(), "board", "--no-such-option")).isEmpty();
      assertThat(ask(config(), "board")).as("after all of these").isPresent();
    }
  }

  @Test
  void anAnswerThatDoesNotFitIntoMemoryIsNone() {
    FigureCommand endless =
        (figures, config, out) -> {
          byte[] much = new byte[1 << 20];
          while (true) {
            out.write(much);
          }
        };
    AnswerSocket.Answering answering =
        new AnswerSocket.Answering(
            VERSION, config(), () -> figures(table), words -> Optional.of(endless));
    try (AnswerSocket socket = AnswerSocket.open(directory, answering).orElseThrow()) {
      assertThat(ask(config(), "board")).isEmpty();
    }
  }

  @Test
  void theSocketOfAKilledConsoleIsPassedOverAndTakenOver() throws Exception {
    Path path = AnswerSocket.path(directory);
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(path));
    }
    assertThat(path).exists();
    assertThat(ask(config(), "board")).isEmpty();
    try (AnswerSocket socket = open()) {
      assertThat(ask(config(), "board")).isPresent();
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void aConsoleThatStandsStillHoldsNobodyUp() throws Exception {
    try (ServerSocketChannel still = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      still.bind(UnixDomainSocketAddress.of(AnswerSocket.path(directory)));
      assertThat(ask(config("operation.timeout", "PT0.3S"), "board")).isEmpty();
    }
  }

  @Test
  void aDirectoryWithoutRoomForASocketIsNoFailure() throws Exception {
    Path deep = directory.resolve("a".repeat(120));
    Files.createDirectory(deep);
    assertThat(
            AnswerSocket.open(
                deep,
                new AnswerSocket.Answering(
                    VERSION, config(), () -> figures(table), Tongji::figureCommand)))
        .isEmpty();
  }
}
