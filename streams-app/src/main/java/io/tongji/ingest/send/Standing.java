package io.tongji.ingest.send;

import io.tongji.log.records.RecordSummary;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Verdict;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What stands under one key of an input topic, and what stood there before. */
final class Standing {

  private final LongOpenHashSet before = new LongOpenHashSet();
  private int revision;
  private long content;
  private OptionalLong amount = OptionalLong.empty();
  private @Nullable RegisterEntry entry;

  /** True if nothing stands. */
  boolean isEmpty() {
    return revision == 0;
  }

  /** The amount that stands. */
  OptionalLong amount() {
    return amount;
  }

  /** The entry of the register that stands; null: none does. */
  @Nullable RegisterEntry entry() {
    return entry;
  }

  /** The verdict that the pipeline will give by the rule of revisions. */
  Verdict judge(RecordSummary handedIn) {
    return Verdict.of(revision, handedIn.revision(), handedIn.content() == content);
  }

  /** True if a record without a revision says what a later one has replaced. */
  boolean wouldComeBack(RecordSummary handedIn) {
    return handedIn.revision() == 0
        && handedIn.content() != content
        && before.contains(handedIn.content());
  }

  /**
   * Puts a record in force that is accepted.
   *
   * @param of the entry that it is; null: it is none of the register
   */
  void put(RecordSummary accepted, @Nullable RegisterRecord of) {
    entry = of == null ? null : of.entry();
    if (!isEmpty()) {
      before.add(content);
    }
    revision = Verdict.numberOf(revision, accepted.revision());
    content = accepted.content();
    amount = accepted.amount();
  }
}
