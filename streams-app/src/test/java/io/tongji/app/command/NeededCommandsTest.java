package io.tongji.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.Main;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

/** A command line looks at the command that it names and at no other. */
final class NeededCommandsTest {

  @Test
  void eachCommandIsFoundByItsName() {
    assertThat(Main.command().getSubcommands()).hasSameSizeAs(Tongji.COMMANDS);
    for (Class<?> command : Tongji.COMMANDS) {
      String name = Objects.requireNonNull(command.getAnnotation(Command.class)).name();
      assertThat(Tongji.needed(List.of(name, "--help"))).as(name).isEqualTo(List.of(command));
    }
  }

  @Test
  void theVersionNeedsNone() {
    assertThat(Tongji.needed(List.of("--version"))).isEmpty();
    assertThat(Tongji.needed(List.of("-V"))).isEmpty();
  }

  /** So that help and messages name all of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "--help", "bord", "Board", "--lang=en", "-", "board-", "release-show"})
  void allOthersNeedAll(String word) {
    assertThat(Tongji.needed(List.of(word, "board"))).isEqualTo(Tongji.COMMANDS);
    assertThat(Tongji.needed(List.of())).isEqualTo(Tongji.COMMANDS);
  }
}
