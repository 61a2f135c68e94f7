package io.tongji.app.answer;

import io.tongji.app.config.AppConfig;
import io.tongji.failure.Failure;
import io.tongji.output.OwnerOnly;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers commands of the same account from figures that this process keeps, by a socket in its
 * directory. Whoever may not enter the directory cannot ask. A command without an answer reads the
 * topics itself, so nothing depends on the socket but time.
 */
public final class AnswerSocket implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerSocket.class);
  private static final int AT_ONCE = 4;
  private static final int LONGEST = 32 << 20;

  private final Path path;
  private final ServerSocketChannel server;
  private final Answering answering;
  private final ExecutorService threads;

  /**
   * How questions are answered.
   *
   * @param version of this program
   * @param config of this process
   * @param figures as of the moment of each question
   * @param commands which there are
   */
  public record Answering(
      String version,
      AppConfig config,
      Supplier<FiguresInForce> figures,
      FigureCommand.CommandReader commands) {}

  private AnswerSocket(Path path, ServerSocketChannel server, Answering answering) {
    this.path = path;
    this.server = server;
    this.answering = answering;
    this.threads =
        Executors.newFixedThreadPool(
            AT_ONCE + 1,
            task -> {
              Thread thread = new Thread(task, "answers");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Where the socket of a process with this directory is. */
  static Path path(Path directory) {
    return directory.toAbsolutePath().resolve("answers.socket");
  }

  /**
   * Answers from now on; empty, with a word in the log, if there can be no socket in the directory
   * (its path is too long, or the system knows none).
   *
   * @param directory for the owner of this process alone, and of no other process
   */
  public static Optional<AnswerSocket> open(Path directory, Answering answering) {
    Path path = path(directory);
    try {
      Files.deleteIfExists(path); // of a process that was killed
      AnswerSocket socket = new AnswerSocket(path, listen(path), answering);
      socket.threads.execute(socket::accept);
      return Optional.of(socket);
    } catch (IOException | UnsupportedOperationException failed) {
      LOG.warn(
          "Commands read the topics themselves, which takes longer: no socket at {}: {}",
          path,
          failed.getMessage());
      return Optional.empty();
    }
  }

  private static ServerSocketChannel listen(Path path) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(path));
      OwnerOnly.restrict(path);
      return server;
    } catch (IOException failed) {
      server.close();
      throw failed;
    }
  }

  /** After a fault nobody can ask any more, and commands read the topics. */
  private void accept() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        threads.execute(() -> serve(channel));
      }
    } catch (ClosedChannelException | RejectedExecutionException closed) {
      LOG.debug("No more questions", closed);
    } catch (IOException failed) {
      LOG.warn("Commands read the topics themselves from now on", failed);
      close();
    }
  }

  private void serve(SocketChannel channel) {
    try (channel) {
      FigureQuestion asked =
          FigureQuestion.read(new DataInputStream(Channels.newInputStream(channel)));
      answer(asked, new DataOutputStream(Channels.newOutputStream(channel)));
    } catch (IOException ended) {
      LOG.debug("A command did not wait for its answer", ended);
    }
  }

  private void answer(FigureQuestion asked, DataOutputStream out) throws IOException {
    Optional<FigureCommand> command =
        asked.isFor(answering.version(), answering.config())
            ? answering.commands().read(asked.words())
            : Optional.empty();
    if (command.isEmpty()) {
      FigureAnswer.writeNone(out);
      return;
    }
    try {
      answer(command.get(), asked).write(out);
    } catch (Failure failed) {
      if (failed.kind() == Failure.Kind.SETTING) {
        FigureAnswer.write(failed, out);
      } else {
        noAnswer(failed, out);
      }
    } catch (UncheckedIOException | IOException tooLong) {
      LOG.info("A command reads the topics itself: {}", tooLong.getMessage());
      FigureAnswer.writeNone(out);
    } catch (RuntimeException failed) {
      noAnswer(failed, out);
    }
  }

  private static void noAnswer(Exception why, DataOutputStream out) throws IOException {
    LOG.warn("A command got no answer, and reads the topics itself", why);
    FigureAnswer.writeNone(out);
  }

  private FigureAnswer answer(FigureCommand command, FigureQuestion asked) throws IOException {
    BoundedContent content = new BoundedContent();
    List<String> remarks =
        command.answer(
            answering.figures().get(), answering.config().with(asked.settings()), content);
    return new FigureAnswer(content.content.toByteArray(), remarks);
  }

  /** An answer in memory: what is longer is read from the topics by who asks. */
  private static final class BoundedContent extends OutputStream {

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (content.size() + length > LONGEST) {
        throw new IOException("the answer is longer than " + LONGEST + " bytes");
      }
      content.write(bytes, offset, length);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(path);
    } catch (IOException failed) {
      LOG.warn("{} could not be removed", path, failed);
    }
    threads.shutdownNow();
  }
}
