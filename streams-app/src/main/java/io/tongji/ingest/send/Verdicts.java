package io.tongji.ingest.send;

import io.tongji.ingest.FeedException;
import io.tongji.log.records.Answers;
import io.tongji.log.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until the pipeline has read what was sent, and collects its answers.
 *
 * <p>The pipeline commits its offsets and its answers in one transaction. So once its offset lies
 * past a record, the answer to it is in the topic of verdicts, and a reader that reaches the end
 * which that topic has then has read it.
 */
final class Verdicts implements Judge {

  private final Cluster cluster;
  private final Place place;
  private final Listening listening;
  private final TopicEnds ends;
  private final Admin admin;
  private Map<TopicPartition, Long> from = Map.of();

  /** The topics of a prefix, and the one that is fed. */
  record Place(Topics topics, String fed) {}

  /** How answers are read, and who is told of the waiting. */
  record Listening(Answers answers, FeedProgress progress) {}

  Verdicts(Cluster cluster, Admin admin, Place place, Listening listening) {
    this.cluster = cluster;
    this.place = place;
    this.listening = listening;
    this.ends = new TopicEnds(cluster, admin);
    this.admin = admin;
  }

  /** A reader is made at once, too: an option that it refuses is told before records are sent. */
  @Override
  public void attend() {
    from = told();
    new TopicReader(cluster, from).close();
  }

  /** Where the topics that the pipeline answers in end. */
  private Map<TopicPartition, Long> told() {
    Map<TopicPartition, Long> told = new HashMap<>(ends.of(place.topics().verdicts()));
    told.putAll(ends.of(place.topics().queries()));
    return told;
  }

  @Override
  public Optional<Judgement> judge(SentRecords sent) {
    if (sent.count() == 0) {
      return Optional.of(Judgement.NOTHING);
    }
    try (PipelineOffsets offsets =
        new PipelineOffsets(cluster, admin, place, listening.answers())) {
      awaitPipeline(offsets, sent);
    }
    Tally tally = new Tally(place, listening.answers(), sent);
    try (TopicReader reader = new TopicReader(cluster, from)) {
      reader.readUntil(told(), tally::take);
    }
    return Optional.of(tally.judgement());
  }

  private void awaitPipeline(PipelineOffsets offsets, SentRecords sent) {
    Patience patience = new Patience(cluster.patience());
    Map<Integer, Long> target = sent.ends();
    long left = offsets.unread(target);
    if (left == 0) {
      return;
    }
    listening.progress().begin("waiting for the pipeline's verdict", left);
    while (left > 0) {
      long before = left;
      left = offsets.unread(target);
      listening.progress().step(Math.max(0, before - left));
      if (left < before) {
        patience.renew();
      } else if (!patience.pause()) {
        throw tooLate(offsets.pipeline());
      }
    }
    listening.progress().end();
  }

  private FeedException tooLate(String pipeline) {
    return FeedException.unreachable(
        "all records are safe in the topic "
            + place.fed()
            + ", but "
            + pipeline
            + " has not read them in "
            + cluster.patience().toSeconds()
            + " s; see that it runs, and feed the files again for its verdict (--no-wait does not"
            + " ask for it)");
  }
}
