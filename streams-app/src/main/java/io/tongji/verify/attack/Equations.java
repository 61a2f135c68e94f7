package io.tongji.verify.attack;

import io.tongji.period.Frequency;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.attack.Knowledge.SoughtSum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes equations of all that releases have published of the indicators of one form, one release
 * after the other, and lists the sums to be protected: cells, and the residuals between published
 * numbers.
 */
public final class Equations {

  /**
   * To how many digits rates are rounded, in per cent, by indicator.
   *
   * @param rates of growth and response
   * @param completions of targets
   */
  public record Decimals(ToIntFunction<String> rates, ToIntFunction<String> completions) {}

  /** An indicator whose amounts are a part of another's, unit by unit: CI of FAI. */
  public record Within(String part, String whole) {}

  /** Says which cells there are to be protected: those that may be published at all. */
  @FunctionalInterface
  public interface ProtectedCells {
    /** True if figures of the cell may be published if they are safe. */
    boolean hold(String indicator, String area, String activity);
  }

  /** Kinds of base that are a total of the year before, of whoever made it up then. */
  private static final Set<String> TOTALS = Set.of("REVISED_TOTAL", "PUBLISHED");

  private record PublishedSum(Cell cell, Sum sum) {}

  private final Decimals decimals;
  private final List<Within> within;
  private final ProtectedCells cells;
  private final Knowledge knowledge = new Knowledge();
  private final Map<Unknowns.UnknownKey, Integer> numbers = new HashMap<>();
  private final Map<PublishedSum, List<LinearSum>> published = new HashMap<>();
  private final List<Unknowns> vintages = new ArrayList<>();

  /** Nothing is public yet. */
  public Equations(Decimals decimals, List<Within> within, ProtectedCells cells) {
    this.decimals = decimals;
    this.cells = cells;
    this.within = List.copyOf(within);
  }

  /**
   * What can be known from all of it and must not.
   *
   * @param programmes how many linear programmes bound the most promising sums that are not known
   *     exactly, some 30 ms each
   */
  public List<Leak> attack(SafetyRule judge, int programmes) {
    return Attacker.attack(knowledge, judge, programmes);
  }

  /** Adds a release; they come in the order in which they were published. */
  public void add(PublicVintage vintage) {
    Unknowns unknowns = new Unknowns(knowledge, numbers, vintage.units());
    vintages.add(unknowns);
    for (Cell cell : candidates(unknowns)) {
      targets(cell, unknowns, " at " + vintage.release());
    }
    new TreeMap<>(vintage.records())
        .forEach((key, record) -> new RecordFacts(vintage.release(), key, record).add());
  }

  private List<Cell> candidates(Unknowns unknowns) {
    return unknowns.cells().stream()
        .filter(cell -> cells.hold(cell.indicator(), cell.area(), cell.activity()))
        .sorted(Equations::inOrder)
        .toList();
  }

  private static int inOrder(Cell one, Cell other) {
    int byMonth = Integer.compare(one.month(), other.month());
    return byMonth != 0 ? byMonth : one.toString().compareTo(other.toString());
  }

