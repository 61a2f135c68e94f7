package io.tongji.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

/** A command line looks at the command that it names and at no other. */
final class NeededCommandsTest {

  private static final Path COMMANDS =
      Path.of("src", "main", "java", "io", "tongji", "app", "command");
  private static final Pattern ANNOTATED = Pattern.compile("(?m)^@Command\\b");

  @Test
  void eachCommandIsFoundByItsName() {
    assertThat(Main.command().getSubcommands()).hasSameSizeAs(Tongji.COMMANDS);
    for (Class<?> command : Tongji.COMMANDS) {
      String name = Objects.requireNonNull(command.getAnnotation(Command.class)).name();
      assertThat(Tongji.needed(List.of(name, "--help"))).as(name).isEqualTo(List.of(command));
    }
  }

  /** A class that nobody has put in its place is no command. */
  @Test
  void eachCommandClassIsReached() throws IOException {
    Set<String> reached = new TreeSet<>();
    for (Class<?> command : Tongji.COMMANDS) {
      reached.add(command.getSimpleName());
      Command annotation = Objects.requireNonNull(command.getAnnotation(Command.class));
      for (Class<?> below : annotation.subcommands()) {
        reached.add(below.getSimpleName());
      }
    }
    List<String> written = written();
    assertThat(written).hasSizeGreaterThanOrEqualTo(Tongji.COMMANDS.size());
    assertThat(reached).as("Tongji.COMMANDS and their subcommands").containsAll(written);
  }

  /** The classes named so with an annotation of their own, by the sources. */
  private static List<String> written() throws IOException {
    List<String> written = new ArrayList<>();
    try (Stream<Path> files = Files.walk(COMMANDS)) {
      for (Path file : files.filter(each -> each.toString().endsWith("Command.java")).toList()) {
        if (ANNOTATED.matcher(Files.readString(file)).find()) {
          written.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    return written;
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
