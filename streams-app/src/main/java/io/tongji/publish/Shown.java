package io.tongji.publish;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it is shown: rounded, with its unit.
 *
 * @param value null if there is none
 * @param unit in what it is
 * @param status why there is none, else provisional
 */
public record Shown(@Nullable BigDecimal value, UnitOfMeasure unit, ObservationStatus status) {

  /** The digits, or the mark for a missing figure. */
  public String digits(String missing) {
    return value == null ? missing : value.toPlainString();
  }
}
