package io.tongji.app.read;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.DeadLetter;
import io.tongji.log.topics.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The dead letters, as far as they are to be shown.
 *
 * @param count how many there are
 * @param latest the latest of them, the last one first
 */
public record DeadLetters(long count, List<DeadLetter> latest) {

  private static final Comparator<DeadLetter> IN_TIME =
      Comparator.comparing(DeadLetter::at)
          .thenComparing(letter -> letter.source().topic())
          .thenComparing(letter -> letter.source().partition())
          .thenComparing(letter -> letter.source().offset());

  /** Copies the list. */
  public DeadLetters {
    latest = List.copyOf(latest);
  }

  /**
   * Reads the dead letters there are now.
   *
   * @param most how many are to be kept
   * @param progress hears how far the reading is
   * @throws Failure if the brokers do not answer in time
   */
  public static DeadLetters read(AppConfig config, int most, ReadProgress progress) {
    Clients clients = ConfiguredCluster.commandClients(config);
    String topic = new Topics(config.get(Keys.TOPIC_PREFIX)).deadLetters();
    Gathering gathering = new Gathering(most);
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      reader.readAll(topic, progress, dead -> gathering.add(DeadLetter.of(dead)));
    }
    return gathering.result();
  }

  /** Keeps the latest ones. */
  private static final class Gathering {

    private final int most;
    private final PriorityQueue<DeadLetter> latest = new PriorityQueue<>(IN_TIME);
    private long count;

    private Gathering(int most) {
      this.most = most;
    }

    private void add(DeadLetter letter) {
      count++;
      latest.add(letter);
      if (latest.size() > most) {
        latest.remove();
      }
    }

    private DeadLetters result() {
      List<DeadLetter> sorted = new ArrayList<>(latest);
      sorted.sort(IN_TIME.reversed());
      return new DeadLetters(count, sorted);
    }
  }
}
