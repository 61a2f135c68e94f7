package io.tongji.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.failure.Failure.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailureTest {

  @ParameterizedTest
  @CsvSource({"INPUT, 1", "SETTING, 2", "SERVER, 3", "BUG, 70"})
  void theExitCodeFollowsFromTheKind(Kind kind, int exitCode) {
    assertThat(Failure.of(kind, "so", "").kind().exitCode()).isEqualTo(exitCode);
  }

  @Test
  void theMessageIsTheProblemAndTheRemedy() {
    assertThat(Failure.setting("port 99999 is too high", "give one up to 65535"))
        .hasMessage("port 99999 is too high; give one up to 65535");
    assertThat(Failure.bug("impossible")).hasMessage("impossible");
  }

  @Test
  void aNextStepFollowsTheRemedyAndKeepsAllElse() {
    IOException cause = new IOException("reset");
    Failure failure = Failure.server("no answer", "start it").from(cause);

    assertThat(failure.then("try again"))
        .hasMessage("no answer; start it; try again")
        .hasCause(cause);
    assertThat(Failure.server("no answer").then("try again")).hasMessage("no answer; try again");
    assertThat(failure.then("try again").kind()).isEqualTo(Kind.SERVER);
  }

  @Test
  void whatAServerDoesMayPassAndWhatTheUserSetOnlyIfItIsSaid() {
    assertThat(Failure.server("away").mayPass()).isTrue();
    assertThat(Failure.setting("no right").mayPass()).isFalse();
    assertThat(Failure.setting("no right").thatMayPass().mayPass()).isTrue();
  }

  @Test
  void aFailureIsFoundBehindOtherExceptions() {
    Failure inner = Failure.setting("full");
    Throwable outer = new IllegalStateException(new UncheckedIOException(new IOException(inner)));

    assertThat(Failure.in(outer)).containsSame(inner);
    assertThat(Failure.in(new IOException("other"))).isEmpty();
    assertThat(Failure.causes(outer)).hasSize(4).endsWith(inner);
  }
}
