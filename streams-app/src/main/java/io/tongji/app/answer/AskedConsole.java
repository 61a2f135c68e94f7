package io.tongji.app.answer;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console of this account, asked by a command instead of reading the topics itself. */
public final class AskedConsole {

  private static final Logger LOG = LoggerFactory.getLogger(AskedConsole.class);

  /**
   * A console that reads the topic for its first answer takes longer: the command then shows its
   * own progress.
   */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private AskedConsole() {}

  /**
   * What the console in a directory answers to a command line; empty: there is none, it serves
   * another cluster, or it has no answer by now, so that the topics have to be read.
   *
   * @param version of this program
   * @throws io.tongji.failure.Failure if the question cannot be answered as it is
   */
  public static Optional<FigureAnswer> answer(
      Path directory, String version, AppConfig config, List<String> words) {
    Path socket = AnswerSocket.path(directory);
    return Files.exists(socket)
        ? ask(socket, FigureQuestion.of(version, config, words), patience(config))
        : Optional.empty();
  }

  private static Duration patience(AppConfig config) {
    Duration timeout = config.get(Keys.OPERATION_TIMEOUT);
    return timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST;
  }

  private static Optional<FigureAnswer> ask(
      Path socket, FigureQuestion question, Duration patience) {
    CompletableFuture<Void> late = new CompletableFuture<>();
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      // A console that stands still does not hold the command up: to close the channel ends a read.
      CompletionStage<Void> unused =
          late.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
              .thenRun(() -> close(channel));
      channel.connect(UnixDomainSocketAddress.of(socket));
      question.write(new DataOutputStream(Channels.newOutputStream(channel)));
      return FigureAnswer.read(new DataInputStream(Channels.newInputStream(channel)));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException none) {
      LOG.debug("The console at {} gives no answer", socket, none);
      return Optional.empty();
    } finally {
      late.cancel(false);
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
