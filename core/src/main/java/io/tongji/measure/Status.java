package io.tongji.measure;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the colours in which the progress of a target is shown (绿蓝黄红).
 *
 * <p>There is no official scale; the steps are data, see {@code status.csv} of the catalogue.
 *
 * @param code e.g. green
 * @param name Chinese name
 * @param nameEn English name
 * @param fromPace pace (completion in what is due) from which it holds; null: below all others
 */
public record Status(String code, String name, String nameEn, @Nullable BigDecimal fromPace) {

  /**
   * The colour of a pace.
   *
   * @param scale highest step first, the last one without a bound
   * @return null if the pace cannot be stated
   */
  public static @Nullable Status of(Ratio pace, List<Status> scale) {
    return pace instanceof Ratio.Known known
        ? scale.stream().filter(status -> status.holds(known.value())).findFirst().orElseThrow()
        : null;
  }

  private boolean holds(Fraction pace) {
    return fromPace == null || pace.compareTo(Fraction.of(fromPace)) >= 0;
  }
}
