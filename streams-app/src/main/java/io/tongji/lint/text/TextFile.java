package io.tongji.lint.text;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a text file in UTF-8, or else in GB18030. */
public final class TextFile {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String MARK = "\uFEFF";

  private TextFile() {}

  /**
   * The text of a file.
   *
   * @throws Failure if it cannot be read
   */
  public static String read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      String why = Files.exists(file) ? String.valueOf(e.getMessage()) : "it is not there";
      throw Failure.setting(
          file + ": the file cannot be read: " + why, "name a text file that you may read");
    }
    try {
      return decode(bytes, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      return orGb18030(file, bytes);
    }
  }

  private static String orGb18030(Path file, byte[] bytes) {
    try {
      return decode(bytes, GB18030);
    } catch (CharacterCodingException neither) {
      throw Failure.setting(
          file + ": the file is not written in UTF-8 or GB18030", "save it as UTF-8");
    }
  }

  private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
    String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
  }
}
