package io.tongji.ingest.send;

import io.tongji.failure.Failure;

/**
 * Takes the records that passed all checks.
 *
 * @param <T> a return, a register record or a target
 */
public interface Outbox<T> {

  /** Takes a record; {@link Failure} if it, or one before it, cannot be sent. */
  void send(T handedIn, Origin origin);

  /** The last record of a file was taken: the file's records belong together. */
  void endFile();

  /** Waits until all records taken so far are safe, and says where in the topic they are. */
  SentRecords finish();
}
