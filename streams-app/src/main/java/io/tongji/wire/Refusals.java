package io.tongji.wire;

import io.tongji.avro.Query;
import io.tongji.avro.QueryKey;
import io.tongji.avro.RejectedRecord;
import io.tongji.avro.SourcePosition;
import io.tongji.avro.Verdict;
import io.tongji.catalogue.Form;
import io.tongji.period.Month;
import io.tongji.returns.Rejection;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Records that tell what was refused, changed nothing, or has to be explained. */
public final class Refusals {

  private static final String NOT_IN_REGISTER = "NOT_IN_REGISTER";

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
        buffer(original.value()));
  }

  private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }

  /** What was decided on a record that changed nothing. */
  public static Verdict verdict(String form, String result, @Nullable Rejection rejection) {
    return new Verdict(form, result, rejection == null ? null : rejection.reason().name());
  }

  /** Which return is asked about for want of a register entry. */
  public static QueryKey outOfScopeKey(String unitId, Form form, Month period) {
    return new QueryKey(unitId, form.code(), period.toString(), NOT_IN_REGISTER);
  }

  /** That a return's unit is not in the register. */
  public static Query outOfScope() {
    return Query.newBuilder()
        .setMessage("名录中没有该单位在本报告期的有效记录,暂不计入汇总")
        .setRemedy("补报或更正名录(register),汇总随之自动更新")
        .setMessageEn(
            "The register has no entry of the unit for the period; it is not counted yet.")
        .setRemedyEn("Feed or correct its register entry; the totals follow by themselves.")
        .build();
  }
}