  private void targets(Cell cell, Unknowns now, String when) {
    figure(cell, "YTD" + when, now.of(Sum.YTD, cell));
    figure(cell, "M" + when, now.of(Sum.MONTH, cell));
    figure(cell, "UNITS" + when, now.of(Sum.UNITS, cell));
    LinearSum ytd = now.of(Sum.YTD, cell);
    if (cell.month() % 12 > 0) {
      LinearSum implied = ytd.plus(standing(Sum.YTD, cell.later(-1), now), -1);
      target(cell, "YTD less that of the month before" + when, implied);
      target(cell, "carry" + when, implied.plus(now.of(Sum.MONTH, cell), -1));
    }
    if (cell.month() % 3 == 2) {
      figure(cell, "quarter" + when, now.of(Sum.QUARTER, cell));
      if (cell.month() % 12 > 2) {
        LinearSum implied = ytd.plus(standing(Sum.YTD, cell.later(-3), now), -1);
        target(cell, "YTD less that of the quarter before" + when, implied);
        target(cell, "quarter's carry" + when, implied.plus(now.of(Sum.QUARTER, cell), -1));
      }
    }
    for (Sum sum : List.of(Sum.YTD, Sum.MONTH, Sum.QUARTER, Sum.UNITS)) {
      for (LinearSum before : published.getOrDefault(new PublishedSum(cell, sum), List.of())) {
        target(cell, "revision of " + sum + when, now.of(sum, cell).plus(before, -1));
      }
    }
    LinearSum then = standing(Sum.YTD, cell.later(-12), now);
    target(cell, "last year's YTD less base" + when, then.plus(now.of(Sum.BASE_YTD, cell), -1));
    for (Within one : within) {
      if (one.whole().equals(cell.indicator())) {
        Cell part = new Cell(one.part(), cell.area(), cell.activity(), cell.month());
        target(cell, "YTD less " + one.part() + when, ytd.plus(now.of(Sum.YTD, part), -1));
      }
    }
  }

  private void figure(Cell cell, String what, LinearSum sum) {
    add(cell, what, true, sum);
  }

  private void target(Cell cell, String what, LinearSum sum) {
    add(cell, what, false, sum);
  }

  private void add(Cell cell, String what, boolean figure, LinearSum sum) {
    if (!sum.isEmpty()) {
      knowledge.add(new SoughtSum(cell + " " + what, cell.indicator(), cell.month(), figure, sum));
    }
  }

  /** What stands published of a cell, else what would be now. */
  private LinearSum standing(Sum sum, Cell cell, Unknowns now) {
    List<LinearSum> all = published.get(new PublishedSum(cell, sum));
    return all == null ? now.of(sum, cell) : all.get(all.size() - 1);
  }

  /** What one record states. */
  private final class RecordFacts {

    private final String release;
    private final SeriesKey key;
    private final Map<String, Object> fields;
    private final Cell cell;
    private final Unknowns now;

    RecordFacts(String release, SeriesKey key, Map<String, Object> fields) {
      this.release = release;
      this.key = key;
      this.fields = fields;
      this.cell = Cell.of(key);
      this.now = vintages.get(vintages.size() - 1);
    }

    void add() {
      boolean total = TOTALS.contains(String.valueOf(fields.get("BASE_KIND")));
      Cell then = cell.later(-12);
      LinearSum baseYtd = total ? now.of(Sum.YTD, then) : now.of(Sum.BASE_YTD, cell);
      if (key.period().frequency() == Frequency.MONTH) {
        addMonth(then, baseYtd, total);
        return;
      }
      boolean quarter = key.period().frequency() == Frequency.QUARTER;
      Sum sum = quarter ? Sum.QUARTER : Sum.YTD;
      LinearSum ofQuarter = total ? now.of(Sum.QUARTER, then) : now.of(Sum.BASE_QUARTER, cell);
      LinearSum base = quarter ? ofQuarter : baseYtd;
      amount("V", sum);
      exact("BASE_V", base);
      exact("PRIOR_V", now.of(sum, then));
      growth("YOY", "V", base);
    }

    private void addMonth(Cell then, LinearSum baseYtd, boolean total) {
      amount("YTD", Sum.YTD);
      amount("M", Sum.MONTH);
      amount("UNITS", Sum.UNITS);
      LinearSum baseMonth = total ? now.of(Sum.MONTH, then) : now.of(Sum.BASE_MONTH, cell);
      LinearSum before = now.of(Sum.MONTH, cell.later(-1));
      exact("BASE_YTD", baseYtd);
      exact("BASE_M", baseMonth);
      exact("PRIOR_YTD", now.of(Sum.YTD, then));
      exact("PRIOR_M", now.of(Sum.MONTH, then));
      exact("PREV_M", before);
      exact("BASE_EXPECTED", now.of(Sum.BASE_EXPECTED, cell));
      exact("BASE_RECEIVED", now.of(Sum.BASE_RECEIVED, cell));
      growth("YTD_YOY", "YTD", baseYtd);
      growth("M_YOY", "M", baseMonth);
      growth("M_MOM", "M", before);
      completion();
      response();
      coverage();
    }

