package io.tongji.app.gate;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.gate.ReleaseInputs.LivePoint;
import io.tongji.app.run.SecretRules;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.ReportingCalendar;
import io.tongji.catalogue.form.Form;
import io.tongji.disclosure.ReleasePlanner;
import io.tongji.disclosure.ReleaseScope;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.microdata.Numbering;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.rules.DisclosureRules;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseOutcome.Point;
import io.tongji.log.releases.ReleaseReader;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.log.topics.Topics;
import io.tongji.period.Month;
import io.tongji.release.Draft;
import io.tongji.release.Drafting;
import io.tongji.release.InputBooks;
import io.tongji.release.Planning;
import io.tongji.release.RequestRules;
import io.tongji.release.TotalsCheck;
import io.tongji.release.Vintages;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.References;
import io.tongji.rollup.SeriesKey;
import io.tongji.rollup.unit.Totals;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Works out releases of a configuration: from the inputs at one point to a draft. */
public final class ReleasePlanning implements Planning {

  private final AppConfig config;

  /** Planning of a configuration. */
  public ReleasePlanning(AppConfig config) {
    this.config = config;
  }

  @Override
  public Draft draft(ReleaseRequest request, List<PublishedRelease> before, ReadProgress progress) {
    CatalogueInForce inForce = ConfiguredCluster.catalogue(config);
    RequestRules.RequestedPeriods span = requestRules(before, inForce).check(request);
    return work(inForce, span, progress).draft(request, before);
  }

  /**
   * What a request would publish, whatever its id and reason will be; it need not be made.
   *
   * @throws Failure if it could not be met, or what it needs cannot be read
   */
  public Draft preview(
      ReleaseRequest request, List<PublishedRelease> before, ReadProgress progress) {
    CatalogueInForce inForce = ConfiguredCluster.catalogue(config);
    RequestRules.RequestedPeriods span = requestRules(before, inForce).preview(request);
    return work(inForce, span, progress).draft(request, before);
  }

  private RequestRules requestRules(List<PublishedRelease> before, CatalogueInForce inForce) {
    LocalDateTime now = LocalDateTime.now(config.get(Keys.ZONE));
    return new RequestRules(before, lastClosed(inForce, now));
  }

  private RequestWork work(
      CatalogueInForce inForce, RequestRules.RequestedPeriods span, ReadProgress progress) {
    DisclosureRules rules = SecretRules.read(config, inForce.catalogue());
    rules.refuseExpired(span.through());
    return new RequestWork(inForce.catalogue(), rules, span, progress);
  }

  /** The last month whose returns are all due, by the calendar of the catalogue. */
  static Month lastClosed(CatalogueInForce inForce, LocalDateTime now) {
    ReportingCalendar calendar = ReportingCalendar.in(inForce.source());
    Month month = Month.of(now.getYear(), now.getMonthValue()).plus(-1);
    while (!isClosed(calendar, month, now)) {
      month = month.plus(-1);
    }
    return month;
  }

  private static boolean isClosed(ReportingCalendar calendar, Month month, LocalDateTime now) {
    return Form.monthlyForms().stream()
        .noneMatch(form -> calendar.window(form, month).deadline().isAfter(now));
  }

  /** The work on one request. */
  private final class RequestWork {

    private final Catalogue catalogue;
    private final DisclosureRules rules;
    private final RequestRules.RequestedPeriods span;
    private final ReleaseInputs inputs;
    private final ReleaseReader reader;
    private final ReleasePlanner planner;
    private final Vintages vintages = new Vintages();
    private final Numbering numbering = new Numbering();

    private RequestWork(
        Catalogue catalogue,
        DisclosureRules rules,
        RequestRules.RequestedPeriods span,
        ReadProgress progress) {
      this.catalogue = catalogue;
      this.rules = rules;
      this.span = span;
      this.inputs = new ReleaseInputs(config, catalogue, progress);
      this.reader = new ReleaseReader(ConfiguredCluster.clients(config), topics());
      this.planner = new ReleasePlanner(catalogue, rules);
    }

    private Topics topics() {
      return new Topics(config.get(Keys.TOPIC_PREFIX));
    }

    private Draft draft(ReleaseRequest request, List<PublishedRelease> before) {
      LivePoint point = inputs.point();
      reader.vintages(point.ends(topics().vintages()), vintages::take);
      AtomicReference<@Nullable Draft> drafted = new AtomicReference<>();
      inputs.read(
          List.of(point.ends()), books -> drafted.set(draft(request, before, point, books)));
      return Objects.requireNonNull(drafted.get());
    }

