package io.tongji.ingest.send;

import io.tongji.ingest.send.VerdictCounts.Rejected;
import io.tongji.log.records.NoticeReader;
import io.tongji.log.records.NoticeReader.QueryNotice;
import io.tongji.log.records.NoticeReader.VerdictNotice;
import io.tongji.log.topics.Topics;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Counts the pipeline's answers to what was sent: of each record one, of each query the last. */
final class AnswerCount {

  private final Topics topics;
  private final String fed;
  private final NoticeReader notices;
  private final SentRecords sent;
  private final LongOpenHashSet seen = new LongOpenHashSet();
  private final List<Rejected> rejected = new ArrayList<>();
  private final Map<OpenedQuery, Boolean> queries = new HashMap<>();
  private long duplicates;
  private long stale;

  private record OpenedQuery(String unitId, String period, String code) {}

  AnswerCount(Topics topics, String fed, NoticeReader notices, SentRecords sent) {
    this.topics = topics;
    this.fed = fed;
    this.notices = notices;
    this.sent = sent;
  }

  void take(ConsumerRecord<byte[], byte[]> given) {
    if (given.topic().equals(topics.queries())) {
      ask(notices.query(given));
      return;
    }
    take(notices.verdict(given));
  }

  void take(VerdictNotice answer) {
    if (answer.topic().equals(fed)) {
      sent.origin(answer.partition(), answer.offset())
          .filter(origin -> seen.add(origin.packed()))
          .ifPresent(origin -> count(origin, answer));
    }
  }

  void ask(QueryNotice asked) {
    boolean ours =
        fed.equals(topics.prefix() + ".returns." + asked.form())
            && sent.returns().contains(asked.unitMonth());
    if (ours) {
      queries.put(new OpenedQuery(asked.unitId(), asked.period(), asked.code()), asked.open());
    }
  }

  private void count(Origin origin, VerdictNotice answer) {
    switch (answer.result()) {
      case "duplicate" -> duplicates++;
      case "stale" -> stale++;
      default -> rejected.add(new Rejected(origin, String.valueOf(answer.reason())));
    }
  }

  VerdictCounts judgement() {
    TreeMap<String, Long> open = new TreeMap<>();
    queries.forEach(
        (question, stands) -> {
          if (stands) {
            open.merge(question.code(), 1L, Long::sum);
          }
        });
    return new VerdictCounts(duplicates, stale, rejected, open);
  }
}
