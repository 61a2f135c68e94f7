package io.tongji.log.cluster;

import io.tongji.failure.Failure;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.TopicDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many partitions lack a copy that is in sync. With three copies of which two have to be, all
 * goes on while a broker is away, and nothing does when the next one is.
 */
public final class UnderReplicated {

  private static final Logger LOG = LoggerFactory.getLogger(UnderReplicated.class);

  private final Predicate<String> topics;
  private volatile OptionalLong partitions = OptionalLong.empty();

  /** Nothing known yet of the topics with such names. */
  public UnderReplicated(Predicate<String> topics) {
    this.topics = topics;
  }

  /** Asks again. That there is no answer stops nobody: whoever needs the brokers finds it out. */
  public void look(Offsets offsets) {
    look(() -> offsets.descriptions(topics));
  }

  /** The same, of what describes the topics now. */
  void look(Supplier<? extends Collection<TopicDescription>> described) {
    try {
      partitions = count(described.get());
    } catch (Failure noAnswer) {
      partitions = OptionalLong.empty();
      LOG.warn("it is not known which copies are in sync: {}", noAnswer.toString());
    }
  }

  /** Where no topic may be seen, nothing is known of any. */
  private static OptionalLong count(Collection<TopicDescription> described) {
    return described.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            described.stream()
                .flatMap(topic -> topic.partitions().stream())
                .filter(partition -> partition.isr().size() < partition.replicas().size())
                .count());
  }

  /** How many there were at the last look; empty if it was not answered. */
  public OptionalLong partitions() {
    return partitions;
  }
}
