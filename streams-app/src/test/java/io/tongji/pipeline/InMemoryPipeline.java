package io.tongji.pipeline;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.editing.OpenQuery;
import io.tongji.editing.StrataBook;
import io.tongji.log.codec.ParameterCodec;
import io.tongji.log.records.Queries;
import io.tongji.oracle.LogRecord;
import io.tongji.returns.TargetBook;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.RegisterRules;
import io.tongji.returns.edits.ReturnRules;
import io.tongji.returns.edits.TargetRules;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.SeriesKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stages of the pipeline without Kafka: one task of each, between topics in memory. Records go
 * through the same bodies as in production, commit by commit as a test says, and a restart rebuilds
 * them from the topics.
 */
public final class InMemoryPipeline {

  private final Catalogue catalogue;
  private final ReturnRules returnRules;
  private final RegisterRules registerRules;
  private final TargetRules targetRules;
  private final PhaseOfTest gate = new PhaseOfTest();
  private final Duration portion;

  private final List<LogRecord> inputs = new ArrayList<>();
  private final List<Batch> contributions = new ArrayList<>();
  private final List<Batch> pairs = new ArrayList<>();
  private final List<Batch> parameters = new ArrayList<>();
  private final Map<Object, Object> queries = new HashMap<>();
  private final List<Object> queriesToRead = new ArrayList<>();
  private final Map<SeriesKey, Aggregate> published = new TreeMap<>();

  private final Notes<Long> firstSent = new NotesInMemory<>();
  private final Notes<Long> cuts = new NotesInMemory<>();
  private final Notes<byte[]> sentParameters = new NotesInMemory<>();

  private final Set<SeriesKey> inThisCut = new HashSet<>();
  private final Map<String, Long> cutNumbers = new HashMap<>();
  private UnitStage units;
  private CubeStage cube;
  private StrataStage strata;
  private long now;

  /** What one stage sends to another. */
  private record Batch(String key, byte[] value) {}

  private InMemoryPipeline(Catalogue catalogue, Duration portion) {
    this.catalogue = catalogue;
    this.portion = portion;
    this.returnRules = new ReturnRules(catalogue);
    this.registerRules = new RegisterRules(catalogue);
    this.targetRules = new TargetRules(catalogue);
    this.units = units(UnitBooks.empty(catalogue));
    this.cube = stage(restoredCube());
    this.strata = new StrataStage(new StrataBook(catalogue, 1), sentParameters, this::send);
  }

  /** One whose units contribute from the first record on; nothing is asked of them. */
  public InMemoryPipeline(Catalogue catalogue) {
    this(catalogue, Duration.ofDays(1));
    contribute();
    passOn();
  }

  /** One that only puts records in force, and later sends one form in each commit. */
  public static InMemoryPipeline withBacklog(Catalogue catalogue) {
    return new InMemoryPipeline(catalogue, Duration.ZERO);
  }

  /** One that asks from the first record on. */
  public static InMemoryPipeline asking(Catalogue catalogue) {
    InMemoryPipeline asking = new InMemoryPipeline(catalogue, Duration.ofDays(1));
    asking.contribute();
    asking.ask();
    asking.passOn();
    asking.weigh(0);
    asking.passOn();
    return asking;
  }

  /** From the next commit on units contribute. */
  public void contribute() {
    gate.set(Publication.Phase.PUBLISHING);
  }

  /** From the next commit on pairs are sent, and queries when they are weighed. */
  public void ask() {
    gate.set(Publication.Phase.PUBLISHED);
  }

  /** True until all contributions, and if the pipeline asks all queries, have been sent. */
  public boolean isStarting() {
    return units.mayGoOn();
  }

  /** True once all first cuts are published. */
  public boolean isPublished() {
    return cube.hasPublishedAll();
  }

  private UnitStage units(UnitBooks books) {
    UnitStage.UnitOutputs outputs =
        new UnitStage.UnitOutputs() {
          @Override
          public void contributions(String indicator, byte[] batch) {
            contributions.add(new Batch(indicator, batch));
            cube.takeContributions(indicator, batch);
          }

          @Override
          public void pairs(Form form, byte[] batch) {
            pairs.add(new Batch(form.code(), batch));
            strata.take(form, batch, now);
          }

          @Override
          public void query(Object key, @Nullable Object value) {
            write(key, value);
          }
        };
    return new UnitStage(books, firstSent, gate, 0, outputs, portion);
  }

  private void write(Object key, @Nullable Object value) {
    if (value == null) {
      queries.remove(key);
    } else {
      queries.put(key, value);
    }
    queriesToRead.add(key);
  }

  private Cube restoredCube() {
    IndicatorTables tables = new IndicatorTables(catalogue, IndicatorTables.MANY);
    TargetBook targets = new TargetBook();
    FirstReleases releases = new FirstReleases();
    for (LogRecord record : inputs) {
      if (record instanceof LogRecord.OfTarget of
          && targets.judge(of.handedIn()) == Verdict.ACCEPTED) {
        targets.put(of.handedIn());
      } else if (record instanceof LogRecord.OfRelease of) {
        releases.put(of.key(), of.released());
      }
    }
    contributions.forEach(batch -> tables.add(batch.key(), batch.value()));
    return new Cube(tables, targets, releases);
  }

