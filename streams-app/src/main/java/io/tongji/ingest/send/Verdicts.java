package io.tongji.ingest.send;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.records.NoticeReader;
import io.tongji.log.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
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
  private final Clients clients;
  private final Offsets offsets;
  private Map<TopicPartition, Long> from = Map.of();

  /** The topics of a prefix, and the one that is fed. */
  record Place(Topics topics, String fed) {}

  /** Whose answers are waited for, how they are read, and who shows the waiting. */
  record Listening(String pipeline, NoticeReader answers, FeedProgress progress) {}

  /**
   * Verdicts on what is sent to one topic.
   *
   * @param offsets of the same cluster as the clients
   */
  Verdicts(Cluster cluster, Clients clients, Offsets offsets, Place place, Listening listening) {
    this.cluster = cluster;
    this.clients = clients;
    this.offsets = offsets;
    this.place = place;
    this.listening = listening;
  }

  @Override
  public void attend() {
    from = answersEnd();
  }

  /** Where the topics that the pipeline answers in end, open transactions included. */
  private Map<TopicPartition, Long> answersEnd() {
    Map<TopicPartition, Long> ends =
        new HashMap<>(offsets.endsOfAllWritten(place.topics().verdicts()));
    ends.putAll(offsets.endsOfAllWritten(place.topics().queries()));
    return ends;
  }

  @Override
  public Optional<VerdictCounts> judge(SentRecords sent) {
    if (sent.count() == 0) {
      return Optional.of(VerdictCounts.NOTHING);
    }
    awaitPipeline(new PipelineOffsets(offsets, place.fed(), listening.pipeline()), sent);
    AnswerCount count = new AnswerCount(place, listening.answers(), sent);
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      reader.read(from, answersEnd(), count::take);
    } catch (KafkaException e) {
      throw cluster.failure("read the pipeline's verdicts", e);
    } catch (Failure e) {
      throw e.then("feed the files again, which changes nothing twice");
    }
    return Optional.of(count.judgement());
  }

  private void awaitPipeline(PipelineOffsets pipeline, SentRecords sent) {
    ProgressTimeout silence = new ProgressTimeout();
    Map<Integer, Long> target = sent.ends();
    long left = pipeline.unread(target);
    if (left == 0) {
      return;
    }
    listening.progress().begin("waiting for the pipeline's verdict", left);
    while (left > 0) {
      long before = left;
      left = pipeline.unread(target);
      listening.progress().step(Math.max(0, before - left));
      silence.reached(left);
      if (silence.expired(cluster.patience())) {
        throw tooLate(pipeline.pipeline());
      }
      if (left == before) {
        ProgressTimeout.pause();
      }
    }
    listening.progress().end();
  }

  private Failure tooLate(String pipeline) {
    return Failure.server(
        "all records are safe in the topic "
            + place.fed()
            + ", but "
            + pipeline
            + " has not read them in "
            + cluster.patience().toSeconds()
            + " s",
        "see that it runs, and feed the files again for its verdict (--no-wait does not"
            + " ask for it)");
  }
}
