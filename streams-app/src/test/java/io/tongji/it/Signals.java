package io.tongji.it;

import java.io.IOException;

/** Signals to processes that go on afterwards. */
final class Signals {

  private Signals() {}

  /** kill -STOP: nothing runs until {@link #resume}. */
  static void pause(Process process) throws IOException, InterruptedException {
    send("STOP", process);
  }

  /** kill -CONT: goes on as if nothing had happened. */
  static void resume(Process process) throws IOException, InterruptedException {
    send("CONT", process);
  }

  private static void send(String name, Process process) throws IOException, InterruptedException {
    int exitCode =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException("kill -" + name + " ended with " + exitCode);
    }
  }
}
