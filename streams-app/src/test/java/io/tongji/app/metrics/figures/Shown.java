package io.tongji.app.metrics.figures;

import io.tongji.log.cuts.CutReceiver;
import io.tongji.log.cuts.Published;
import io.tongji.rollup.Aggregate;
import java.time.Instant;

/** Figures on the page, as a reader of whole cuts puts them there. */
public final class Shown {

  private Shown() {}

  /** Shows figures of a partition of their own, which the group has just confirmed. */
  public static CutReceiver show(ExposedFigures figures, Aggregate... aggregates) {
    CutReceiver share = figures.open();
    put(share, aggregates);
    figures.confirmed(figures.clock().instant());
    return share;
  }

  /** Puts one cut. */
  static void put(CutReceiver share, Aggregate... aggregates) {
    for (Aggregate aggregate : aggregates) {
      share.put(new Published(aggregate, 1, Instant.EPOCH));
    }
    for (Aggregate aggregate : aggregates) {
      share.whole(aggregate.key().indicator());
    }
  }
}
