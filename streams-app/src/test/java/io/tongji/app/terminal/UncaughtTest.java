package io.tongji.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

public class UncaughtTest {

  private final Thread command = new Thread(() -> {}, "command");
  private final Thread other = new Thread(() -> {}, "other");
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<Integer> ends = new ArrayList<>();
  private final Uncaught uncaught =
      new Uncaught(
          command,
          Speech.ENGLISH,
          new PrintStream(printed, true, StandardCharsets.UTF_8),
          ends::add);

  @Test
  void aShortageInWhateverThreadEndsTheProcessWithTheRemedyAsWrongConfiguration() {
    for (Thread thread : List.of(command, other)) {
      uncaught.uncaughtException(thread, new OutOfMemoryError("Java heap space"));
    }
    assertThat(ends).containsExactly(2, 2);
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("tongji: out of memory (Java heap space): Java may use "))
        .allMatch(line -> line.contains("TONGJI_JAVA_OPTS=-Xmx"));
  }

  @Test
  void anErrorOfTheCommandIsABugAndNoRefusedInput() {
    uncaught.uncaughtException(command, new StackOverflowError());
    assertThat(ends).containsExactly(70);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("Exception in thread \"command\" java.lang.StackOverflowError");
  }

  @Test
  void anErrorOfAnotherThreadIsReportedAndTheCommandGoesOn() {
    uncaught.uncaughtException(other, new IllegalStateException("so"));
    assertThat(ends).isEmpty();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("Exception in thread \"other\" java.lang.IllegalStateException: so");
  }
}
