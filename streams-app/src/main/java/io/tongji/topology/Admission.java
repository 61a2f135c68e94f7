package io.tongji.topology;

import io.tongji.returns.Reason;
import io.tongji.returns.Rejection;
import io.tongji.wire.Input;
import io.tongji.wire.Partitioning;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The hard rules of one input: the same when a record is processed and when it is replayed.
 *
 * @param input the topic
 * @param rules of the record alone
 * @param partitions of the topic
 * @param <D> what a record states
 */
record Admission<D>(Input<D> input, Function<D, Optional<Rejection>> rules, int partitions) {

  /** The first rule that a record breaks, if any. */
  Optional<Rejection> check(D handedIn, int partition) {
    String id = input.subject(handedIn).id();
    if (Partitioning.partition(id, partitions) != partition) {
      return Optional.of(new Rejection(Reason.WRONG_PARTITION, "", Integer.toString(partition)));
    }
    return rules.apply(handedIn);
  }

  /** Hands an old record on if it breaks no rule. */
  void replay(ConsumerRecord<byte[], byte[]> committed, Consumer<D> absorb) {
    D handedIn = input.readRaw(committed.key(), committed.value());
    if (handedIn != null && check(handedIn, committed.partition()).isEmpty()) {
      absorb.accept(handedIn);
    }
  }
}
