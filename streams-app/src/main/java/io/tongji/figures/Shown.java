package io.tongji.figures;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it is shown: rounded, with its unit.
 *
 * @param value null if there is none
 * @param unit in what it is
 * @param status why there is none, else provisional or estimated
 */
public record Shown(@Nullable BigDecimal value, UnitOfMeasure unit, ObservationStatus status) {

  /** The same as an estimate, if there is a figure and {@code so}. */
  public Shown estimated(boolean so) {
    return so && value != null ? new Shown(value, unit, ObservationStatus.ESTIMATED) : this;
  }

  /** The digits, or the mark for a missing figure. */
  public String digits(String missing) {
    return value == null ? missing : value.toPlainString();
  }
}
