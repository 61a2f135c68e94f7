package io.tongji.app.console;

import io.tongji.app.answer.FiguresInForce;
import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.feed.ConfiguredIngest;
import io.tongji.app.read.LiveFigures;
import io.tongji.app.read.UnitReadings;
import io.tongji.app.terminal.Speech;
import io.tongji.board.Board;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.ReportingCalendar;
import io.tongji.catalogue.form.Form;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.jobs.ReadingPort;
import io.tongji.console.jobs.ReleasePort;
import io.tongji.editing.OpenQuery;
import io.tongji.failure.Failure;
import io.tongji.figures.NamedCode;
import io.tongji.figures.RateRules;
import io.tongji.figures.StatusScale;
import io.tongji.ingest.Explanations;
import io.tongji.ingest.Ingest;
import io.tongji.ingest.Receipt;
import io.tongji.ingest.check.RefusedRow;
import io.tongji.ingest.send.FeedProgress;
import io.tongji.ingest.send.KafkaDestination.Mode;
import io.tongji.log.audit.AuditLog;
import io.tongji.log.audit.AuditedAction;
import io.tongji.log.audit.LoggedAction;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.topics.Topics;
import io.tongji.missing.Roster;
import io.tongji.period.Month;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The bureau of a configuration, read as the commands read it. */
final class ConfiguredBureau implements BureauPort, AutoCloseable {

  /** How old a list may be that a page shows. */
  private static final Duration AGE = Duration.ofSeconds(10);

  private final AppConfig config;
  private final ZoneId zone;
  private final AuditLog audit;
  private final ConfiguredReadings readings;

  ConfiguredBureau(AppConfig config) {
    this.config = config;
    this.zone = config.get(Keys.ZONE);
    this.readings = new ConfiguredReadings(config, new Recent(AGE));
    this.audit =
        new AuditLog(
            ConfiguredCluster.clients(config),
            new Topics(config.get(Keys.TOPIC_PREFIX)),
            config.get(Keys.TOPICS_PARTITIONS));
  }

  @Override
  public void close() {
    readings.close();
  }

  private CatalogueInForce inForce() {
    return readings.inForce();
  }

  @Override
  public Catalogue catalogue() {
    return inForce().catalogue();
  }

  /** What is published, each part read as of when it is asked for. */
  FiguresInForce published() {
    return new FiguresInForce(
        ConfiguredCluster.catalogue(config),
        () -> readings.now().table(),
        () -> LiveFigures.queries(config, ReadProgress.SILENT));
  }

  @Override
  public ReadingPort readings() {
    return readings;
  }

  @Override
  public ReleasePort releases() {
    return new ConfiguredReleases(config);
  }

  @Override
  public Board board(Language language) {
    CatalogueInForce inForce = inForce();
    return new Board(
        readings.figures(),
        new Board.BoardStyle(
            config.get(Keys.ROUNDING_MODE),
            language,
            StatusScale.read(inForce.source()),
            RateRules.read(inForce.source(), inForce.catalogue())));
  }

  @Override
  public Month latest() {
    Catalogue catalogue = catalogue();
    List<Indicator> headline =
        catalogue.indicators().stream()
            .filter(indicator -> indicator.display().headline() > 0)
            .toList();
    return readings
        .figures()
        .latestKnown(catalogue.headlineArea(), headline)
        .orElseGet(
            () -> {
              LocalDateTime now = LocalDateTime.ofInstant(Clock.systemUTC().instant(), zone);
              return Month.of(now.getYear(), now.getMonthValue()).plus(-1);
            });
  }

  @Override
  public List<OpenQuery> queries() {
    return readings.queries();
  }

  private UnitReadings units() {
    return new UnitReadings(config, catalogue(), ReadProgress.SILENT);
  }

  @Override
  public Roster roster(Form form) {
    return readings.roster(form);
  }

  private record UnitNames(Map<String, String> byCode) {}

  @Override
  public Map<String, String> names() {
    return readings
        .ofRegister(
            "names",
            UnitNames.class,
            () -> {
              Map<String, String> names = new TreeMap<>();
              for (NamedCode unit : units().names()) {
                names.put(unit.code(), unit.name());
              }
              return new UnitNames(names);
            })
        .byCode();
  }

  private record Units(Set<String> codes) {}

  @Override
  public Set<String> unitsIn(Collection<String> areas) {
    return readings
        .ofRegister(
            "units " + new TreeSet<>(areas), Units.class, () -> new Units(units().unitsIn(areas)))
        .codes();
  }

  @Override
  public LocalDateTime deadline(Form form, Month month) {
    return ReportingCalendar.in(inForce().source()).window(form, month).deadline();
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public Receipt feed(
      Ingest.Job job,
      boolean send,
      boolean again,
      FeedProgress progress,
      Ingest.RefusalTaker refusals) {
    return new ConfiguredIngest(config)
        .feed(
            job,
            send ? Mode.JUDGED : Mode.REHEARSED,
            again,
            new PrintWriter(Writer.nullWriter()),
            progress,
            refusals);
  }

  @Override
  public Map<Form, Receipt> explain(
      Ingest.Job job, Explanations.ExplanationScope scope, Consumer<RefusedRow> refusals) {
    return new ConfiguredIngest(config)
        .explain(
            job,
            Mode.JUDGED,
            scope,
            refusals,
            FeedProgress.NONE,
            (forms, units) -> units().dossiers(forms, units)::standing);
  }

  @Override
  public String say(Failure failure, Language language) {
    return Speech.in(language).say(failure.problem(), failure.remedy());
  }

  @Override
  public void record(AuditedAction done) {
    audit.write(done);
  }

  @Override
  public List<LoggedAction> log(Predicate<LoggedAction> wanted) {
    return audit.read(wanted);
  }
}
