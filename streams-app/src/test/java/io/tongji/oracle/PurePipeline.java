package io.tongji.oracle;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.catalogue.Indicator;
import io.tongji.log.records.ContributionCodec;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.RegisterRules;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.ReturnRules;
import io.tongji.returns.Target;
import io.tongji.returns.TargetBook;
import io.tongji.returns.TargetRules;
import io.tongji.returns.Verdict;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.ContributionChanges;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.Residence;
import io.tongji.rollup.Residences;
import io.tongji.rollup.SeriesKey;
import io.tongji.rollup.UnitAccounts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pipeline without Kafka: rules, revisions, contributions, tables and cuts, wired by hand. */
public final class PurePipeline {

  private static final class Unit {
    private final RegisterHistory history = new RegisterHistory();
    private final Map<Form, ReturnLedger> ledgers = new EnumMap<>(Form.class);
    private Residence residence = Residence.NONE;
  }

  /** What one commit passes on of an indicator. */
  private record Batch(int number, byte[] contributions) {}

  private final Catalogue catalogue;
  private final ReturnRules returnRules;
  private final RegisterRules registerRules;
  private final TargetRules targetRules;
  private final Residences residences;
  private final ContributionChanges changes;
  private final UnitAccounts accounts;
  private final Map<String, Unit> units = new HashMap<>();
  private final TargetBook targets = new TargetBook();
  private final List<Batch> log = new ArrayList<>();
  private final Map<SeriesKey, Aggregate> published = new TreeMap<>();
  private List<IndicatorTable> tables;
  private final Set<SeriesKey> told = new HashSet<>();

  /** An empty one. */
  public PurePipeline(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.returnRules = new ReturnRules(catalogue);
    this.registerRules = new RegisterRules(catalogue);
    this.targetRules = new TargetRules(catalogue);
    this.residences = new Residences(catalogue);
    this.changes = new ContributionChanges(catalogue.indicators().size());
    this.accounts = new UnitAccounts(catalogue, changes);
    this.tables = emptyTables();
  }

  /** An empty one in which nothing contributes before it has begun. */
  static PurePipeline deferring(Catalogue catalogue) {
    PurePipeline deferring = new PurePipeline(catalogue);
    deferring.accounts.defer();
    return deferring;
  }

  /** All units contribute by being there, and from now on by each change of the register. */
  void list() {
    units.values().forEach(unit -> accounts.moveUnit(Residence.NONE, unit.residence));
    accounts.list();
  }

  /** All units contribute by their returns on a form, and from now on by each change of them. */
  void contribute(Form form) {
    for (Unit unit : units.values()) {
      ReturnLedger ledger = unit.ledgers.get(form);
      if (ledger != null) {
        accounts.moveReturns(form, ledger, Residence.NONE, unit.residence);
      }
    }
    accounts.contribute(form);
  }

  private List<IndicatorTable> emptyTables() {
    List<IndicatorTable> empty = new ArrayList<>();
    for (Indicator indicator : catalogue.indicators()) {
      empty.add(
          new IndicatorTable(
              catalogue,
              indicator,
              (i, area, year) -> targets.inForce(new Target.Key(i, area, year))));
    }
    return empty;
  }

  /** Hands in a record. */
  public void handIn(LogRecord record) {
    if (record instanceof LogRecord.OfReturn of) {
      handIn(of.handedIn());
    } else if (record instanceof LogRecord.OfRegister of) {
      handIn(of.handedIn());
    } else if (record instanceof LogRecord.OfTarget of) {
      handIn(of.handedIn());
    }
  }

  private void handIn(Return handedIn) {
    if (returnRules.check(handedIn, Long.MAX_VALUE).isPresent()) {
      return;
    }
    Unit unit = units.computeIfAbsent(handedIn.unitId(), id -> new Unit());
    ReturnLedger ledger = unit.ledgers.computeIfAbsent(handedIn.form(), ReturnLedger::new);
    if (ledger.judge(handedIn) == Verdict.ACCEPTED) {
      accounts.revise(ledger, unitId -> unit.residence, handedIn);
    }
  }

  private void handIn(RegisterRecord handedIn) {
    if (registerRules.check(handedIn).isPresent()) {
      return;
    }
    Unit unit = units.computeIfAbsent(handedIn.unitId(), id -> new Unit());
    if (unit.history.judge(handedIn) == Verdict.ACCEPTED) {
      unit.history.put(handedIn);
      Residence moved = residences.of(unit.history);
      accounts.move(unit.ledgers, unit.residence, moved);
      unit.residence = moved;
    }
  }

  private void handIn(Target handedIn) {
    if (targetRules.check(handedIn).isEmpty() && targets.judge(handedIn) == Verdict.ACCEPTED) {
      targets.put(handedIn);
      Indicator indicator = catalogue.indicator(handedIn.key().indicator());
      tables
          .get(catalogue.indicators().indexOf(indicator))
          .retarget(handedIn.key().area(), handedIn.key().year());
    }
  }

  /** Passes on what has gathered, encoded as between the stages, and keeps it as their topic. */
  public void passOn() {
    Map<Placement, MonthlySums>[] drained = changes.drain();
    for (int number = 0; number < drained.length; number++) {
      Batch batch = new Batch(number, ContributionCodec.encode(drained[number]));
      log.add(batch);
      rollUp(batch);
    }
  }

  private void rollUp(Batch batch) {
    Map<Placement, MonthlySums> changes = new HashMap<>();
    ContributionCodec.decode(batch.contributions(), changes::put);
    tables.get(batch.number()).add(changes);
  }

  /** Takes a cut of every indicator and applies it to what a reader holds. */
  public void cut() {
    told.clear();
    tables.forEach(table -> table.cut(this::apply));
  }

  private void apply(SeriesKey key, @Nullable Aggregate aggregate) {
    if (!told.add(key)) {
      throw new IllegalStateException("told twice in one cut: " + key);
    }
    if (aggregate != null) {
      published.put(key, aggregate);
    } else if (published.remove(key) == null) {
      throw new IllegalStateException("withdrawn without having been published: " + key);
    }
  }

  /** Starts again from what was passed on, and returns what the new tables then hold. */
  Map<SeriesKey, Aggregate> restart() {
    tables = emptyTables();
    log.forEach(this::rollUp);
    Map<SeriesKey, Aggregate> rebuilt = new TreeMap<>();
    tables.forEach(table -> table.tellAll(rebuilt::put));
    return rebuilt;
  }

  /** What a reader holds after the last cut. */
  public Map<SeriesKey, Aggregate> published() {
    return published;
  }
}
