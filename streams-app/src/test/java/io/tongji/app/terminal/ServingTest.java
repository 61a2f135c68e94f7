package io.tongji.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** With which code a process ends that serves. */
public class ServingTest {

  @Test
  void anErrorInAnotherThreadEndsItWithTheCodeOfTheErrorAndClosesWhatIsOpen() throws Exception {
    Process serving = start("fail");

    assertThat(serving.inputReader().lines()).containsExactly("open", "closed");
    assertThat(serving.errorReader().lines())
        .singleElement()
        .asString()
        .contains("out of memory (unable to create native thread)");
    assertThat(serving.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(serving.exitValue()).isEqualTo(2);
  }

  @Test
  void whoeverIsAskedToEndHasDoneItsWork() throws Exception {
    Process serving = start("serve");
    assertThat(serving.inputReader().readLine()).isEqualTo("open");

    serving.destroy();

    assertThat(serving.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(serving.exitValue()).isZero();
  }

  private static Process start(String what) throws IOException {
    return new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServingTest.class.getName(),
                what))
        .start();
  }

  /** Serves until it is ended: from outside, or by a thread that fails. */
  public static void main(String[] arguments) throws InterruptedException {
    Uncaught.handle(Speech.ENGLISH);
    try (Serving serving = Serving.begin()) {
      Supplier<AutoCloseable> resource = () -> () -> System.out.println("closed");
      AutoCloseable unused = serving.open(resource);
      System.out.println("open");
      if (arguments[0].equals("fail")) {
        new Thread(ServingTest::fail).start();
      }
      new CountDownLatch(1).await();
    }
  }

  private static void fail() {
    throw new OutOfMemoryError("unable to create native thread");
  }
}
