package io.tongji.log.codec;

import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.Sums;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The compact form of contributions, in the pipeline's own topics only.
 *
 * <p>A batch of one indicator: for each placement its three texts and its months; for each month
 * its index, a bit for each slot that is not 0, and those slots as zigzag varints.
 */
public final class ContributionCodec {

  private ContributionCodec() {}

  /** The batch, or an empty array if all changes cancel out. */
  public static byte[] encode(Map<Placement, MonthlySums> changes) {
    CompactBytes.Writer sink = new CompactBytes.Writer();
    changes.forEach(
        (placement, months) -> {
          months.dropZeros();
          if (!months.isEmpty()) {
            sink.text(placement.areas()).text(placement.activity()).text(placement.themes());
            sink.number(months.size());
            months.forEach((month, sums) -> sums(sink.number(month), sums));
          }
        });
    return sink.bytes();
  }

  private static void sums(CompactBytes.Writer sink, long[] sums) {
    long present = 0;
    for (int slot = 0; slot < Sums.SLOTS; slot++) {
      present |= sums[slot] == 0 ? 0 : 1L << slot;
    }
    sink.number(present);
    for (int slot = 0; slot < Sums.SLOTS; slot++) {
      if (sums[slot] != 0) {
        sink.number(sums[slot]);
      }
    }
  }

  /** Hands on the changes of each placement in a batch, in the order of months. */
  public static void decode(byte[] batch, BiConsumer<Placement, MonthlySums> receiver) {
    CompactBytes.Reader source = new CompactBytes.Reader(batch);
    while (source.hasMore()) {
      Placement placement = new Placement(source.text(), source.text(), source.text());
      MonthlySums months = new MonthlySums();
      for (long more = source.number(); more > 0; more--) {
        months.put((int) source.number(), sums(source));
      }
      receiver.accept(placement, months);
    }
  }

  private static long[] sums(CompactBytes.Reader source) {
    long[] sums = new long[Sums.SLOTS];
    long present = source.number();
    for (int slot = 0; slot < Sums.SLOTS; slot++) {
      if ((present & 1L << slot) != 0) {
        sums[slot] = source.number();
      }
    }
    return sums;
  }
}
