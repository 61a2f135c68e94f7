package io.tongji.release;

import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.ReleasePlan.Decision;
import io.tongji.log.releases.ReleaseOutcome.Point;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.log.releases.ReleasedFigure;
import io.tongji.log.releases.ReleasedFigure.Imprint;
import io.tongji.measure.Rounding;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a plan into the records that carry it out. */
public final class Drafting {

  private final Catalogue catalogue;
  private final Rounding rounding;
  private final Vintages vintages;
  private final ReleaseRequest request;
  private final long number;

  /**
   * Drafting of one release.
   *
   * @param rounding of rates
   * @param vintages what was released before
   * @param number of the release
   */
  public Drafting(
      Catalogue catalogue,
      Rounding rounding,
      Vintages vintages,
      ReleaseRequest request,
      long number) {
    this.catalogue = catalogue;
    this.rounding = rounding;
    this.vintages = vintages;
    this.request = request;
    this.number = number;
  }

  /**
   * The draft of a plan.
   *
   * @param point that it was planned at
   * @param totals of that point
   */
  public Draft draft(Point point, ReleasePlan plan, Map<SeriesKey, Aggregate> totals) {
    if (!plan.mayBePublished()) {
      List<String> refusals = plan.refusals().stream().map(Draft::sentence).toList();
      return new Draft(point, plan, refusals, List.of());
    }
    // Only what changes is written: a revision leaves the vintage of the rest as it is.
    List<ReleasedFigure> figures = new ArrayList<>();
    plan.decisions()
        .forEach(
            (key, decision) -> {
              ReleasedFigure figure = figure(key, decision, totals.get(key));
              if (figure != null && !vintages.stands(figure)) {
                RecordAudit.check(figure, decision.shown());
                figures.add(figure);
              }
            });
    if (figures.isEmpty()) {
      return new Draft(point, plan, List.of(nothing()), List.of());
    }
    figures.sort(ReleasedFigure.ORDER);
    return new Draft(point, plan, List.of(), figures);
  }

  private String nothing() {
    return request.reviseFrom() == null
        ? "no figure of the publication programme has a return through "
            + request.through()
            + "; look at ./tongji export and publication.csv"
        : "no published figure from "
            + request.reviseFrom()
            + " on has changed, or may change; look at the figures held with ./tongji release"
            + " preview";
  }

  private @Nullable ReleasedFigure figure(
      SeriesKey key, Decision decision, @Nullable Aggregate total) {
    Imprint imprint = imprint(key);
    return switch (decision.status()) {
      case PUBLISHED ->
          ReleasedFigure.published(
              Objects.requireNonNull(total, () -> "no total of " + key),
              decision.shown(),
              indicator(key).display(),
              rounding,
              imprint);
      case SUPPRESSED -> ReleasedFigure.suppressed(key, base(key), imprint);
      case HELD -> null;
      case CEASED -> ReleasedFigure.ceased(key, imprint);
    };
  }

  private Imprint imprint(SeriesKey key) {
    String first = vintages.first(key);
    return new Imprint(
        request.id(),
        number,
        request.status(),
        first == null ? null : request.reason(),
        first == null ? request.id() : first);
  }

  private Indicator indicator(SeriesKey key) {
    return Objects.requireNonNull(catalogue.indicator(key.indicator()));
  }

  private BaseKind base(SeriesKey key) {
    return indicator(key).base(key.period().lastMonth().year());
  }
}
