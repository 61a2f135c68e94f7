package io.tongji.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GivenUpTest {

  private final List<Integer> ends = new ArrayList<>();

  @Test
  void aBrokerThatGivesUpEndsTheProcessWithARemedyAndNotAsRefusedInput() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream messages = new PrintStream(printed, true, StandardCharsets.UTF_8);

    new GivenUp(Path.of("/data/broker"), messages, ends::add).execute(1, "");

    assertThat(ends).containsExactly(3);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("tongji: the broker gave up; make room in /data/broker if its disk is full")
        .hasLineCount(1);
  }

  @Test
  void theProcessEndsEvenIfNothingCanBeSaid() {
    PrintStream broken =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            throw new OutOfMemoryError("no memory for a line");
          }
        };

    assertThatThrownBy(() -> new GivenUp(Path.of("/data"), broken, ends::add).execute(1, ""))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(ends).containsExactly(3);
  }
}
