package io.tongji.oracle;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.ReturnEdits;
import io.tongji.returns.edits.SoftEdit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Recomputes every query from the whole log, by the sentences of the rules. */
final class QueryOracle {

  /** Which query. */
  record Key(String unitId, Form form, Month month, SoftEdit edit) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::unitId)
            .thenComparing(Key::form)
            .thenComparing(Key::month)
            .thenComparing(Key::edit);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private record Slot(String unitId, Object what, Month month) {}

  private final Catalogue catalogue;
  private final Map<Form, Indicator> whole = new EnumMap<>(Form.class);
  private final Map<String, List<Return>> events = new TreeMap<>();
  private final Map<String, OracleUnit> units = new TreeMap<>();
  private final Map<Form, TreeMap<Month, TreeSet<String>>> reported = new EnumMap<>(Form.class);
  private final Map<Form, Long> latest = new EnumMap<>(Form.class);

  private QueryOracle(Catalogue catalogue) {
    this.catalogue = catalogue;
    whole.put(Form.OUTPUT, catalogue.indicator("GIO"));
    whole.put(Form.RD, catalogue.indicator("RND_JAN"));
    whole.put(Form.EXPORT, catalogue.indicator("EXP"));
    whole.put(Form.FDI, catalogue.indicator("FDI"));
    whole.put(Form.INVESTMENT, catalogue.indicator("FAI"));
  }

  /** Everything that ought to be open after the log. */
  static Map<Key, Query> open(Catalogue catalogue, List<AskedHistory.Timed> log) {
    QueryOracle oracle = new QueryOracle(catalogue);
    oracle.resolve(log);
    Map<Key, Query> open = new TreeMap<>();
    oracle.reported.forEach(
        (form, months) ->
            months.forEach((month, ids) -> ids.forEach(id -> oracle.ask(id, form, month, open))));
    oracle.events.forEach((id, events) -> oracle.askOfEvents(id, events, open));
    return open;
  }

  /**
   * An event of a unit that the register does not know in its month. Where it counts nevertheless,
   * since the unit left within the year, it may be explained.
   */
  private void askOfEvents(String unitId, List<Return> events, Map<Key, Query> open) {
    for (Return event : events) {
      Month month = Objects.requireNonNull(event.period());
      boolean replaced =
          events.stream()
              .map(other -> Objects.requireNonNull(other.event()).supersedes())
              .anyMatch(event.number()::equals);
      boolean settled =
          unit(unitId).entryForEvents(month) != null && event.remarks().explanation() != null;
      if (!replaced && unit(unitId).entryAt(month) == null && !settled) {
        open.put(
            new Key(unitId, Form.EVENT, month, SoftEdit.NOT_IN_REGISTER),
            new Query(SoftEdit.NOT_IN_REGISTER, "", null, null, Query.Rank.NONE));
      }
    }
  }

  private void resolve(List<AskedHistory.Timed> log) {
    Acceptance acceptance = new Acceptance(catalogue);
    ReturnEdits rules = new ReturnEdits(catalogue);
    Map<Slot, InForce<Return>> returns = new HashMap<>();
    Map<List<String>, InForce<Return>> happened = new HashMap<>();
    Map<Slot, InForce<RegisterRecord>> entries = new HashMap<>();
    for (AskedHistory.Timed timed : log) {
      if (timed.record() instanceof LogRecord.OfReturn of
          && rules.check(of.handedIn(), timed.timestamp()).isEmpty()) {
        Return one = of.handedIn();
        latest.merge(one.form(), timed.timestamp(), Math::max);
        if (one.event() != null) {
          happened
              .computeIfAbsent(
                  List.of(one.unitId(), one.number()),
                  s -> new InForce<>(Return::revision, Object::equals))
              .next(one);
          continue;
        }
        Slot slot = new Slot(one.unitId(), one.form(), Objects.requireNonNull(one.period()));
        returns
            .computeIfAbsent(slot, s -> new InForce<>(Return::revision, Object::equals))
            .next(one);
      } else if (timed.record() instanceof LogRecord.OfRegister of
          && acceptance.accepts(of.handedIn())) {
        RegisterRecord one = of.handedIn();
        Month from = Objects.requireNonNull(one.entry().validity().from());
        entries
            .computeIfAbsent(
                new Slot(one.unitId(), "", from),
                s -> new InForce<>(RegisterRecord::revision, Object::equals))
            .next(one);
      }
    }
    entries.values().forEach(one -> unit(one.get().unitId()).add(one.get()));
    returns.values().forEach(one -> stand(one.get()));
    happened.values().forEach(one -> happen(one.get()));
  }

  private void happen(Return inForce) {
    if (!inForce.withdrawn()) {
      events.computeIfAbsent(inForce.unitId(), id -> new ArrayList<>()).add(inForce);
    }
  }

  private void stand(Return inForce) {
    unit(inForce.unitId()).add(inForce);
    if (!inForce.withdrawn()) {
      reported
          .computeIfAbsent(inForce.form(), form -> new TreeMap<>())
          .computeIfAbsent(Objects.requireNonNull(inForce.period()), month -> new TreeSet<>())
          .add(inForce.unitId());
    }
  }

  private OracleUnit unit(String unitId) {
    return units.computeIfAbsent(unitId, id -> new OracleUnit());
  }

  private Indicator indicator(Form form) {
    return Objects.requireNonNull(whole.get(form));
  }

  private void ask(String unitId, Form form, Month month, Map<Key, Query> open) {
    Return handedIn = returns(unitId, form).get(month);
    boolean explained = Objects.requireNonNull(handedIn).remarks().explanation() != null;
    List<Query> asked = new ArrayList<>();
    new PlainEdits(this, unitId, form, month).ask(asked);
    for (Query query : asked) {
      boolean uncounted =
          query.edit() == SoftEdit.NOT_IN_REGISTER || query.edit() == SoftEdit.OTHER_KIND;
      if (!explained || uncounted) {
        open.put(new Key(unitId, form, month, query.edit()), weighed(query, form, month));
      }
    }
  }

  Map<Month, Return> returns(String unitId, Form form) {
    return unit(unitId).returns(indicator(form));
  }

  OracleUnit of(String unitId) {
    return unit(unitId);
  }

  StatedSeries series(String unitId, Form form, String prior) {
    return new StatedSeries(returns(unitId, form), indicator(form), prior);
  }

  /**
   * An indicator of the form counts the unit now that did not have it on its list a year before.
   */
  boolean isNewOnAList(String unitId, Form form, Month month) {
    return catalogue.indicators().stream()
        .filter(indicator -> indicator.measure().form() == form)
        .filter(indicator -> unit(unitId).at(catalogue, indicator, month) != null)
        .anyMatch(indicator -> !unit(unitId).isListed(indicator, month.plus(-12)));
  }

  int firstMonth(Form form) {
    return indicator(form).january() ? 1 : 2;
  }

  /** As reported a year before, else as stated now, else 0. */
  long yearBefore(String unitId, Form form, Month month) {
    Long then = series(unitId, form, "").ytd(month.plus(-12));
    Long stated = series(unitId, form, "prior_").ytd(month);
    return then != null ? then : stated != null ? stated : 0;
  }

  boolean isClosed(Form form, Month month) {
    int deadline = form == Form.INVESTMENT ? 5 : 15;
    Month next = month.plus(1);
    long past =
        LocalDate.of(next.year(), next.month(), deadline)
            .plusDays(1)
            .atStartOfDay(catalogue.zone())
            .toInstant()
            .toEpochMilli();
    return form != Form.FDI && latest.getOrDefault(form, 0L) >= past;
  }

  /** Units in the register with a cumulative: its figures of the month and of a year before. */
  List<Object[]> pairs(Form form, Month month) {
    List<Object[]> pairs = new ArrayList<>();
    for (String id : months(form).getOrDefault(month, new TreeSet<>())) {
      var entry = unit(id).entryAt(month);
      Long ytd = series(id, form, "").ytd(month);
      if (entry != null && ytd != null) {
        pairs.add(
            new Object[] {entry.industry().substring(0, 2), ytd, yearBefore(id, form, month)});
      }
    }
    return pairs;
  }

  TreeMap<Month, TreeSet<String>> months(Form form) {
    return reported.getOrDefault(form, new TreeMap<>());
  }

  List<String> strata(String division) {
    return catalogue.activitiesOf(division);
  }

  private Query weighed(Query query, Form form, Month month) {
    long total = 0;
    if (isClosed(form, month.plus(-12))) {
      total = pairs(form, month.plus(-12)).stream().mapToLong(pair -> (Long) pair[1]).sum();
    }
    if (total <= 0 && isClosed(form, month)) {
      total = pairs(form, month).stream().mapToLong(pair -> (Long) pair[2]).sum();
    }
    if (total <= 0 || query.value() == null) {
      return query;
    }
    double stake = Math.abs(query.value() - (query.expected() == null ? 0 : query.expected()));
    return new Query(
        query.edit(),
        query.field(),
        query.value(),
        query.expected(),
        new Query.Rank(query.rank().score(), stake / total));
  }
}
