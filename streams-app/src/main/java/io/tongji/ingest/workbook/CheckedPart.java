package io.tongji.ingest.workbook;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/**
 * The bytes of one XML part, passed on only as long as they are such as a spreadsheet program
 * writes: so a parser meets no text, tag or entity that it could not hold.
 */
final class CheckedPart extends InputStream {

  /** A cell holds 32,767 characters, each of which may be escaped. */
  private static final int LONGEST_RUN = 1 << 18;

  /** A parser's work on one tag grows with the square of its attributes. */
  private static final int MOST_ATTRIBUTES = 512;

  private final InputStream bytes;
  private final long most;
  private final CRC32 sum = new CRC32();
  private long read;
  private int run;
  private boolean inTag;
  private int attributes;
  private int before;

  CheckedPart(InputStream bytes, long most) {
    this.bytes = bytes;
    this.most = most;
  }

  /** Bytes read so far. */
  long count() {
    return read;
  }

  /** Checksum of the bytes read so far. */
  long checksum() {
    return sum.getValue();
  }

  /** Reads what the parser has left. */
  void drain() throws IOException {
    byte[] rest = new byte[1 << 13];
    while (read(rest, 0, rest.length) >= 0) {
      continue;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = bytes.read(into, from, length);
    for (int at = from; at < from + count; at++) {
      check(into[at]);
    }
    if (count > 0) {
      sum.update(into, from, count);
      read += count;
    }
    if (read > most) {
      throw Failure.setting("it is larger than can be read");
    }
    return count;
  }

  private void check(int next) {
    run = next == '<' ? 0 : run + 1;
    inTag = next == '<' || (inTag && next != '>');
    attributes = !inTag || next == '<' ? 0 : attributes + (next == '=' ? 1 : 0);
    boolean declaration = before == ('<' << 8 | '!') && next != '-' && next != '[';
    if (next == 0 || run > LONGEST_RUN || attributes > MOST_ATTRIBUTES || declaration) {
      throw Failure.setting("a part of it is not such as a spreadsheet program writes");
    }
    before = (before << 8 | next) & 0xFFFF;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