    /** A published amount; of one that is not of this release's moment, of the earlier one's. */
    private void amount(String field, Sum sum) {
      if (fields.get(field) instanceof Number stated) {
        for (int vintage = vintages.size() - 1; vintage >= 0; vintage--) {
          LinearSum of = vintages.get(vintage).of(sum, cell);
          if (agrees(sum, of, stated.longValue())) {
            known(of, field);
            published.computeIfAbsent(new PublishedSum(cell, sum), k -> new ArrayList<>()).add(of);
            return;
          }
        }
      }
    }

    private boolean agrees(Sum sum, LinearSum of, long stated) {
      return stated == (sum == Sum.UNITS ? of.unknowns().length : knowledge.amount(of));
    }

    private void exact(String field, LinearSum sum) {
      if (fields.get(field) instanceof Number stated
          && stated.longValue() == knowledge.amount(sum)) {
        known(sum, field);
      }
    }

    private void known(LinearSum sum, String field) {
      if (!sum.isEmpty()) {
        knowledge.add(Fact.exact(sum, name(field)));
      }
    }

    private void growth(String rate, String amount, LinearSum base) {
      boolean matched = "MATCHED".equals(fields.get("BASE_KIND")) && !rate.equals("M_MOM");
      if (!matched
          && fields.get(rate) instanceof Double growth
          && fields.get(amount) instanceof Long stated) {
        RoundedRate quotient =
            RoundedRate.of(growth, decimals.rates().applyAsInt(cell.indicator())).plus(1);
        add(quotient.divides(stated, base, knowledge.amount(base), name(rate)));
      }
    }

    private void completion() {
      if (fields.get("COMPLETION") instanceof Double done
          && fields.get("TARGET") instanceof Long target) {
        LinearSum ytd = now.of(Sum.YTD, cell);
        add(
            RoundedRate.of(done, decimals.completions().applyAsInt(cell.indicator()))
                .multiplies(target, ytd, knowledge.amount(ytd), name("COMPLETION")));
      }
    }

    /** A rate of response says how many reported, if but one number of units rounds to it. */
    private void response() {
      if (fields.get("RESPONSE_RATE") instanceof Double rate && !fields.containsKey("UNITS")) {
        LinearSum units = now.of(Sum.UNITS, cell);
        Fact fact =
            RoundedRate.of(rate, decimals.rates().applyAsInt(cell.indicator()))
                .multiplies(
                    now.expected(cell), units, units.unknowns().length, name("RESPONSE_RATE"));
        add(fact == null || !fact.isExact() ? null : fact);
      }
    }

    /** A share of last year's published total is what those reported then who have reported now. */
    private void coverage() {
      LinearSum expected = now.of(Sum.BASE_EXPECTED, cell);
      PublishedSum lastYears = new PublishedSum(cell.later(-12), Sum.YTD);
      if (fields.get("COVERAGE_RATE") instanceof Double rate
          && published.getOrDefault(lastYears, List.of()).contains(expected)) {
        LinearSum received = now.of(Sum.BASE_RECEIVED, cell);
        long total = knowledge.amount(expected);
        add(
            RoundedRate.of(rate, decimals.rates().applyAsInt(cell.indicator()))
                .multiplies(total, received, knowledge.amount(received), name("COVERAGE_RATE")));
      }
    }

    private void add(@Nullable Fact fact) {
      if (fact != null) {
        knowledge.add(fact);
      }
    }

    private String name(String field) {
      return "%s/%s/%s/%s %s of %s"
          .formatted(key.indicator(), key.area(), key.activity(), key.period(), field, release);
    }
  }
}
