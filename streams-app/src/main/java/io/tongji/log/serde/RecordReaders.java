package io.tongji.log.serde;

import io.tongji.log.registry.PoisonRecordException;
import io.tongji.log.registry.PoisonRecordException.Why;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A reader for each topic and schema id that was met: ids never change their meaning, so nothing
 * here expires. There are few of them, but whoever sends ids at random shall not fill the memory.
 */
final class RecordReaders {
  private static final int MOST = 1_000;

  private final BiFunction<String, Integer, Optional<RecordReader>> factory;
  private final Map<TopicSchema, FoundReader> outcomes = new ConcurrentHashMap<>();
  private volatile @Nullable LatestReader latest;

  private record TopicSchema(String topic, int id) {}

  /** Nearly all records of a topic have one id, which this spares the map. */
  private record LatestReader(String topic, int id, RecordReader reader) {
    boolean is(String otherTopic, int otherId) {
      return id == otherId && topic.equals(otherTopic);
    }
  }

  /** A reader, or why there is none. */
  private record FoundReader(@Nullable RecordReader reader, Why why, String refusal) {}

  RecordReaders(BiFunction<String, Integer, Optional<RecordReader>> factory) {
    this.factory = factory;
  }

  RecordReader of(String topic, int id) {
    LatestReader last = latest;
    if (last != null && last.is(topic, id)) {
      return last.reader;
    }
    TopicSchema writer = new TopicSchema(topic, id);
    FoundReader known = outcomes.get(writer);
    FoundReader outcome = known == null ? create(writer) : known;
    if (outcome.reader == null) {
      throw new PoisonRecordException(outcome.why, outcome.refusal);
    }
    latest = new LatestReader(topic, id, outcome.reader);
    return outcome.reader;
  }

  /** A schema that is known but does not fit here is remembered too; an unknown id is not. */
  private FoundReader create(TopicSchema writer) {
    FoundReader outcome;
    try {
      Optional<RecordReader> reader = factory.apply(writer.topic, writer.id);
      if (reader.isEmpty()) {
        return new FoundReader(null, Why.UNKNOWN_SCHEMA, "no schema has the id " + writer.id);
      }
      outcome = new FoundReader(reader.get(), Why.UNREADABLE, "");
    } catch (PoisonRecordException refused) {
      outcome = new FoundReader(null, refused.why(), String.valueOf(refused.getMessage()));
    }
    if (outcomes.size() < MOST) {
      outcomes.put(writer, outcome);
    }
    return outcome;
  }
}
