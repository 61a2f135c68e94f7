package io.tongji.sample;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Scales integers to an exact total, the remainders going to those that lost most. */
final class Calibration {
  private Calibration() {}

  /**
   * Shares a total in proportion to weights, each share a multiple of the granule.
   *
   * @throws IllegalArgumentException if the total is no multiple of the granule or nobody can bear
   *     it
   */
  static List<Long> spread(long total, long granule, List<Long> weights) {
    long sum = weights.stream().mapToLong(Long::longValue).sum();
    if (total < 0 || total % granule != 0 || sum <= 0) {
      throw new IllegalArgumentException(total + " cannot be shared by " + weights);
    }
    BigInteger parts = BigInteger.valueOf(total / granule);
    BigInteger whole = BigInteger.valueOf(sum);
    List<Long> shares = new ArrayList<>();
    List<BigInteger> lost = new ArrayList<>();
    for (long weight : weights) {
      BigInteger[] share = parts.multiply(BigInteger.valueOf(weight)).divideAndRemainder(whole);
      shares.add(share[0].longValueExact());
      lost.add(share[1]);
    }
    handOutRest(shares, lost, total / granule);
    return shares.stream().map(share -> share * granule).toList();
  }

  private static void handOutRest(List<Long> shares, List<BigInteger> lost, long parts) {
    long rest = parts - shares.stream().mapToLong(Long::longValue).sum();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing((Integer i) -> lost.get(i)).reversed());
    for (int i = 0; i < rest; i++) {
      shares.set(order.get(i), shares.get(order.get(i)) + 1);
    }
  }
}
