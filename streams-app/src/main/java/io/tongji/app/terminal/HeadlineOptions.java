package io.tongji.app.terminal;

import io.tongji.failure.Failure;
import io.tongji.period.Period;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose headline, and from January to which month. */
public final class HeadlineOptions {

  @Option(
      names = "--area",
      paramLabel = "CODE",
      description = "Area, by code or name (default: the first zone of the catalogue).")
  private @Nullable String area;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "Last month, e.g. 2023-12 (default: the latest on which enough have reported).")
  private @Nullable String period;

  /** Code of the area as it was given; null: the first zone of the catalogue. */
  public @Nullable String area() {
    return area;
  }

  /**
   * The period that the last month ends; null: the latest on which enough have reported.
   *
   * @throws Failure if what was given is none
   */
  public @Nullable Period period() {
    return PeriodOption.parse("--period", period);
  }
}
