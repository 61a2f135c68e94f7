package io.tongji.ingest.send;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.KafkaConnection;
import io.tongji.log.cluster.KnownFailures;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The Kafka cluster that is fed.
 *
 * @param client settings of every Kafka client, addresses included
 * @param patience how long to wait for an answer
 * @param chunks how many records become visible together
 */
public record Cluster(Map<String, String> client, Duration patience, Chunks chunks) {

  /** Copies the map. */
  public Cluster {
    client = Map.copyOf(client);
  }

  /** What a failure means to the user, and whether to feed again will help. */
  Failure failure(String doing, Throwable cause) {
    String servers = String.valueOf(client.get("bootstrap.servers"));
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
            ? KafkaConnection.silence(servers, patience).from(cause)
            : KnownFailures.of(cause).within(what);
    return known.kind() == Failure.Kind.SERVER
        ? known.then("then feed the files again, which changes nothing twice")
        : known;
  }
}
