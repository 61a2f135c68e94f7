package io.tongji.verify;

import io.tongji.failure.Failure;
import io.tongji.log.records.FirstReadings;
import io.tongji.log.records.Input;
import io.tongji.log.topics.Partitioning;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What the input topics state up to given ends, as far as it may count.
 *
 * @param reading that goes through them
 * @param ends of all their partitions
 * @param readings what came of records when the pipeline first read them
 */
public record InputReading(
    ToTheEnd reading, Map<TopicPartition, Long> ends, FirstReadings readings) {

  /**
   * Hands on what the records of one input state, and their timestamps in milliseconds. A record in
   * another partition than its unit's is refused by the pipeline, and so never counted twice.
   *
   * @throws Failure if one that counts does not decode any more
   */
  public <D> void read(Input<D> input, ObjLongConsumer<D> take) {
    Map<TopicPartition, Long> own = new HashMap<>(ends);
    own.keySet().removeIf(partition -> !partition.topic().equals(input.topic()));
    reading.read(
        own,
        record -> {
          D handedIn = input.readAgain(record, readings);
          if (handedIn != null
              && Partitioning.partition(input.subject(handedIn).id(), own.size())
                  == record.partition()) {
            take.accept(handedIn, record.timestamp());
          }
        });
  }
}
