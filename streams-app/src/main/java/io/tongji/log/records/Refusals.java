package io.tongji.log.records;

import io.tongji.avro.RejectedRecord;
import io.tongji.avro.SourcePosition;
import io.tongji.avro.Verdict;
import io.tongji.returns.edits.Rejection;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Records about what was refused, or changed nothing. */
public final class Refusals {

  private Refusals() {}

  /**
   * A record as it stands in an input topic.
   *
   * @param key raw key
   * @param value raw value; null for a tombstone
   */
  public record Original(byte @Nullable [] key, byte @Nullable [] value) {}

  /** Where in the input a record stands. */
  public static SourcePosition position(String topic, int partition, long offset) {
    return new SourcePosition(topic, partition, offset);
  }

  /** A refused record with its reason. */
  public static RejectedRecord rejected(
      String form, Input.Subject subject, Rejection rejection, Original original) {
    return new RejectedRecord(
        form,
        subject.id(),
        subject.period(),
        rejection.reason().name(),
        rejection.field().isEmpty() ? null : rejection.field(),
        rejection.value().isEmpty() ? null : rejection.value(),
        rejection.reason().message(),
        rejection.reason().remedy(),
        buffer(original.key()),
        buffer(original.value()),
        rejection.reason().english().message(),
        rejection.reason().english().remedy());
  }

  private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }

  /** What was decided on a record that changed nothing. */
  public static Verdict verdict(String form, String result, @Nullable Rejection rejection) {
    return new Verdict(form, result, rejection == null ? null : rejection.reason().name());
  }
}
