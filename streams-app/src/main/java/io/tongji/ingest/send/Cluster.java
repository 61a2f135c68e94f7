package io.tongji.ingest.send;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.KafkaConnection;
import io.tongji.log.cluster.KnownFailures;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The Kafka cluster that is fed.
 *
 * @param clients of it; their timeout is how long to wait for an answer
 * @param chunks how many records become visible together
 */
public record Cluster(Clients clients, Chunks chunks) {

  /** What a failure means to the user, and whether to feed again will help. */
  Failure failure(String doing, Throwable cause) {
    String servers = clients.servers();
    if (String.valueOf(cause.getMessage()).contains("transaction.max.timeout.ms")) {
      return Failure.setting(
              "the brokers at %s allow no transaction of %d s"
                  .formatted(servers, chunks.timeout().toSeconds()),
              "lower ingest.transaction.timeout to what they allow (transaction.max.timeout.ms), or"
                  + " have them allow more")
          .from(cause);
    }
    String what = "cannot " + doing + " at " + servers;
    if (cause instanceof RecordTooLargeException) {
      return Failure.setting(
              what + ": " + cause.getMessage(),
              "shorten the row, or raise kafka.max.request.size and the topic's max.message.bytes")
          .from(cause);
    }
    Failure known =
        cause instanceof TimeoutException
            ? KafkaConnection.silence(servers, clients.timeout()).from(cause)
            : KnownFailures.of(cause).within(what);
    return known.kind() == Failure.Kind.SERVER
        ? known.then("then feed the files again, which changes nothing twice")
        : known;
  }
}
