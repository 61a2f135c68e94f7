package io.tongji.ingest.sheet;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out in which character set a file is written, by decoding all of it strictly. */
final class CharsetDetector {

  /**
   * What is known of a file's text.
   *
   * @param charset in which the whole file can be decoded
   * @param mark true if a byte order mark says so
   * @param lines ends of lines in the file
   */
  record Encoding(Charset charset, boolean mark, long lines) {}

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int MARK_LENGTH = 3;
  private static final int BUFFER = 1 << 16;

  private final Path file;

  CharsetDetector(Path file) {
    this.file = file;
  }

  /** UTF-8 where that is possible, else GB18030; or the one that was asked for. */
  Encoding detect(Optional<Charset> asked) throws IOException {
    Optional<Charset> marked = mark();
    if (asked.isPresent() || marked.isPresent()) {
      Charset charset = asked.or(() -> marked).orElseThrow();
      return decode(charset, marked.isPresent()).orElseThrow(() -> undecodable(charset.name()));
    }
    return decode(StandardCharsets.UTF_8, false)
        .or(() -> decode(GB18030, false))
        .orElseThrow(() -> undecodable("UTF-8 or GB18030"));
  }

  private Failure undecodable(String charset) {
    return Failure.setting(
        file + ": the file is not written in " + charset, "name its encoding with --encoding");
  }

  private Optional<Charset> mark() throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] head = stream.readNBytes(MARK_LENGTH);
      int first = head.length < 2 ? 0 : (head[0] & 0xFF) << 8 | head[1] & 0xFF;
      return switch (first) {
        case 0xFFFE -> Optional.of(StandardCharsets.UTF_16LE);
        case 0xFEFF -> Optional.of(StandardCharsets.UTF_16BE);
        case 0xEFBB ->
            head.length == MARK_LENGTH && (head[2] & 0xFF) == 0xBF
                ? Optional.of(StandardCharsets.UTF_8)
                : Optional.empty();
        default -> Optional.empty();
      };
    }
  }

  private Optional<Encoding> decode(Charset charset, boolean mark) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (InputStream stream = Files.newInputStream(file)) {
      long lines = lines(stream, decoder);
      return lines < 0 ? Optional.empty() : Optional.of(new Encoding(charset, mark, lines));
    } catch (IOException e) {
      throw Failure.setting(file + ": the file cannot be read: " + e.getMessage()).from(e);
    }
  }

  /** Counts ends of lines; -1 if the bytes are not in the decoder's character set. */
  private static long lines(InputStream stream, CharsetDecoder decoder) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    CharBuffer characters = CharBuffer.allocate(BUFFER);
    long lines = 0;
    boolean end = false;
    while (!end) {
      int read = stream.read(bytes.array(), bytes.position(), bytes.remaining());
      end = read < 0;
      bytes.position(bytes.position() + Math.max(0, read)).flip();
      CoderResult result = decoder.decode(bytes, characters, end);
      if (result.isError() || (end && decoder.flush(characters).isError())) {
        return -1;
      }
      lines += ends(characters.flip());
      characters.clear();
      bytes.compact();
    }
    return lines;
  }

  private static int ends(CharBuffer characters) {
    int ends = 0;
    for (int at = 0; at < characters.length(); at++) {
      ends += characters.charAt(at) == '\n' ? 1 : 0;
    }
    return ends;
  }
}
