package io.tongji.log.records;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Who fed a record, in which run, and from which row of which file: the headers {@code tongji.by},
 * {@code tongji.receipt} and {@code tongji.file}.
 *
 * @param by account that fed it
 * @param receipt id of the run, the same in its receipt
 * @param digest SHA-256 of the file, in hexadecimal
 * @param row of the file, as spreadsheet programs count
 * @param file its name, without its folder
 */
public record Provenance(String by, String receipt, String digest, long row, String file) {

  private static final String BY = "tongji.by";
  private static final String RECEIPT = "tongji.receipt";
  private static final String FILE = "tongji.file";

  /** Parts of the header of the file: digest, row, and the name, which may hold blanks. */
  private static final int PARTS = 3;

  /** Writes the headers. */
  public void putInto(Headers headers) {
    put(headers, BY, by);
    put(headers, RECEIPT, receipt);
    put(headers, FILE, digest + " " + row + " " + file);
  }

  private static void put(Headers headers, String name, String text) {
    headers.add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What the headers of a record say; empty: another program wrote it, or an earlier version. */
  public static Optional<Provenance> of(Headers headers) {
    String[] file = text(headers, FILE).split(" ", PARTS);
    if (file.length < PARTS || !file[1].matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Provenance(
            text(headers, BY), text(headers, RECEIPT), file[0], Long.parseLong(file[1]), file[2]));
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
