package io.tongji.log.cluster;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.UnknownProducerIdException;

/**
 * What a writer hears whose transaction the brokers have rolled back, since it took too long or
 * another writer of its name has begun. Nothing of it was committed, and the writer is of no use
 * any more; a new one may try again.
 *
 * <p>Brokers say so in several ways. The writer's number is an older one (ProducerFenced,
 * InvalidProducerEpoch). They have forgotten it, which they do only while it has no transaction
 * under way (InvalidPidMapping), or all that it wrote is gone (UnknownProducerId). A write that
 * meets the roll-back belongs to no transaction (TransactionAbortable). Brokers without KAFKA-20785
 * answer a commit that meets it as if the writer had mixed up its calls (InvalidTxnState).
 */
public final class RolledBack {

  private static final List<Class<? extends RuntimeException>> ANSWERS =
      List.of(
          ProducerFencedException.class,
          InvalidProducerEpochException.class,
          InvalidPidMappingException.class,
          UnknownProducerIdException.class,
          TransactionAbortableException.class,
          InvalidTxnStateException.class);

  private RolledBack() {}

  /** Whether a failure, or what lies behind it, says so. */
  public static boolean isBehind(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(each -> ANSWERS.stream().anyMatch(answer -> answer.isInstance(each)));
  }
}
