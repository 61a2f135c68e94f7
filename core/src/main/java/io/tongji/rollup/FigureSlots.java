package io.tongji.rollup;

/** Where slots stand that belong to a figure: a cumulative, a month or a quarter. */
final class FigureSlots {

  private FigureSlots() {}

  /** Slot of the stayers' own figure of a year before; behind it their restatement. */
  static int stayed(int known) {
    return Sums.STAYED + 2 * place(known);
  }

  /** Slot of the number of matched units; behind it their figure, and that of a year before. */
  static int matched(int known) {
    return Sums.MATCHES + 3 * place(known);
  }

  /** Figures are in this order: the cumulative, the month, the quarter. */
  private static int place(int known) {
    return switch (known) {
      case Sums.YTD_KNOWN -> 0;
      case Sums.MONTH_KNOWN -> 1;
      case Sums.QUARTER_KNOWN -> 2;
      default -> throw new IllegalArgumentException("no figure begins at slot " + known);
    };
  }
}
