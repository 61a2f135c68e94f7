package io.tongji.ingest.send;

import io.tongji.log.records.Provenance;
import java.util.List;
import org.apache.kafka.common.header.Headers;

/**
 * Who feeds which files.
 *
 * @param by account
 * @param receipt id of the run
 * @param sources of each number of an origin the file
 */
public record Feeding(String by, String receipt, List<FedSource> sources) {

  /**
   * A file, or one sheet of it.
   *
   * @param digest SHA-256 of the file, in hexadecimal
   * @param name of the file, without its folder, and of the sheet
   */
  public record FedSource(String digest, String name) {}

  /** Copies the list. */
  public Feeding {
    sources = List.copyOf(sources);
  }

  /** Says in the headers of a record where it comes from. */
  void mark(Headers headers, Origin origin) {
    FedSource source = sources.get(origin.file());
    new Provenance(by, receipt, source.digest(), origin.line(), source.name()).putInto(headers);
  }
}
