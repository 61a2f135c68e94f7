package io.tongji.bench.work;

import io.tongji.bench.work.Placing.Registration;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.log.aggregates.Vintage;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What ought to come out, added up plainly from the revisions in force.
 *
 * <p>The workload is read twice, so that no returns need be kept: first for the register and for
 * the revision in force of what was corrected, then to add up.
 */
public final class PlainOracle {

  private record ReturnKey(Form form, String unitId, int month) {
    static ReturnKey of(Return handedIn) {
      return new ReturnKey(
          handedIn.form(), handedIn.unitId(), Objects.requireNonNull(handedIn.period()).index());
    }
  }

  private record EntryStart(String unitId, String from) {}

  private static final int FIRST = 1;

  private final Placing placing;
  private final Map<ReturnKey, Integer> corrected = new HashMap<>();
  private final Map<EntryStart, RegisterRecord> entries = new HashMap<>();
  private final Map<String, List<RegisterRecord>> register = new HashMap<>();
  private final Map<CellKey, PlainSum> sums = new HashMap<>();

  /** One reading of the workload; targets change no total. */
  private record WorkloadReading(Consumer<RegisterRecord> register, Consumer<Return> returns)
      implements InputRecords.RecordReceiver {

    @Override
    public void take(Return handedIn, long timestamp) {
      returns.accept(handedIn);
    }

    @Override
    public void take(RegisterRecord handedIn) {
      register.accept(handedIn);
    }

    @Override
    public void take(Vintage released) {}

    @Override
    public void take(Target handedIn) {}
  }

  private static final class PlainSum {
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
  public static Map<CellKey, CellFigures> of(Workload workload) {
    PlainOracle oracle = new PlainOracle(new Placing(workload.catalogue()));
    workload.readAll(new WorkloadReading(oracle::keep, oracle::noteRevision));
    oracle
        .entries
        .values()
        .forEach(e -> oracle.register.computeIfAbsent(e.unitId(), id -> new ArrayList<>()).add(e));
    workload.readAll(new WorkloadReading(entry -> {}, oracle::countInForce));
    return oracle.cells();
  }

  private void keep(RegisterRecord handedIn) {
    entries.merge(
        new EntryStart(handedIn.unitId(), handedIn.entry().validity().fromText()),
        handedIn,
        (old, next) -> next.revision() > old.revision() ? next : old);
  }

  private void noteRevision(Return handedIn) {
    if (handedIn.revision() > FIRST) {
      corrected.merge(ReturnKey.of(handedIn), handedIn.revision(), Math::max);
    }
  }

  private boolean inForce(Return handedIn) {
    return handedIn.revision() == corrected.getOrDefault(ReturnKey.of(handedIn), FIRST);
  }

  private void countInForce(Return handedIn) {
    if (inForce(handedIn)) {
      count(handedIn, Objects.requireNonNull(handedIn.period()));
    }
  }

  private Map<CellKey, CellFigures> cells() {
    Map<CellKey, CellFigures> cells = new HashMap<>();
    sums.forEach((key, sum) -> cells.put(key, cell(key, sum)));
    return cells;
  }

  private void count(Return handedIn, Month month) {
    RegisterEntry entry = entry(handedIn.unitId(), month);
    if (entry == null) {
      return;
    }
    Registration unit = Registration.of(entry);
    List<String> activities = placing.activities(unit, month);
    for (Indicator indicator : placing.indicators(handedIn.form(), unit, month)) {
      Long amount = Placing.sum(indicator, false, slot -> given(handedIn, slot));
      Long base = Placing.sum(indicator, true, slot -> given(handedIn, slot));
      if (amount != null) {
        for (String area : placing.areas(unit)) {
          for (String activity : activities) {
            sums.computeIfAbsent(
                    new CellKey(indicator.code(), area, activity, month), key -> new PlainSum())
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

  private CellFigures cell(CellKey key, PlainSum sum) {
    PlainSum before =
        sums.get(new CellKey(key.indicator(), key.area(), key.activity(), key.month().plus(-12)));
    Long lastYear = before == null ? null : before.total;
    Indicator indicator = Objects.requireNonNull(placing.catalogue().indicator(key.indicator()));
    Long base = indicator.base() == BaseKind.RESTATED ? sum.base : lastYear;
    return new CellFigures(
        sum.units,
        sum.total,
        base,
        lastYear,
        CellFigures.rate(sum.total, base),
        CellFigures.rate(sum.total, lastYear));
  }
}
