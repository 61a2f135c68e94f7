package io.tongji.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

public class ProgressLinesTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void eachTenthIsPrintedOnce() {
    try (ProgressDisplay progress = progress(30)) {
      for (int step = 0; step < 30; step++) {
        progress.step(1);
      }
    }

    assertThat(lines()).hasLineCount(10).endsWith("feeding: 30/30 (100 %)" + end());
  }

  @Test
  void whatEndsEarlyIsPrintedAtTheEnd() {
    try (ProgressDisplay progress = progress(100)) {
      progress.step(5);
    }

    assertThat(lines()).isEqualTo("feeding: 5/100" + end());
  }

  private ProgressDisplay progress(long total) {
    return new ProgressLines(
        "feeding", total, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String lines() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static String end() {
    return System.lineSeparator();
  }
}
