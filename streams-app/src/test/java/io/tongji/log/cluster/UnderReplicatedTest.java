package io.tongji.log.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.failure.Failure;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

/** Partitions that lack a copy are counted; where nobody answers, none is made up. */
final class UnderReplicatedTest {

  private static final List<Node> BROKERS =
      IntStream.rangeClosed(1, 3).mapToObj(id -> new Node(id, "broker", 9092)).toList();

  private final UnderReplicated copies = new UnderReplicated(name -> true);

  @Test
  void eachPartitionIsCountedThatLacksACopy() {
    assertThat(copies.partitions()).as("before the first look").isEmpty();
    copies.look(() -> List.of(topic(3, 2, 3), topic(1)));
    assertThat(copies.partitions()).hasValue(2);
    copies.look(() -> List.of(topic(3, 3, 3), topic(3)));
    assertThat(copies.partitions()).hasValue(0);
  }

  @Test
  void whereNobodyAnswersNothingIsKnownAndNobodyFails() {
    copies.look(() -> List.of(topic(2)));
    copies.look(
        () -> {
          throw Failure.server("nobody answers", "wait");
        });
    assertThat(copies.partitions()).isEmpty();
  }

  @Test
  void whoMaySeeNoTopicKnowsNothing() {
    copies.look(List::of);
    assertThat(copies.partitions()).isEmpty();
  }

  /** A topic of three copies, with so many in sync of each partition. */
  private static TopicDescription topic(int... inSync) {
    List<TopicPartitionInfo> partitions =
        IntStream.range(0, inSync.length)
            .mapToObj(
                partition ->
                    new TopicPartitionInfo(
                        partition, BROKERS.get(0), BROKERS, BROKERS.subList(0, inSync[partition])))
            .toList();
    return new TopicDescription("t", false, partitions);
  }
}
