package io.tongji.bench.grow;

import java.util.List;

/** How a cost grows: the slope of a line through the logarithms, by least squares. */
public final class Exponent {

  private Exponent() {}

  /** A cost at a size. */
  public record CostAtSize(double size, double cost) {}

  /** 1: proportionally; 0: not at all. At least two sizes are needed. */
  public static double of(List<CostAtSize> points) {
    double n = points.size();
    double x = points.stream().mapToDouble(p -> Math.log(p.size())).sum() / n;
    double y = points.stream().mapToDouble(p -> Math.log(p.cost())).sum() / n;
    double above = 0;
    double below = 0;
    for (CostAtSize point : points) {
      double dx = Math.log(point.size()) - x;
      above += dx * (Math.log(point.cost()) - y);
      below += dx * dx;
    }
    return above / below;
  }
}
