package io.tongji.console;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.console.jobs.ReadingPort;
import io.tongji.explain.Explanation;
import io.tongji.explain.Question;
import io.tongji.explain.UnitCard;
import io.tongji.failure.Failure;
import io.tongji.figures.AreaFigures;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Rounding;
import io.tongji.queries.Dossiers;
import io.tongji.queries.GivenExplanations.GivenExplanation;
import io.tongji.returns.Target;
import io.tongji.rollup.Aggregate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What a bureau says in whose topics nothing is but what a test puts there. */
public final class QuietReadings implements ReadingPort {

  private final Catalogue catalogue;
  private Consumer<UnitCard> card = empty -> {};
  private Dossiers asked;
  private List<GivenExplanation> explanations = List.of();
  private volatile AggregateTable table = new AggregateTable();
  private final AtomicLong version = new AtomicLong();
  private List<Target> targets = List.of();
  private volatile List<Form> formsOfCard = List.of();

  QuietReadings(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.asked = new Dossiers(catalogue, List.of());
  }

  /** Whatever unit is asked for, this is on its card. */
  public void onCards(Consumer<UnitCard> written) {
    card = written;
  }

  /** The forms that the last card was asked of. */
  public List<Form> formsOfCard() {
    return formsOfCard;
  }

  /** The targets are these. */
  public void targets(List<Target> all) {
    targets = all;
  }

  /** What stands of units that are asked, and what they have explained. */
  public void asked(Dossiers dossiers, List<GivenExplanation> given) {
    asked = dossiers;
    explanations = given;
  }

  @Override
  public CatalogueSource source() {
    return CatalogueSource.builtIn();
  }

  @Override
  public Rounding rounding() {
    return Rounding.HALF_UP;
  }

  @Override
  public AreaFigures figures() {
    return new AreaFigures(table, catalogue);
  }

  @Override
  public long version() {
    return version.get();
  }

  /** The figures are these from now on. */
  public void change(Aggregate... figures) {
    AggregateTable now = new AggregateTable();
    for (Aggregate figure : figures) {
      now.put(new Published(figure, 1, Instant.EPOCH));
    }
    table = now;
    version.incrementAndGet();
  }

  @Override
  public Optional<PublicFigures> released() {
    return Optional.empty();
  }

  @Override
  public UnitCard card(String unit, List<Form> forms) {
    formsOfCard = List.copyOf(forms);
    UnitCard of = new UnitCard(catalogue, unit);
    card.accept(of);
    return of;
  }

  @Override
  public List<Target> targets() {
    return targets;
  }

  @Override
  public Dossiers asked() {
    return asked;
  }

  @Override
  public List<GivenExplanation> explanations() {
    return explanations;
  }

  @Override
  public Explanation explain(Question question) {
    throw Failure.setting("there is no figure " + question.key());
  }
}
