package io.tongji.app.answer;

import io.tongji.app.config.AppConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** A command whose answer follows from what is published, whoever has read it. */
public interface FigureCommand {

  /**
   * Writes the answer: what the command puts out on standard output or into its file.
   *
   * @param config that of who asks, as far as an answer depends on it
   * @return remarks for standard error
   * @throws io.tongji.failure.Failure if the question cannot be answered
   */
  List<String> answer(FiguresInForce figures, AppConfig config, OutputStream out)
      throws IOException;

  /** Reads command lines. */
  interface CommandReader {

    /** The command with its options; empty: it is none of these, or cannot be read. */
    Optional<FigureCommand> read(List<String> words);
  }
}
