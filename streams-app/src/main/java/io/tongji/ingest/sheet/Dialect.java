package io.tongji.ingest.sheet;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a CSV file is written.
 *
 * @param charset of its text
 * @param mark true if it begins with a byte order mark
 * @param separator between cells
 */
public record Dialect(Charset charset, boolean mark, char separator) {

  /** What spreadsheet programs open rightly. */
  public static final Dialect OFFICE = new Dialect(StandardCharsets.UTF_8, true, ',');
}
