package io.tongji.disclosure.suppression.linear;

import java.util.SplittableRandom;

/**
 * Arithmetic modulo the Mersenne prime 2^61 − 1. A residue is a long from 0 to the prime less one.
 *
 * <p>A relation between tables that holds over the rationals holds modulo the prime, unless the
 * prime divides one of its denominators: so what is not derivable modulo the prime is not
 * derivable. That last doubt is removed by the shadow table, which is checked in integers.
 */
public final class Residue {

  static final long PRIME = (1L << 61) - 1;

  private Residue() {}

  /** The residue of an integer. */
  public static long of(long value) {
    long residue = value % PRIME;
    return residue < 0 ? residue + PRIME : residue;
  }

  /** The integer of least size that has the residue. */
  public static long toInteger(long residue) {
    return residue > PRIME / 2 ? residue - PRIME : residue;
  }

  /** The sum of two residues. */
  public static long plus(long a, long b) {
    long sum = a + b;
    return sum >= PRIME ? sum - PRIME : sum;
  }

  /** The difference of two residues. */
  public static long minus(long a, long b) {
    long difference = a - b;
    return difference < 0 ? difference + PRIME : difference;
  }

  /** The product of two residues. */
  public static long times(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    long sum = (high << 3 | low >>> 61) + (low & PRIME);
    return sum >= PRIME ? sum - PRIME : sum;
  }

  /** The inverse of a residue that is not zero, by Fermat's little theorem. */
  public static long inverse(long a) {
    if (a == 1 || a == PRIME - 1) {
      return a;
    }
    long result = 1;
    long power = a;
    for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
      if ((exponent & 1) == 1) {
        result = times(result, power);
      }
      power = times(power, power);
    }
    return result;
  }

  /** The quotient of two residues, the second of which is not zero. */
  public static long over(long a, long b) {
    return times(a, inverse(b));
  }

  /** Residues other than zero, the same ones for the same seed. */
  public static long[] random(int number, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] residues = new long[number];
    for (int i = 0; i < number; i++) {
      residues[i] = random.nextLong(1, PRIME);
    }
    return residues;
  }
}
