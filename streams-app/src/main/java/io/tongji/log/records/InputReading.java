package io.tongji.log.records;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.topics.Partitioning;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.common.TopicPartition;

/** What the input topics state up to given ends, as far as it may count. */
public final class InputReading {

  private final TopicReader<byte[], byte[]> reader;
  private final Map<TopicPartition, Long> starts;
  private final Map<TopicPartition, Long> ends;
  private final FirstReadings readings;
  private final ReadProgress progress;
  private final long all;
  private long before;

  /**
   * A reading of one or several inputs from their beginning.
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
    this(reader, Map.of(), ends, readings, progress);
  }

  private InputReading(
      TopicReader<byte[], byte[]> reader,
      Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> ends,
      FirstReadings readings,
      ReadProgress progress) {
    this.reader = reader;
    this.starts = Map.copyOf(starts);
    this.ends = Map.copyOf(ends);
    this.readings = readings;
    this.progress = progress;
    this.all = sum(ends);
  }

  /** The reading that goes on where this one ends. */
  public InputReading until(Map<TopicPartition, Long> further) {
    return new InputReading(reader, ends, further, readings, progress);
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
    Map<TopicPartition, Long> from = new HashMap<>();
    own.keySet().forEach(partition -> from.put(partition, starts.getOrDefault(partition, 0L)));
    reader.read(
        from,
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
