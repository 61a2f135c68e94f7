package io.tongji.ingest.send;

import io.tongji.failure.Failure;
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
  private final Offsets offsets;
  private final Topics topics;
  private final String fed;
  private final String pipeline;
  private final FeedProgress progress;
  private Map<TopicPartition, Long> from = Map.of();

  /**
   * Verdicts on what is sent to one topic.
   *
   * @param offsets of the same cluster
   * @param fed the topic
   * @param pipeline consumer group of the pipeline that answers
   */
  Verdicts(
      Cluster cluster,
      Offsets offsets,
      Topics topics,
      String fed,
      String pipeline,
      FeedProgress progress) {
    this.cluster = cluster;
    this.offsets = offsets;
    this.topics = topics;
    this.fed = fed;
    this.pipeline = pipeline;
    this.progress = progress;
  }

  @Override
  public void attend() {
    from = answersEnd();
  }

  /** Where the topics that the pipeline answers in end, open transactions included. */
  private Map<TopicPartition, Long> answersEnd() {
    Map<TopicPartition, Long> ends = new HashMap<>(offsets.endsOfAllWritten(topics.verdicts()));
    ends.putAll(offsets.endsOfAllWritten(topics.queries()));
    return ends;
  }

  @Override
  public Optional<VerdictCounts> judge(SentRecords sent) {
    if (sent.count() == 0) {
      return Optional.of(VerdictCounts.NOTHING);
    }
    awaitPipeline(new PipelineOffsets(offsets, fed, pipeline), sent);
    AnswerCount count =
        new AnswerCount(topics, fed, new NoticeReader(cluster.clients().serdes()), sent);
    try (TopicReader<byte[], byte[]> reader = cluster.clients().reader()) {
      reader.read(from, answersEnd(), count::take);
    } catch (KafkaException e) {
      throw cluster.failure("read the pipeline's verdicts", e);
    } catch (Failure e) {
      throw e.then("feed the files again, which changes nothing twice");
    }
    return Optional.of(count.judgement());
  }

  private void awaitPipeline(PipelineOffsets position, SentRecords sent) {
    ProgressTimeout silence = new ProgressTimeout();
    Map<Integer, Long> target = sent.ends();
    long left = position.unread(target);
    if (left == 0) {
      return;
    }
    progress.begin(FeedProgress.Step.JUDGE, "", left);
    while (left > 0) {
      long before = left;
      left = position.unread(target);
      progress.step(Math.max(0, before - left));
      silence.reached(left);
      if (silence.expired(cluster.clients().timeout())) {
        throw tooLate();
      }
      if (left == before) {
        ProgressTimeout.pause();
      }
    }
    progress.end();
  }

  private Failure tooLate() {
    return Failure.server(
        "all records are safe in the topic "
            + fed
            + ", but "
            + pipeline
            + " has not read them in "
            + cluster.clients().timeout().toSeconds()
            + " s",
        "see that it runs, and feed the files again for its verdict (--no-wait does not"
            + " ask for it)");
  }
}
