package io.tongji.ingest.send;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Replies;
import java.time.Duration;

/**
 * The Kafka cluster that is fed.
 *
 * @param clients of it; their timeout is how long to wait for an answer
 * @param transactionRows most rows of one transaction; a larger file becomes visible in several
 *     steps, another one at once
 * @param transactionTimeout after which the brokers roll back a transaction whose sender is gone;
 *     until then readers wait for it
 */
public record Cluster(Clients clients, int transactionRows, Duration transactionTimeout) {

  /** What a failure means to the user, and whether to feed again will help. */
  Failure failure(String doing, Throwable cause) {
    Failure known = Replies.to(clients).failure(doing + " at " + clients.servers(), cause);
    return known.kind() == Failure.Kind.SERVER
        ? known.then("then feed the files again, which changes nothing twice")
        : known;
  }
}
