package io.tongji.app.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.apache.kafka.common.utils.internals.Exit;

/**
 * What follows when a broker can do nothing any more, most often because its disk is full: Kafka
 * ends the process, which is ours, and with the code of refused input. So we say why, and end it
 * with a code of our own.
 *
 * @param directory the broker's
 * @param messages where it is said
 * @param end ends the process with an exit code, and closes nothing
 */
record GivenUp(Path directory, PrintStream messages, IntConsumer end) implements Exit.Procedure {

  /** A server cannot be reached, as scripts see it. */
  private static final int UNREACHABLE = 3;

  /** From now on that is what Kafka does in this process. */
  static void of(Path directory) {
    GivenUp procedure = new GivenUp(directory, System.err, Runtime.getRuntime()::halt);
    Exit.setHaltProcedure(procedure);
    Exit.setExitProcedure(procedure);
  }

  @Override
  public void execute(int statusCode, String message) {
    try {
      messages.println(
          "tongji: the broker gave up; make room in "
              + directory
              + " if its disk is full, or else see Kafka's own words in the log above, and start"
              + " again");
      messages.flush();
    } finally {
      end.accept(UNREACHABLE);
    }
  }
}
