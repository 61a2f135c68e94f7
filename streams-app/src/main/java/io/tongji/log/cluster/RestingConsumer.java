package io.tongji.log.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The consumer of a thread of Kafka Streams, which rests when nothing has come for a while. The
 * thread looks at all its tasks whenever a wait of its consumer ends, ten times a second, which was
 * most of what an idle pipeline cost. Records end the wait, so none comes later for it; so long
 * after the last one there is nothing left that a task does by the clock.
 */
public final class RestingConsumer extends KafkaConsumer<byte[], byte[]> {

  private static final Duration REST = Duration.ofSeconds(1);
  private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

  private long lastChange = System.nanoTime();

  /** A consumer by Kafka Streams' options. */
  public RestingConsumer(
      Map<String, Object> config, Deserializer<byte[]> keys, Deserializer<byte[]> values) {
    super(config, keys, values);
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    Set<TopicPartition> before = assignment();
    boolean rests = !timeout.isZero() && isQuiet();
    ConsumerRecords<byte[], byte[]> records = super.poll(rests ? REST : timeout);
    if (!records.isEmpty() || !before.equals(assignment())) {
      lastChange = System.nanoTime();
    }
    return records;
  }

  /** A task that is being restored has its partitions paused, and is looked for often. */
  private boolean isQuiet() {
    return System.nanoTime() - lastChange > QUIET_NANOS && paused().isEmpty();
  }
}
