package io.tongji.ingest.send;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Replies;

/**
 * The Kafka cluster that is fed.
 *
 * @param clients of it; their timeout is how long to wait for an answer
 * @param chunks how many records become visible together
 */
public record Cluster(Clients clients, Chunks chunks) {

  /** What a failure means to the user, and whether to feed again will help. */
  Failure failure(String doing, Throwable cause) {
    Failure known = Replies.to(clients).failure(doing + " at " + clients.servers(), cause);
    return known.kind() == Failure.Kind.SERVER
        ? known.then("then feed the files again, which changes nothing twice")
        : known;
  }
}
