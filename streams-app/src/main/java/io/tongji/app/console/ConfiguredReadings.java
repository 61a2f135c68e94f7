package io.tongji.app.console;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.read.Histories;
import io.tongji.app.read.Inquiry;
import io.tongji.app.read.LiveFigures;
import io.tongji.app.read.ReleasedFigures;
import io.tongji.app.read.UnitReadings;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.console.jobs.ReadingPort;
import io.tongji.editing.OpenQuery;
import io.tongji.explain.Explanation;
import io.tongji.explain.Question;
import io.tongji.explain.UnitCard;
import io.tongji.figures.AreaFigures;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.FollowedTable;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseHistory;
import io.tongji.log.topics.Topics;
import io.tongji.measure.Rounding;
import io.tongji.missing.Roster;
import io.tongji.queries.Dossiers;
import io.tongji.queries.GivenExplanations;
import io.tongji.queries.GivenExplanations.GivenExplanation;
import io.tongji.returns.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What the topics of a configuration say, read as the commands read it. */
final class ConfiguredReadings implements ReadingPort, AutoCloseable {

  private static final List<Form> ALL_FORMS = List.of(Form.values());

  private final AppConfig config;
  private final Recent recent;
  private final AtomicLong versions = new AtomicLong();
  private final KeptList<Map<Form, Roster>> rosters =
      new KeptList<>(this::emptyRosters, this::readRosters);
  private final KeptList<GivenExplanations> explanations =
      new KeptList<>(
          () -> new GivenExplanations(inForce().catalogue()),
          (given, from, to) ->
              readings().read(from, to, Form.monthlyForms(), entry -> {}, given::take));
  private final KeptList<Dossiers> dossiers =
      new KeptList<>(this::emptyDossiers, this::readDossiers);
  private final AskedUnits units = new AskedUnits();
  private @Nullable FollowedTable live;
  private @Nullable KnownFigures figures;

  ConfiguredReadings(AppConfig config, Recent recent) {
    this.config = config;
    this.recent = recent;
  }

  CatalogueInForce inForce() {
    return recent.get(
        "catalogue", CatalogueInForce.class, () -> ConfiguredCluster.catalogue(config));
  }

  private UnitReadings readings() {
    return new UnitReadings(config, inForce().catalogue(), ReadProgress.SILENT);
  }

  @Override
  public CatalogueSource source() {
    return inForce().source();
  }

  @Override
  public Rounding rounding() {
    return config.get(Keys.ROUNDING_MODE);
  }

  @Override
  public AreaFigures figures() {
    return known().figures();
  }

  @Override
  public long version() {
    return known().version();
  }

  /**
   * Figures, and how many there have been before.
   *
   * @param digest of the catalogue
   */
  private record KnownFigures(AreaFigures figures, String digest, long version) {}

  private KnownFigures known() {
    return recent.get("figures", KnownFigures.class, this::readOn);
  }

  /** The figures as of this moment, not of a moment ago. */
  AreaFigures now() {
    return readOn().figures();
  }

  /** Reads what has come since; the same figures if nothing has. */
  private synchronized KnownFigures readOn() {
    CatalogueInForce inForce = inForce();
    if (live == null) {
      live = FollowedTable.of(ConfiguredCluster.commandClients(config), topics().live());
    }
    AggregateTable table = live.now();
    KnownFigures before = figures;
    boolean same =
        before != null
            && before.figures().table() == table
            && before.digest().equals(inForce.catalogue().digest());
    KnownFigures now =
        same && before != null
            ? before
            : new KnownFigures(
                new AreaFigures(table, inForce.catalogue(), config.get(Keys.PERIOD_MIN_RESPONSE)),
                inForce.catalogue().digest(),
                versions.incrementAndGet());
    figures = now;
    return now;
  }

  @Override
  public synchronized void close() {
    if (live != null) {
      live.close();
    }
  }

  private Topics topics() {
    return new Topics(config.get(Keys.TOPIC_PREFIX));
  }

  /** The catalogue, and where topics end. */
  private String point(List<String> of) {
    try (Offsets offsets = new Offsets(ConfiguredCluster.commandClients(config))) {
      return inForce().catalogue().digest() + " " + new TreeMap<>(byName(offsets.ends(of)));
    }
  }

  private static Map<String, Long> byName(Map<TopicPartition, Long> ends) {
    Map<String, Long> named = new HashMap<>();
    ends.forEach((partition, end) -> named.put(partition.toString(), end));
    return named;
  }

  /** What is read from the register: again only if that has changed. */
  <T> T ofRegister(String name, Class<T> type, Supplier<T> read) {
    return recent.get(
        name, type, () -> point(List.of(topics().register(), topics().deadLetters())), read);
  }

