package io.tongji.log.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A reader for each id that was met: ids never change their meaning, so nothing here expires. */
final class RecordReaders {
  private static final int MOST_REFUSALS = 10_000;

  private final Function<Schema, RecordReader> factory;
  private final Function<Integer, Schema> schemas;
  private final Map<Integer, RecordReader> readers = new ConcurrentHashMap<>();
  private final Map<Integer, PoisonRecordException> refusals = new ConcurrentHashMap<>();
  private volatile @Nullable Latest latest;

  /** Nearly all records of a topic have one id, which this spares the map. */
  private record Latest(int id, RecordReader reader) {}

  RecordReaders(Function<Integer, Schema> schemas, Function<Schema, RecordReader> factory) {
    this.schemas = schemas;
    this.factory = factory;
  }

  RecordReader of(int id) {
    Latest last = latest;
    if (last != null && last.id == id) {
      return last.reader;
    }
    RecordReader known = readers.get(id);
    RecordReader reader = known == null ? create(id) : known;
    latest = new Latest(id, reader);
    return reader;
  }

  /** A schema that is known but does not fit here is remembered too; an unknown id is not. */
  private RecordReader create(int id) {
    PoisonRecordException refused = refusals.get(id);
    if (refused != null) {
      throw new PoisonRecordException(String.valueOf(refused.getMessage()), refused);
    }
    Schema writer = schemas.apply(id);
    try {
      RecordReader reader = factory.apply(writer);
      readers.put(id, reader);
      return reader;
    } catch (PoisonRecordException e) {
      if (refusals.size() < MOST_REFUSALS) {
        refusals.put(id, e);
      }
      throw e;
    }
  }
}
