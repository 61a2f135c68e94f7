package io.tongji.ingest.send;

import io.tongji.ingest.FeedException;
import io.tongji.log.cluster.KafkaConnection;
import io.tongji.log.serde.IncompatibleSchemaException;
import io.tongji.log.serde.RegistryUnavailableException;
import io.tongji.log.serde.UnregisteredSchemaException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

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

  /** What a failure means to the user. */
  FeedException failure(String doing, Throwable cause) {
    String servers = String.valueOf(client.get("bootstrap.servers"));
    String what = "cannot " + doing + " at " + servers + ": ";
    String ofTheUser =
        isTooLongATransaction(cause) ? tooLongATransaction(servers) : faultOfTheUser(what, cause);
    if (ofTheUser != null) {
      return FeedException.usage(ofTheUser, cause);
    }
    if (cause instanceof RegistryUnavailableException) {
      return FeedException.unreachable(
          cause.getMessage() + "; start the schema registry, or correct its address", cause);
    }
    boolean silent = cause instanceof TimeoutException;
    return FeedException.unreachable(
        (silent ? KafkaConnection.silence(servers, patience).sentence() : what + cause.getMessage())
            + "; then feed the files again, which changes nothing twice",
        cause);
  }

  /** What the user has to change before feeding again can help, or null if it is nothing. */
  private static @Nullable String faultOfTheUser(String what, Throwable cause) {
    if (cause instanceof UnknownTopicOrPartitionException) {
      return what + "there is no such topic; run ./tongji topics with the same settings";
    }
    if (cause instanceof UnregisteredSchemaException) {
      return String.valueOf(cause.getMessage());
    }
    if (cause instanceof RecordTooLargeException) {
      return what
          + cause.getMessage()
          + "; shorten the row, or raise kafka.max.request.size and the topic's max.message.bytes";
    }
    if (cause instanceof IncompatibleSchemaException) {
      return what + cause.getMessage() + "; use the version that registered the schemas";
    }
    return cause instanceof AuthenticationException || cause instanceof AuthorizationException
        ? what + cause.getMessage() + "; check the credentials under kafka., or ask for the right"
        : null;
  }

  /** Of this answer the producer keeps no more than its sentence. */
  private static boolean isTooLongATransaction(Throwable cause) {
    return String.valueOf(cause.getMessage()).contains("transaction.max.timeout.ms");
  }

  private String tooLongATransaction(String servers) {
    return "the brokers at "
        + servers
        + " allow no transaction of "
        + chunks.timeout().toSeconds()
        + " s; lower ingest.transaction.timeout to what they allow (transaction.max.timeout.ms), or"
        + " have them allow more";
  }
}
