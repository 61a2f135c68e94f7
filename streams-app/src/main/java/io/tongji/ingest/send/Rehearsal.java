package io.tongji.ingest.send;

import io.tongji.catalogue.form.Form;
import io.tongji.log.records.RegisterRecords;
import io.tongji.log.records.ReturnRecords;
import io.tongji.log.records.TargetRecords;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import io.tongji.returns.edits.RejectionReason;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes records and sends none. Refused are those that contradict one another, as they would be if
 * they were sent to a pipeline that knows nothing else of their keys. A review says what the others
 * would do to what stands.
 *
 * @param <T> a return, a register record or a target
 */
final class Rehearsal<T> implements Outbox<T> {

  private final Function<T, Object> key;
  private final Function<T, Object> value;
  private final ToIntFunction<T> revision;
  private final @Nullable Review<T> review;
  private final UnnumberedRows rows = new UnnumberedRows();
  private final LongArrayList keys = new LongArrayList();
  private final LongArrayList origins = new LongArrayList();

  /** Of each key and revision the content of the first record. */
  private final Long2LongOpenHashMap firstOfRevision = new Long2LongOpenHashMap();

  /** Of each key and revision the first row. */
  private final Long2LongOpenHashMap rowOfRevision = new Long2LongOpenHashMap();

  /** Of each row that contradicts an earlier one that row. */
  private final Long2LongOpenHashMap contradicted = new Long2LongOpenHashMap();

  private Rehearsal(
      Function<T, Object> key,
      Function<T, Object> value,
      ToIntFunction<T> revision,
      @Nullable Review<T> review) {
    this.review = review;
    this.key = key;
    this.value = value;
    this.revision = revision;
  }

  static Outbox<Return> returns(Form form, @Nullable Review<Return> review) {
    return new Rehearsal<>(
        ReturnRecords::toKey, ReturnRecords.of(form)::toValue, Return::revision, review);
  }

  static Outbox<RegisterRecord> register(@Nullable Review<RegisterRecord> review) {
    return new Rehearsal<>(
        RegisterRecords::toKey, RegisterRecords::toValue, RegisterRecord::revision, review);
  }

  static Outbox<Target> targets(@Nullable Review<Target> review) {
    return new Rehearsal<>(TargetRecords::toKey, TargetRecords::toValue, Target::version, review);
  }

  @Override
  public void send(T handedIn, Origin origin) {
    if (review != null) {
      review.add(handedIn, origin);
    }
    int number = revision.applyAsInt(handedIn);
    byte[] named = bytes(key.apply(handedIn));
    byte[] content = bytes(value.apply(handedIn));
    rows.add(named, content, number > 0);
    keys.add(UnnumberedRows.hash(named));
    origins.add(origin.packed());
    if (number > 0) {
      long numbered = UnnumberedRows.hash(bytes(key.apply(handedIn) + "/" + number));
      long hash = UnnumberedRows.hash(content);
      if (firstOfRevision.containsKey(numbered) && firstOfRevision.get(numbered) != hash) {
        contradicted.put(origin.packed(), rowOfRevision.get(numbered));
      }
      firstOfRevision.putIfAbsent(numbered, hash);
      rowOfRevision.putIfAbsent(numbered, origin.packed());
    }
  }

  private static byte[] bytes(Object stated) {
    return stated.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void endFile() {
    // All files are looked at together.
  }

  @Override
  public SentRecords finish() {
    SentRecords none = new SentRecords("");
    for (int at = 0; at < keys.size(); at++) {
      long origin = origins.getLong(at);
      if (rows.unordered(keys.getLong(at))) {
        rows.place(keys.getLong(at), Origin.unpack(origin));
      } else if (contradicted.containsKey(origin)) {
        Origin other = Origin.unpack(contradicted.get(origin));
        none.leaveOut(Origin.unpack(origin), RejectionReason.SAME_REVISION, other);
      }
    }
    rows.leaveOut(none);
    if (review != null) {
      review.judge(none);
    }
    none.rehearse(keys.size() - none.leftOut().size());
    return none;
  }
}
