package io.tongji.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that prints how far it is, and ends when its input is closed. */
final class Child implements AutoCloseable {

  private static final long SECONDS_TO_STOP = 40;

  private static final int LINES_QUOTED = 30;

  /** In place of a line when there will be no more. */
  private static final String END = "\0";

  private final Process process;
  private final Path log;
  private final long started = System.nanoTime();
  private final BlockingQueue<OutputLine> lines = new LinkedBlockingQueue<>();
  private volatile @Nullable Usage stopped;

  /** A line with the time at which it came. */
  record OutputLine(String text, long nanos) {}

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
    Thread reader = new Thread(this::read, "child-output");
    reader.setDaemon(true);
    reader.start();
  }

  static Child start(Jvm jvm, Path log, String main, List<String> arguments) throws IOException {
    return new Child(jvm.start(log, main, arguments), log);
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null) {
        lines.add(new OutputLine(line, System.nanoTime()));
        line = reader.readLine();
      }
      lines.add(new OutputLine(END, System.nanoTime()));
    } catch (IOException gone) {
      lines.add(new OutputLine(END, System.nanoTime()));
    }
  }

  /** Waits for a line that begins with a word. */
  OutputLine await(String word, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      OutputLine line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new BenchException("no line \"" + word + "\" within " + patience);
      }
      if (line.text.startsWith(word)) {
        return line;
      }
      if (line.text.equals(END)) {
        throw endedTooSoon();
      }
    }
  }

  /**
   * What to say of a process that has ended: the log is deleted with all else, so its end is
   * quoted.
   */
  BenchException endedTooSoon() {
    Usage used = stopped;
    if (used != null) {
      return new TimeLimit.PassedException(used);
    }
    try {
      List<String> said = Files.readAllLines(log);
      List<String> last = said.subList(Math.max(0, said.size() - LINES_QUOTED), said.size());
      return new BenchException("a process ended too soon; it said:\n" + String.join("\n", last));
    } catch (IOException unreadable) {
      return new BenchException("a process ended too soon; its log cannot be read", unreadable);
    }
  }

  /** True if a line that begins with a word has come. */
  boolean hasSaid(String word) {
    return word.isEmpty() || lines.stream().anyMatch(line -> line.text.startsWith(word));
  }

  /** When it was started, of the same clock as its lines. */
  long started() {
    return started;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** As kill -9 does, because its time is up; whoever waits for it gets an exception. */
  void stop(Usage used) {
    stopped = used;
    process.destroyForcibly();
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Closes its input and asks it to end; by force if it does not. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.destroy();
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException failed) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
