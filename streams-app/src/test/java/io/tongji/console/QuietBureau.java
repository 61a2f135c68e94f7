package io.tongji.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.board.Board;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.console.jobs.BureauPort;
import io.tongji.editing.OpenQuery;
import io.tongji.failure.Failure;
import io.tongji.figures.StatusScale;
import io.tongji.ingest.Explanations;
import io.tongji.ingest.Ingest;
import io.tongji.ingest.Receipt;
import io.tongji.ingest.check.RefusedRow;
import io.tongji.ingest.send.Destination;
import io.tongji.ingest.send.FeedProgress;
import io.tongji.ingest.send.Feeding;
import io.tongji.ingest.send.Origin;
import io.tongji.ingest.send.Outbox;
import io.tongji.ingest.send.SentRecords;
import io.tongji.log.audit.AuditedAction;
import io.tongji.log.audit.LoggedAction;
import io.tongji.measure.Rounding;
import io.tongji.missing.Roster;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.SoftEdit;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A bureau without servers: nothing is in its topics, and what is fed goes nowhere. */
public final class QuietBureau implements BureauPort {

  /** The only unit of the register, in the area 330483004. */
  public static final String FIRM = "91330483YB0000032L";

  private final Catalogue catalogue = CatalogueFiles.builtIn();
  private final List<AuditedAction> actions = new CopyOnWriteArrayList<>();
  private final Map<String, String> names = new ConcurrentSkipListMap<>();
  private final List<OpenQuery> queries = new CopyOnWriteArrayList<>();
  private final QuietReadings readings = new QuietReadings(catalogue);
  private final QuietReleases releases = new QuietReleases();
  private final List<Return> explained = new CopyOnWriteArrayList<>();
  private final List<LoggedAction> log = new CopyOnWriteArrayList<>();
  private volatile boolean logIsLost;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile CountDownLatch sending = new CountDownLatch(0);
  private final CountDownLatch begun = new CountDownLatch(1);

  /** A unit has a name in the register, and has not reported. */
  public void named(String unit, String name) {
    names.put(unit, name);
  }

  /** A query is open on a return. */
  public void asks(String unit, Form form, Month month) {
    asks(unit, form, month, SoftEdit.values()[0]);
  }

  /** A query by an edit is open on a return. */
  public void asks(String unit, Form form, Month month, SoftEdit edit) {
    queries.add(new OpenQuery(unit, form, month, Query.whole(edit)));
  }

  /** The returns that were fed again with an explanation. */
  public List<Return> explained() {
    return explained;
  }

  @Override
  public Map<Form, Receipt> explain(
      Ingest.Job job, Explanations.ExplanationScope scope, Consumer<RefusedRow> refusals) {
    return new Explanations(job, scope, refusals)
        .feed((forms, units) -> readings.asked()::standing, new NotingDestination());
  }

  /** Sends nowhere, and notes what would have been sent. */
  private final class NotingDestination implements Destination {

    @Override
    public Delivery<Return> returns(Form form, Feeding feeding) {
      Delivery<Return> nowhere = NOWHERE.returns(form, feeding);
      Outbox<Return> noting =
          new Outbox<>() {
            @Override
            public void send(Return handedIn, Origin origin) {
              explained.add(handedIn);
              nowhere.outbox().send(handedIn, origin);
            }

            @Override
            public void endFile() {
              nowhere.outbox().endFile();
            }

            @Override
            public SentRecords finish() {
              return nowhere.outbox().finish();
            }
          };
      return new Delivery<>(noting, nowhere.judge());
    }

    @Override
    public Delivery<RegisterRecord> register(Feeding feeding) {
      return NOWHERE.register(feeding);
    }

    @Override
    public Delivery<Target> targets(Feeding feeding) {
      return NOWHERE.targets(feeding);
    }
  }

  /** What was noted. */
  public List<AuditedAction> actions() {
    return actions;
  }

  /** Lets nothing that is fed from now on come to an end before {@link #open}. */
  public void close() {
    gate = new CountDownLatch(1);
  }

  /** Lets nothing that is sent from now on come to an end before {@link #open}. */
  public void closeSending() {
    sending = new CountDownLatch(1);
  }

  /** Waits until something is sent. */
  public void awaitSending() throws InterruptedException {
    assertThat(begun.await(2, TimeUnit.MINUTES)).isTrue();
  }

  /** Lets what is fed come to an end. */
  public void open() {
    gate.countDown();
    sending.countDown();
  }

  @Override
  public Catalogue catalogue() {
    return catalogue;
  }

  @Override
  public QuietReadings readings() {
    return readings;
  }

  @Override
  public QuietReleases releases() {
    return releases;
  }

  @Override
  public Board board(Language language) {
    return new Board(
        readings.figures(),
        new Board.BoardStyle(
            Rounding.HALF_UP, language, StatusScale.read(CatalogueSource.builtIn())));
  }

  @Override
  public List<OpenQuery> queries() {
    return queries;
  }

  @Override
  public Roster roster(Form form) {
    Roster roster = new Roster(catalogue, form);
    names.forEach((unit, name) -> roster.take(new RegisterRecord(unit, entry(name), 0, false)));
    return roster;
  }

  private static RegisterEntry entry(String name) {
    Month from = Month.of(2023, 1);
    return new RegisterEntry(
        UnitKind.ENTERPRISE,
        "enterprise",
        name,
        new RegisterEntry.Place("330483004", List.of()),
        "3911",
        List.of("规上"),
        new RegisterEntry.Validity(from.toString(), from, "", null),
        new RegisterEntry.Ownership(null, null),
        null);
  }

  @Override
  public Map<String, String> names() {
    return names;
  }

  @Override
  public Set<String> unitsIn(Collection<String> areas) {
    return areas.contains("330483004") ? Set.of(FIRM) : Set.of();
  }

  @Override
  public LocalDateTime deadline(Form form, Month month) {
    return LocalDateTime.of(month.plus(1).year(), month.plus(1).month(), 10, 18, 0);
  }

  @Override
  public Month latest() {
    return Month.of(2023, 12);
  }

  @Override
  public ZoneId zone() {
    return ZoneId.of("Asia/Shanghai");
  }

  @Override
  public Receipt feed(
      Ingest.Job job,
      boolean send,
      boolean again,
      FeedProgress progress,
      Ingest.RefusalTaker refusals) {
    try {
      if (send) {
        begun.countDown();
      }
      (send ? sending : gate).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.server("interrupted");
    }
    return new Ingest(job, catalogue, new PrintWriter(Writer.nullWriter()), progress, refusals)
        .feed(Destination.NOWHERE);
  }

  @Override
  public String say(Failure failure, Language language) {
    return String.valueOf(failure.getMessage());
  }

  /** Nothing can be noted from now on. */
  public void loseLog() {
    logIsLost = true;
  }

  @Override
  public void record(AuditedAction action) {
    if (logIsLost) {
      throw Failure.server("the log does not answer");
    }
    actions.add(action);
    log.add(0, new LoggedAction(Instant.now(), action));
  }

  @Override
  public List<LoggedAction> log(Predicate<LoggedAction> wanted) {
    return log.stream().filter(wanted).toList();
  }
}
