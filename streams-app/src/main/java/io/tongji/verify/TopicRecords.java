package io.tongji.verify;

import io.tongji.catalogue.Form;
import io.tongji.wire.Input;
import io.tongji.wire.Partitioning;
import io.tongji.wire.SerdeFactory;
import io.tongji.wire.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of the input topics up to given ends.
 *
 * @param topics names of the topics
 * @param serdes that decode them
 * @param ends of all their partitions
 * @param reading that goes through them
 */
public record TopicRecords(
    Topics topics, SerdeFactory serdes, Map<TopicPartition, Long> ends, ToTheEnd reading)
    implements InputRecords {

  @Override
  public void readAll(Receiver receiver) {
    read(Input.register(topics, serdes), (entry, timestamp) -> receiver.take(entry));
    read(Input.targets(topics, serdes), (target, timestamp) -> receiver.take(target));
    for (Form form : Form.values()) {
      read(Input.returns(form, topics, serdes), receiver::take);
    }
  }

  private <D> void read(Input<D> input, ObjLongConsumer<D> take) {
    Map<TopicPartition, Long> own = new HashMap<>(ends);
    own.keySet().removeIf(partition -> !partition.topic().equals(input.topic()));
    reading.read(
        own,
        committed -> {
          D handedIn = input.readRaw(committed.key(), committed.value());
          if (handedIn != null && inItsPlace(input.subject(handedIn).id(), committed, own.size())) {
            take.accept(handedIn, committed.timestamp());
          }
        });
  }

  /** A record in another partition than its unit's is refused, never counted twice. */
  private static boolean inItsPlace(
      String id, ConsumerRecord<byte[], byte[]> committed, int partitions) {
    return Partitioning.partition(id, partitions) == committed.partition();
  }
}
