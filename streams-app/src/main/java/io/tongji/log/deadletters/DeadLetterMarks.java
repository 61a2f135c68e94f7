package io.tongji.log.deadletters;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where the records stand that one computation passes over, since it put them aside or an operator
 * did, as far as the topic of dead letters has been read.
 */
public final class DeadLetterMarks {

  private final String computation;
  private final Set<Marked> places = ConcurrentHashMap.newKeySet();

  private record Marked(String topic, int partition, long offset) {}

  /** No marks yet of a computation, which dead letters name. */
  public DeadLetterMarks(String computation) {
    this.computation = computation;
  }

  /** Takes a record of the topic of dead letters; one of another computation says nothing here. */
  public void add(ConsumerRecord<byte[], byte[]> letter) {
    if (DeadLetter.isOf(computation, letter)) {
      DeadLetter.Source source = DeadLetter.of(letter).source();
      places.add(
          new Marked(
              source.topic(),
              Integer.parseInt(source.partition()),
              Long.parseLong(source.offset())));
    }
  }

  /** True of a record that was put aside. */
  public boolean hold(ConsumerRecord<byte[], byte[]> record) {
    return hold(record.topic(), record.partition(), record.offset());
  }

  /** True if the record at a position was put aside. */
  public boolean hold(String topic, int partition, long offset) {
    return !places.isEmpty() && places.contains(new Marked(topic, partition, offset));
  }
}
