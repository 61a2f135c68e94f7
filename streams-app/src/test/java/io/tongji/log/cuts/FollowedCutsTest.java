package io.tongji.log.cuts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.aggregates.AggregateRecords;
import io.tongji.log.cluster.TopicReader;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Sample;
import io.tongji.rollup.SeriesKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who follows a topic hears when an indicator is whole, and never before. */
class FollowedCutsTest {

  private static final String TOPIC = "tongji.aggregates.live";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Aggregate ZONE = Sample.of("GIO", 5).ofMonth();
  private static final Aggregate CITY = Sample.of("GIO", 8).in("330483").ofMonth();
  private static final Aggregate EXPORTS = Sample.of("EXP", 7).ofMonth();
  private static final List<Aggregate> ALL = List.of(ZONE, CITY, EXPORTS);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final List<String> heard = new ArrayList<>();
  private final List<Receiver> receivers = new ArrayList<>();
  private long end;
  private long next;

  /** Notes what it hears. */
  private final class Receiver implements CutReceiver {

    private @Nullable CutReceiver successor;
    private String unwanted = "";

    private Receiver() {
      receivers.add(this);
    }

    @Override
    public boolean wants(SeriesKey key) {
      return !key.area().equals(unwanted);
    }

    @Override
    public void put(Published figure) {
      heard.add(figure.aggregate().key().area() + " " + figure.cut());
    }

    @Override
    public void withdraw(SeriesKey key) {
      heard.add(key.area() + " withdrawn");
    }

    @Override
    public void whole(String indicator) {
      heard.add(indicator + " whole");
    }

    @Override
    public Optional<CutReceiver> successor() {
      return Optional.ofNullable(successor);
    }

    @Override
    public void close() {
      heard.add("closed");
    }
  }

  @Test
  void nothingIsWholeBeforeTheEndIsReached() {
    CutReader cuts = follow(2);
    poll(cuts, () -> put(ZONE, 3));
    assertThat(heard).containsExactly("330483K01 3");
    poll(cuts, () -> put(CITY, 4));
    assertThat(heard).containsExactly("330483K01 3", "330483 4", "GIO whole");
    poll(cuts, () -> {});
    assertThat(heard).as("once").hasSize(3);
  }

  @Test
  void onlyWhatIsWantedIsHandedOn() {
    CutReader cuts = follow(3);
    receivers.get(0).unwanted = "330483";
    poll(
        cuts,
        () -> {
          put(CITY, 3);
          withdraw(CITY);
          put(ZONE, 3);
        });
    assertThat(heard).containsExactly("330483K01 3", "GIO whole");
    heard.clear();
    end(6);
    poll(
        cuts,
        () -> {
          put(ZONE, 4);
          put(CITY, 4);
          put(CITY, 5);
        });
    assertThat(heard)
        .as("cuts without anything wanted end nothing")
        .containsExactly("330483K01 4", "GIO whole");
  }

  @Test
  void anotherNumberEndsTheCutBefore() {
    CutReader cuts = follow(1);
    poll(cuts, () -> put(ZONE, 3));
    heard.clear();
    end(4);
    poll(
        cuts,
        () -> {
          put(ZONE, 4);
          put(EXPORTS, 9);
          put(CITY, 5);
        });
    assertThat(heard)
        .startsWith("330483K01 4", "330483K01 9", "GIO whole", "330483 5")
        .hasSize(6)
        .endsWith(heard.get(4), heard.get(5));
    assertThat(heard.subList(4, 6)).containsExactlyInAnyOrder("GIO whole", "EXP whole");
  }

  @Test
  void theWithdrawalsOfACutBelongToIt() {
    CutReader cuts = follow(1);
    poll(cuts, () -> put(ZONE, 3));
    heard.clear();
    end(5);
    poll(
        cuts,
        () -> {
          put(ZONE, 4);
          withdraw(CITY);
        });
    assertThat(heard)
        .as("the end is not reached")
        .containsExactly("330483K01 4", "330483 withdrawn");
    poll(
        cuts,
        () -> {
          put(ZONE, 5);
          put(CITY, 5);
        });
    assertThat(heard.subList(2, heard.size()))
        .containsExactly("GIO whole", "330483K01 5", "330483 5", "GIO whole");
  }

  @Test
  void aSuccessorTakesThePartitionFromItsBeginning() {
    CutReader cuts = follow(1);
    Receiver former = receivers.get(0);
    former.successor = new Receiver();
    poll(cuts, () -> put(ZONE, 3));
    former.successor = null;
    heard.clear();
    next = 0;
    poll(cuts, () -> put(ZONE, 3));
    assertThat(heard).containsExactly("330483K01 3", "GIO whole");
    assertThat(receivers).hasSize(2);
  }

  @Test
  void aPartitionThatComesIsReadFromItsBeginningAndOneThatGoesIsClosed() {
    CutReader cuts = follow(1);
    poll(cuts, () -> put(ZONE, 3));
    assertThat(heard).containsExactly("330483K01 3", "GIO whole");
    assertThat(cuts.confirmMembership(MOMENT)).isTrue();

    consumer.schedulePollTask(() -> consumer.rebalance(Set.of()));
    cuts.poll(MOMENT);
    assertThat(heard).endsWith("closed");
    assertThat(cuts.confirmMembership(MOMENT)).as("without a partition").isFalse();

    consumer.schedulePollTask(() -> consumer.rebalance(Set.of(PARTITION)));
    cuts.poll(MOMENT);
    next = 0;
    poll(cuts, () -> put(ZONE, 3));
    assertThat(heard).endsWith("closed", "330483K01 3", "GIO whole");
    assertThat(new HashSet<>(receivers)).hasSize(2);
  }

  private CutReader follow(long firstEnd) {
    topic();
    end(firstEnd);
    CutReader cuts = CutReader.sharing(reader(), records(), TOPIC, Receiver::new);
    consumer.schedulePollTask(() -> consumer.rebalance(Set.of(PARTITION)));
    cuts.poll(MOMENT);
    return cuts;
  }

  private void topic() {
    Node broker = Node.noNode();
    Node[] none = {};
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, broker, none, none)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
  }

  private void end(long offset) {
    end = offset;
    consumer.updateEndOffsets(Map.of(PARTITION, end));
  }

  private void poll(CutReader cuts, Runnable records) {
    consumer.schedulePollTask(records);
    cuts.poll(MOMENT);
  }

  private TopicReader<byte[], byte[]> reader() {
    return new TopicReader<>(consumer, "kafka.example:9092", Duration.ofSeconds(5));
  }

  private static AggregateReader records() {
    return new AggregateReader(
        (topic, bytes) -> AggregateRecords.toKey(ALL.get(bytes[0]).key()),
        (topic, bytes) -> AggregateRecords.toValue(ALL.get(bytes[0]), bytes[1]));
  }

  private void put(Aggregate aggregate, int cut) {
    byte number = (byte) ALL.indexOf(aggregate);
    byte[] value = {number, (byte) cut};
    consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, next++, new byte[] {number}, value));
  }

  private void withdraw(Aggregate aggregate) {
    byte[] key = {(byte) ALL.indexOf(aggregate)};
    consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, next++, key, null));
  }
}