  private CubeStage stage(Cube restored) {
    return new CubeStage(
        restored, cuts, gate, () -> NoPreviousPublication.FIGURES, this::apply, portion);
  }

  private void apply(SeriesKey key, @Nullable Aggregate aggregate, long cut) {
    if (!inThisCut.add(key)) {
      throw new IllegalStateException("twice in one cut: " + key);
    }
    long last = cutNumbers.getOrDefault(key.indicator(), 0L);
    if (cut != last && cut != last + 1) {
      throw new IllegalStateException("cut " + cut + " follows cut " + last + ": " + key);
    }
    cutNumbers.put(key.indicator(), cut);
    if (aggregate != null) {
      published.put(key, aggregate);
    } else if (published.remove(key) == null) {
      throw new IllegalStateException("withdrawn without having been published: " + key);
    }
  }

  private void send(Form form, byte[] bytes) {
    parameters.add(new Batch(form.code(), bytes));
    if (ParameterCodec.isComplete(bytes)) {
      units.takeComplete(form);
    } else {
      units.takeParameters(ParameterCodec.decode(bytes));
    }
  }

  /** Hands in a record after all deadlines. */
  public void handIn(LogRecord record) {
    handIn(record, Long.MAX_VALUE);
  }

  /** Hands in a record at a time, in milliseconds since 1970. */
  public void handIn(LogRecord record, long timestamp) {
    if (record instanceof LogRecord.OfReturn of) {
      if (returnRules.check(of.handedIn(), timestamp).isEmpty()) {
        inputs.add(record);
        units.takeReturn(of.handedIn(), timestamp);
      }
    } else if (record instanceof LogRecord.OfRegister of) {
      if (registerRules.check(of.handedIn()).isEmpty()) {
        inputs.add(record);
        units.takeEntry(of.handedIn());
      }
    } else if (record instanceof LogRecord.OfRelease of) {
      inputs.add(record);
      cube.takeRelease(of.key(), of.released());
    } else if (record instanceof LogRecord.OfTarget of
        && targetRules.check(of.handedIn()).isEmpty()) {
      inputs.add(record);
      cube.takeTarget(of.handedIn());
    }
  }

  /** A commit of the unit stage, after it has read what stands among the queries. */
  public void passOn() {
    List<Object> keys = List.copyOf(queriesToRead);
    queriesToRead.clear();
    keys.forEach(key -> units.takeQuery(key, queries.get(key)));
    units.commit();
  }

  /** A commit of the cube stage: applies the cuts to what a reader holds. */
  public void cut() {
    inThisCut.clear();
    cube.commit();
  }

  /** A commit of the strata, so many milliseconds later: the unit stage reads what they send. */
  public void weigh(long later) {
    now += later;
    strata.commit(now);
    units.commit();
  }

  /** Somebody writes a query. */
  public void someoneAsks(OpenQuery open) {
    write(
        Queries.key(open.unitId(), open.form(), open.month(), open.query().edit()),
        Queries.value(open.query()));
  }

  /**
   * Another instance takes over what is committed; returns the figures that it takes for published.
   */
  public Map<SeriesKey, Aggregate> restart() {
    units = units(restored());
    Cube restored = restoredCube();
    cube = stage(restored);
    Map<SeriesKey, Aggregate> standing = new TreeMap<>();
    for (String code : restored.tables().codes()) {
      IndicatorTable table = restored.tables().rollUp(code);
      if (!table.hasChanges()) {
        table.forwardAll(restored.references(), standing::put);
      }
    }
    StrataBook book = new StrataBook(catalogue, 1);
    pairs.forEach(batch -> StrataStage.take(book, Form.ofCode(batch.key()), batch.value(), 0));
    strata = new StrataStage(book, sentParameters, this::send);
    return standing;
  }

  private UnitBooks restored() {
    UnitBooks books = UnitBooks.empty(catalogue);
    for (LogRecord record : inputs) {
      if (record instanceof LogRecord.OfReturn of) {
        books.returns(of.handedIn().form()).absorb(of.handedIn());
      } else if (record instanceof LogRecord.OfRegister of
          && books.register().judge(of.handedIn()) == Verdict.ACCEPTED) {
        books.register().put(of.handedIn());
      }
    }
    for (Batch batch : parameters) {
      if (ParameterCodec.isComplete(batch.value())) {
        books.parameters().complete(Form.ofCode(batch.key()));
      } else {
        books.parameters().put(ParameterCodec.decode(batch.value()));
      }
    }
    queries.keySet().forEach(key -> books.queries().take(key, true));
    return books;
  }

  /** What a reader of the live topic holds after the last cut. */
  public Map<SeriesKey, Aggregate> published() {
    return published;
  }

  /** What a reader of the queries holds. */
  public List<OpenQuery> open() {
    List<OpenQuery> open = new ArrayList<>();
    queries.forEach((key, value) -> open.add(Queries.read(key, value).orElseThrow()));
    return open;
  }
}
