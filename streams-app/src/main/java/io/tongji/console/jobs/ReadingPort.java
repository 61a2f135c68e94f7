package io.tongji.console.jobs;

import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.explain.Explanation;
import io.tongji.explain.Question;
import io.tongji.explain.UnitCard;
import io.tongji.failure.Failure;
import io.tongji.figures.AreaFigures;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.measure.Rounding;
import io.tongji.queries.Dossiers;
import io.tongji.queries.GivenExplanations.GivenExplanation;
import io.tongji.returns.Target;
import java.util.List;
import java.util.Optional;

/**
 * What the bureau's topics say, for people who read. Each method fails with a {@link Failure} if
 * brokers or registry do not answer in time.
 */
public interface ReadingPort {

  /** The files of the catalogue in force. */
  CatalogueSource source();

  /** How digits are rounded. */
  Rounding rounding();

  /** The live figures. */
  AreaFigures figures();

  /** A number that is another one when the live figures are. */
  long version();

  /** What was released, as of the latest release; empty: nothing was. */
  Optional<PublicFigures> released();

  /** Figures as they are public, and the release that made them so. */
  record PublicFigures(PublishedRelease release, AreaFigures figures) {

    /** Those of a table. */
    public PublicFigures(PublishedRelease release, AggregateTable table, AreaFigures live) {
      this(release, new AreaFigures(table, live.catalogue(), live.leastResponse()));
    }
  }

  /**
   * What there is of a unit.
   *
   * @param forms of whose returns
   */
  UnitCard card(String unit, List<Form> forms);

  /** The targets in force. */
  List<Target> targets();

  /** What stands of the units that have an open query. */
  Dossiers asked();

  /** What units said to explain their returns, the latest first. */
  List<GivenExplanation> explanations();

  /**
   * What a figure is made of.
   *
   * @throws Failure if it is not published, or its parts are not of its moment
   */
  Explanation explain(Question question);
}
