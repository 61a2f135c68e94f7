package io.tongji.wire;

import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * What a writer hears whose transaction the brokers have rolled back, since it took too long or
 * another writer of its name has begun. Nothing of it was committed, and the writer is of no use
 * any more; a new one may try again.
 *
 * <p>Brokers without KAFKA-20785 answer a commit that meets the roll-back as if the writer had
 * mixed up its calls (InvalidTxnStateException).
 */
public final class RolledBack {

  private RolledBack() {}

  /** Whether a failure, or what lies behind it, says so. */
  public static boolean isBehind(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            each ->
                each instanceof ProducerFencedException
                    || each instanceof InvalidProducerEpochException
                    || each instanceof InvalidTxnStateException);
  }
}
