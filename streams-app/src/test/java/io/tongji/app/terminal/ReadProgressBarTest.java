package io.tongji.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

public class ReadProgressBarTest {

  private static final Duration NONE = Duration.ofNanos(-1);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void oneReadingAfterAnotherIsShown() {
    try (ReadProgressBar bar = bar(NONE)) {
      bar.read(50, 100);
      bar.read(100, 100);
      bar.read(150, 300);
      bar.read(300, 300);
      bar.read(30, 300);
      bar.read(60, 300);
    }
    assertThat(lines().lines())
        .containsSubsequence(
            "reading: 100/100 (100 %)",
            "reading: 150/300 (50 %)",
            "reading: 300/300 (100 %)",
            "reading: 30/300 (10 %)",
            "reading: 60/300 (20 %)");
  }

  @Test
  void whatTakesNoLongerThanUsualIsNotShown() {
    try (ReadProgressBar bar = bar(Duration.ofDays(1))) {
      bar.read(50, 100);
      bar.read(100, 100);
    }
    assertThat(lines()).isEmpty();
  }

  private ReadProgressBar bar(Duration usual) {
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new ReadProgressBar(total -> new ProgressLines("reading", total, stream), usual);
  }

  private String lines() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
