package io.tongji.app.metrics.meters;

import java.util.List;

/** What a metric is. */
public enum MeterKind {
  /** A statistical figure of a series and period. */
  FIGURE("gauge", "indicator", "area", "activity", "period", "span", "view"),
  /** A target, which is set for all activities together. */
  TARGET("gauge", "indicator", "area", "period", "span", "view"),
  /** The colour of the progress of a target. */
  STATUS("gauge", "indicator", "area", "period", "span", "view", "status"),
  /** A number of units behind a figure. */
  UNITS("gauge", "indicator", "area", "activity", "period", "span", "view", "state"),
  /** A part of the growth bridge of a cumulative. */
  BRIDGE("gauge", "indicator", "area", "activity", "period", "span", "view", "part"),
  /** Names, always 1. */
  INFO("info"),
  /** A value that goes up and down. */
  GAUGE("gauge"),
  /** A count since the start. */
  COUNTER("counter");

  private final String type;
  private final List<String> labels;

  MeterKind(String type, String... labels) {
    this.type = type;
    this.labels = List.of(labels);
  }

  /** The type as Prometheus calls it. */
  public String type() {
    return type;
  }

  /** Its labels, in their order; empty where each metric has its own. */
  public List<String> labels() {
    return labels;
  }

  /** True for statistical figures, whose number is bounded. */
  public boolean isFigure() {
    return switch (this) {
      case FIGURE, TARGET, STATUS, UNITS, BRIDGE -> true;
      case INFO, GAUGE, COUNTER -> false;
    };
  }
}
