package io.tongji.log.cuts;

import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.aggregates.ReleaseMark;
import io.tongji.rollup.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate as it stands in its topic.
 *
 * @param aggregate the figures
 * @param cut number of the consistent cut it belongs to
 * @param updated when it was published
 * @param release how it was released; null: it is live
 */
public record Published(
    Aggregate aggregate, long cut, Instant updated, @Nullable ReleaseMark release) {

  /** A live one. */
  public Published(Aggregate aggregate, long cut, Instant updated) {
    this(aggregate, cut, updated, null);
  }

  /**
   * What a record states, or null if it withdraws a figure.
   *
   * @param timestamp of the record, in milliseconds since 1970
   */
  public static @Nullable Published of(AggregateReader.FigureRecord content, long timestamp) {
    Aggregate aggregate = content.aggregate();
    return aggregate == null
        ? null
        : new Published(
            aggregate, content.cut(), Instant.ofEpochMilli(timestamp), content.release());
  }
}