    private Draft draft(
        ReleaseRequest request, List<PublishedRelease> before, LivePoint point, InputBooks books) {
      Map<SeriesKey, Aggregate> totals = totals(point, books);
      ReleaseScope scope = scope(books);
      Set<Month> months = planner.months(scope, totals.keySet(), vintages.history());
      Microdata now = microdata(catalogue, books, months);
      attachEarlier(months);
      ReleasePlan plan = planner.plan(scope, now, totals, vintages.history());
      long number = PublishedRelease.next(before);
      return new Drafting(catalogue, config.get(Keys.ROUNDING_MODE), vintages, request, number)
          .draft(recorded(point), plan, totals);
    }

    private Point recorded(LivePoint point) {
      return new Point(
          point.ends(),
          inputs.applicationId(),
          catalogue.digest(),
          catalogue.programme().digest(),
          rules.digest());
    }

    private ReleaseScope scope(InputBooks books) {
      return new ReleaseScope(
          span.through(), span.reviseFrom(), catalogue.headlineArea().code(), books.targets());
    }

    /** The totals of the programme's cells, once all totals have proved to be the live ones. */
    private Map<SeriesKey, Aggregate> totals(LivePoint point, InputBooks books) {
      Totals totals = new Totals(catalogue, new References(books.targets(), vintages::totals));
      TotalsCheck recomputed = new TotalsCheck();
      Map<SeriesKey, Aggregate> ofProgramme = new HashMap<>();
      totals.forEach(
          books::forEachUnit,
          (key, aggregate) -> {
            recomputed.put(aggregate);
            if (isInProgramme(key)) {
              ofProgramme.put(key, aggregate);
            }
          });
      refuseIfOthers(point, recomputed);
      return ofProgramme;
    }

    private boolean isInProgramme(SeriesKey key) {
      Area area = catalogue.area(key.area());
      return area != null
          && !catalogue.programme().parts(key.indicator(), area, key.activity()).isEmpty();
    }

    /** A pipeline that has just begun may have read all, and its first figures still come. */
    private void refuseIfOthers(LivePoint point, TotalsCheck recomputed) {
      Optional<String> difference = point.figures().difference(recomputed);
      if (difference.isPresent()) {
        inputs.rest();
        LivePoint later = inputs.point();
        if (later.figures().difference(recomputed).isPresent() && inputs.isLast(point)) {
          throw Failure.setting(
              difference.get(), "run ./tongji verify, which names them; nothing is released");
        }
        if (!inputs.isLast(point)) {
          throw Failure.server("records were handed in meanwhile", "ask when the input rests");
        }
      }
    }

    private Microdata microdata(Catalogue under, InputBooks books, Set<Month> months) {
      Microdata.Builder builder = new Microdata.Builder(under, numbering, months, books::history);
      books.forEachUnit(builder::add);
      return builder.build();
    }

    /** What units had contributed when the months were released, read in one go. */
    private void attachEarlier(Set<Month> months) {
      List<ReleaseOutcome> earlier =
          reader.outcomes().stream()
              .filter(ReleaseOutcome::isPublished)
              .filter(outcome -> vintages.publishedSome(outcome.request().id(), months))
              .toList();
      Map<String, Catalogue> catalogues =
          CatalogueInForce.all(ConfiguredCluster.clients(config), topics(), config.get(Keys.ZONE));
      Iterator<ReleaseOutcome> next = earlier.iterator();
      inputs.read(
          earlier.stream().map(outcome -> Objects.requireNonNull(outcome.point()).ends()).toList(),
          books -> {
            ReleaseOutcome release = next.next();
            String id = release.request().id();
            String digest = Objects.requireNonNull(release.point()).catalogueDigest();
            Catalogue then = catalogueOf(catalogues, id, digest);
            planner.refuseUnlike(id, then, vintages.history(), months);
            vintages.history().attach(id, microdata(then, books, months));
          });
    }

    /** Under which an earlier release placed units. */
    private Catalogue catalogueOf(
        Map<String, Catalogue> catalogues, String release, String digest) {
      Catalogue then = digest.equals(catalogue.digest()) ? catalogue : catalogues.get(digest);
      if (then == null) {
        throw Failure.setting(
            "release %s was made under the catalogue %s, which %s does not have"
                .formatted(release, digest, topics().catalogue()),
            "put its files in force with ./tongji catalogue apply, and then the present ones"
                + " again");
      }
      return then;
    }
  }
}
