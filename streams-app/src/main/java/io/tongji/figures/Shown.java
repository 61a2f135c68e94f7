package io.tongji.figures;

import io.tongji.catalogue.Language;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it is shown: rounded, with its unit.
 *
 * @param value null if there is none
 * @param unit in what it is
 * @param status why there is none, else provisional, estimated or final
 */
public record Shown(@Nullable BigDecimal value, UnitOfMeasure unit, ObservationStatus status) {

  /** This figure as an estimate, if there is one and {@code so}. */
  public Shown estimated(boolean so) {
    return so && value != null ? new Shown(value, unit, ObservationStatus.ESTIMATED) : this;
  }

  /** This figure with the status of a release, if there is one. */
  public Shown with(ObservationStatus released) {
    return value == null ? this : new Shown(value, unit, released);
  }

  /** True if there is a figure from which a respondent could be inferred. */
  public boolean isSuppressed() {
    return status == ObservationStatus.SUPPRESSED;
  }

  /** The digits for people, or that the figure is confidential, or the mark for a missing one. */
  public String text(Language language, String missing) {
    return isSuppressed() ? language.of("(保密)", "(confidential)") : digits(missing);
  }

  /** The digits, or the mark for a missing figure. */
  public String digits(String missing) {
    return value == null ? missing : value.toPlainString();
  }
}
