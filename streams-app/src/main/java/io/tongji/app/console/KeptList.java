package io.tongji.app.console;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A list of what inputs state, kept between readings: who asks reads what has come since. It is
 * read from the beginning if it was not yet, if it would come out otherwise today, if a topic ends
 * before the place that was read, or if the last reading failed.
 *
 * @param <T> what takes the records
 */
final class KeptList<T> {

  private final Supplier<T> empty;
  private final StretchReader<T> reading;
  private @Nullable ListAsOf<T> last;

  /**
   * Has a list take a stretch of the inputs.
   *
   * @param <T> what takes the records
   */
  interface StretchReader<T> {
    /**
     * Reads a stretch.
     *
     * @param from where it begins; of no partition: at its beginning
     * @param to where it ends
     */
    void read(T list, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to);
  }

  /**
   * A list as of an end.
   *
   * @param basis what it rests on besides the records
   */
  private record ListAsOf<T>(String basis, T list, Map<TopicPartition, Long> ends) {

    private boolean goesOn(String now, Map<TopicPartition, Long> further) {
      return basis.equals(now)
          && ends.keySet().equals(further.keySet())
          && ends.entrySet().stream()
              .allMatch(end -> end.getValue() <= further.getOrDefault(end.getKey(), -1L));
    }
  }

  /** A list that was not read yet. */
  KeptList(Supplier<T> empty, StretchReader<T> reading) {
    this.empty = empty;
    this.reading = reading;
  }

  /**
   * The list as of these ends, the same object as long as it is read on.
   *
   * @param basis on which it rests besides the records; with another one it is read from the
   *     beginning
   */
  synchronized T at(String basis, Map<TopicPartition, Long> ends) {
    ListAsOf<T> before = last;
    if (before == null || !before.goesOn(basis, ends)) {
      before = new ListAsOf<>(basis, empty.get(), Map.of());
    }
    last = null; // a reading that fails has taken nobody knows what
    reading.read(before.list(), before.ends(), ends);
    last = new ListAsOf<>(basis, before.list(), Map.copyOf(ends));
    return before.list();
  }
}
