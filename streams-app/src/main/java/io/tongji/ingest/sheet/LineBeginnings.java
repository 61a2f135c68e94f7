package io.tongji.ingest.sheet;

import io.tongji.failure.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the lines of a text file begin, to show one that cannot be read as a row.
 *
 * @param path of the file
 * @param charset of the file
 */
record LineBeginnings(Path path, Charset charset) {

  /** More than a message shows. */
  private static final int LONGEST = 200;

  /**
   * The beginning of a line.
   *
   * @param number of the line, from 1
   */
  String of(long number) {
    try (BufferedReader reader = Files.newBufferedReader(path, charset)) {
      long line = 1;
      int before = -1;
      StringBuilder beginning = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        boolean ends = c == '\r' || (c == '\n' && before != '\r');
        if (line == number && (ends || beginning.length() == LONGEST)) {
          break;
        }
        if (line == number && c != '\n') {
          beginning.append((char) c);
        }
        line += ends ? 1 : 0;
        before = c;
      }
      return beginning.toString();
    } catch (IOException e) {
      throw Failure.setting(path + ": the file cannot be read (" + e + ")").from(e);
    }
  }
}