  /**
   * What is read from returns, and read on as these come.
   *
   * @param chosen what else decides which of them the list takes
   */
  private <T> T ofReturns(KeptList<T> list, Collection<Form> forms, String chosen) {
    UnitReadings readings = readings();
    List<String> inputs = readings.topics(forms);
    Map<TopicPartition, Long> ends = readings.ends(forms);
    try (Offsets offsets = new Offsets(ConfiguredCluster.commandClients(config))) {
      String topicsMade = inputs.stream().map(offsets::topicId).toList().toString();
      return list.at(topicsMade + point(List.of(topics().deadLetters())) + chosen, ends);
    }
  }

  private String pointOfReturns() {
    List<String> inputs = new ArrayList<>(readings().topics(Form.monthlyForms()));
    inputs.add(topics().deadLetters());
    return point(inputs);
  }

  private Map<Form, Roster> emptyRosters() {
    Map<Form, Roster> rosters = new EnumMap<>(Form.class);
    Form.monthlyForms().forEach(form -> rosters.put(form, new Roster(inForce().catalogue(), form)));
    return rosters;
  }

  private void readRosters(
      Map<Form, Roster> rosters, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    readings()
        .read(
            from,
            to,
            rosters.keySet(),
            entry -> rosters.values().forEach(roster -> roster.take(entry)),
            (handedIn, timestamp) ->
                Objects.requireNonNull(rosters.get(handedIn.form())).take(handedIn, timestamp));
  }

  private record RosterList(Map<Form, Roster> byForm) {}

  /** Who has to report on a form, and who did. */
  Roster roster(Form form) {
    RosterList all =
        recent.get(
            "rosters",
            RosterList.class,
            this::pointOfReturns,
            () -> new RosterList(ofReturns(rosters, Form.monthlyForms(), "")));
    return Objects.requireNonNull(all.byForm().get(form));
  }

  private record KnownRelease(Optional<PublicFigures> view) {}

  @Override
  public Optional<PublicFigures> released() {
    return recent.get("released", KnownRelease.class, this::readReleased).view();
  }

  private KnownRelease readReleased() {
    ReleaseHistory history = ReleasedFigures.read(config, ReadProgress.SILENT);
    List<PublishedRelease> releases = history.releases();
    return new KnownRelease(
        releases.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new PublicFigures(history.latest(), history.after(history.latest()), figures())));
  }

  @Override
  public UnitCard card(String unit, List<Form> forms) {
    return Histories.card(config, inForce().catalogue(), unit, forms, ReadProgress.SILENT);
  }

  private record TargetList(List<Target> all) {}

  @Override
  public List<Target> targets() {
    return recent
        .get(
            "targets",
            TargetList.class,
            () -> point(List.of(topics().targets(), topics().deadLetters())),
            () -> new TargetList(readings().targets()))
        .all();
  }

  record OpenQueryList(List<OpenQuery> all) {}

  List<OpenQuery> queries() {
    return recent
        .get(
            "queries",
            OpenQueryList.class,
            () -> point(List.of(topics().queries())),
            () -> new OpenQueryList(LiveFigures.queries(config, ReadProgress.SILENT)))
        .all();
  }

  @Override
  public Dossiers asked() {
    List<OpenQuery> open = queries();
    return recent.get(
        "asked",
        Dossiers.class,
        () -> open.hashCode() + point(topics().computedFrom()),
        () -> readAsked(open));
  }

  /** One thread at a time: whoever asks meanwhile waits for the same reading. */
  private Dossiers readAsked(List<OpenQuery> open) {
    units.ask(open.stream().map(OpenQuery::unitId).collect(Collectors.toSet()));
    return ofReturns(dossiers, ALL_FORMS, " " + units.known());
  }

  private Dossiers emptyDossiers() {
    return new Dossiers(inForce().catalogue(), units.known());
  }

  private void readDossiers(
      Dossiers dossiers, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    readings().read(from, to, ALL_FORMS, dossiers::take, dossiers::take);
  }

  private record ExplanationList(List<GivenExplanation> all) {}

  @Override
  public List<GivenExplanation> explanations() {
    return recent
        .get(
            "explanations",
            ExplanationList.class,
            this::pointOfReturns,
            () -> new ExplanationList(ofReturns(explanations, Form.monthlyForms(), "").list()))
        .all();
  }

  @Override
  public Explanation explain(Question question) {
    return Inquiry.explain(config, inForce().catalogue(), question, ReadProgress.SILENT);
  }
}
