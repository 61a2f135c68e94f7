package io.tongji.bench.work;

import io.tongji.bench.work.Placing.Standing;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Form;
import io.tongji.catalogue.Indicator;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import io.tongji.verify.InputRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What ought to come out, added up plainly from the revisions in force. */
public final class PlainOracle implements InputRecords.Receiver {

  private record ReturnKey(Form form, String unitId, int month) {}

  private record EntryKey(String unitId, String from) {}

  private final Placing placing;
  private final Map<ReturnKey, Return> returns = new HashMap<>();
  private final Map<EntryKey, RegisterRecord> entries = new HashMap<>();
  private final Map<String, List<RegisterRecord>> register = new HashMap<>();
  private final Map<CellKey, Sum> sums = new HashMap<>();

  private static final class Sum {
    private long units;
    private long total;
    private @Nullable Long base;

    void add(long amount, @Nullable Long stated) {
      units++;
      total += amount;
      if (stated != null) {
        base = (base == null ? 0 : base) + stated;
      }
    }
  }

  private PlainOracle(Placing placing) {
    this.placing = placing;
  }

  /** Every total of a workload. */
  public static Map<CellKey, Cell> of(Workload workload) {
    PlainOracle oracle = new PlainOracle(new Placing(workload.catalogue()));
    workload.readAll(oracle);
    return oracle.cells();
  }

  @Override
  public void take(Return handedIn, long timestamp) {
    int month = Objects.requireNonNull(handedIn.period()).index();
    returns.merge(
        new ReturnKey(handedIn.form(), handedIn.unitId(), month),
        handedIn,
        (old, next) -> next.revision() > old.revision() ? next : old);
  }

  @Override
  public void take(RegisterRecord handedIn) {
    entries.merge(
        new EntryKey(handedIn.unitId(), handedIn.entry().validity().fromText()),
        handedIn,
        (old, next) -> next.revision() > old.revision() ? next : old);
  }

  /** Targets change no total. */
  @Override
  public void take(Target handedIn) {}

  private Map<CellKey, Cell> cells() {
    entries
        .values()
        .forEach(e -> register.computeIfAbsent(e.unitId(), id -> new ArrayList<>()).add(e));
    returns.forEach((key, handedIn) -> count(handedIn, new Month(key.month())));
    Map<CellKey, Cell> cells = new HashMap<>();
    sums.forEach((key, sum) -> cells.put(key, cell(key, sum)));
    return cells;
  }

  private void count(Return handedIn, Month month) {
    RegisterEntry entry = entry(handedIn.unitId(), month);
    if (entry == null) {
      return;
    }
    Standing unit = Standing.of(entry);
    List<String> activities = placing.activities(unit, month);
    for (Indicator indicator : placing.indicators(handedIn.form(), unit, month)) {
      Long amount = Placing.sum(indicator, false, slot -> given(handedIn, slot));
      Long base = Placing.sum(indicator, true, slot -> given(handedIn, slot));
      if (amount != null) {
        for (String area : placing.areas(unit)) {
          for (String activity : activities) {
            sums.computeIfAbsent(
                    new CellKey(indicator.code(), area, activity, month), key -> new Sum())
                .add(amount, base);
          }
        }
      }
    }
  }

  private @Nullable RegisterEntry entry(String unitId, Month month) {
    for (RegisterRecord record : register.getOrDefault(unitId, List.of())) {
      RegisterEntry.Validity valid = record.entry().validity();
      boolean begun = Objects.requireNonNull(valid.from()).compareTo(month) <= 0;
      if (begun && (valid.to() == null || valid.to().compareTo(month) >= 0)) {
        return record.entry();
      }
    }
    return null;
  }

  private static @Nullable Long given(Return handedIn, int slot) {
    return handedIn.figures().has(slot) ? handedIn.figures().get(slot) : null;
  }

  private Cell cell(CellKey key, Sum sum) {
    Sum before =
        sums.get(new CellKey(key.indicator(), key.area(), key.activity(), key.month().plus(-12)));
    Long lastYear = before == null ? null : before.total;
    Indicator indicator = Objects.requireNonNull(placing.catalogue().indicator(key.indicator()));
    Long base = indicator.base() == BaseKind.RESTATED ? sum.base : lastYear;
    return new Cell(
        sum.units,
        sum.total,
        base,
        lastYear,
        Cell.rate(sum.total, base),
        Cell.rate(sum.total, lastYear));
  }
}
