package io.tongji.log.records;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.topics.Partitioning;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.common.TopicPartition;

/** What the input topics state up to given ends, as far as it may count. */
public final class InputReading {

  private final TopicReader<byte[], byte[]> reader;
  private final Map<TopicPartition, Long> ends;
  private final FirstReadings readings;
  private final ReadProgress progress;
  private final long all;
  private long before;

  /**
   * A reading of one or several inputs.
   *
   * @param ends of all their partitions
   * @param readings what came of records when the pipeline first read them
   * @param progress hears how far the reading of all of them is
   */
  public InputReading(
      TopicReader<byte[], byte[]> reader,
      Map<TopicPartition, Long> ends,
      FirstReadings readings,
      ReadProgress progress) {
    this.reader = reader;
    this.ends = Map.copyOf(ends);
    this.readings = readings;
    this.progress = progress;
    this.all = sum(ends);
  }

  private static long sum(Map<TopicPartition, Long> ends) {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Hands on what the records of one input state, and their timestamps in milliseconds. A record in
   * another partition than its unit's is refused by the pipeline, and so never counted twice.
   *
   * @throws Failure if one that counts does not decode any more
   */
  public <D> void read(Input<D> input, ObjLongConsumer<D> take) {
    Map<TopicPartition, Long> own = new HashMap<>(ends);
    own.keySet().removeIf(partition -> !partition.topic().equals(input.topic()));
    reader.read(
        own,
        (read, ofInput) -> progress.read(Math.min(before + read, all), all),
        record -> {
          D handedIn = input.readAgain(record, readings);
          if (handedIn != null
              && Partitioning.partition(input.subject(handedIn).id(), own.size())
                  == record.partition()) {
            take.accept(handedIn, record.timestamp());
          }
        });
    before += sum(own);
    progress.read(Math.min(before, all), all);
  }
}
