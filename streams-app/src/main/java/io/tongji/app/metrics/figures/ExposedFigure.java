package io.tongji.app.metrics.figures;

import io.tongji.rollup.Aggregate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An aggregate that is exported; its points are made once, when they are first scraped. */
final class ExposedFigure {

  private final Aggregate aggregate;
  private volatile @Nullable List<FigurePoint> points;

  ExposedFigure(Aggregate aggregate) {
    this.aggregate = aggregate;
  }

  Aggregate aggregate() {
    return aggregate;
  }

  /** All of its points, or those for a course over many months. */
  List<FigurePoint> points(FigurePoints maker, boolean detailed) {
    List<FigurePoint> made = points;
    if (made == null) {
      made = maker.of(aggregate);
      points = made;
    }
    return detailed ? made : made.stream().filter(point -> !point.detail()).toList();
  }
}
