package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.linear.Residue;
import io.tongji.disclosure.suppression.linear.Scratch;
import io.tongji.disclosure.suppression.linear.SparseRow;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves upper bounds by alternative tables. In such a table a protected figure is larger by its
 * protection level, no amount is negative, and every published cell is as published. It is a
 * certificate for every reader who contributes nothing.
 *
 * <p>An alternative table changes few atoms. So a proof on a part of the table holds for the whole.
 * One table may certify many figures.
 */
final class Certificates {

  /** Exchanges that are summed up before a linear programme is solved. */
  private static final int FEW = 48;

  /**
   * Amounts and levels are rounded to multiples of these numbers, so that the fractions of which
   * solutions consist give integers; those that are large beside a level come last.
   */
  private static final long[] UNITS = {840, 12, 1, 2, 6, 12};

  /** A level so many times as large as a unit is large. */
  private static final long FAR = 100;

  /** Exchanges that a linear programme looks at. */
  private static final int MANY = 800;

  /**
   * What is to be proved of a target: that its best upper bound is far enough from it.
   *
   * @param target the number of the target
   * @param protectedHolding the holding whose amount is protected
   * @param level the distance
   */
  record Bound(int target, int measure, int protectedHolding, long level) {}

  /**
   * An alternative table.
   *
   * @param shown the published cells in which it shows
   */
  record Widened(Change change, int[] shown) {}

  private final Prices prices;
  private final Exchanges exchanges;
  private final Targets targets;
  private final Targets.Incidence incidence;
  private final Slack[] slacks;
  private final PublishedCells published;
  private final Change.RunningSum sum;
  private int programmes;
  private int byExchange;
  private int byProgramme;

  /** Proofs for what is published. */
  Certificates(Prices prices, Targets targets, Slack[] slacks, PublishedCells published) {
    this.prices = prices;
    this.exchanges = prices.exchanges();
    this.targets = targets;
    this.incidence = targets.incidence();
    this.slacks = slacks;
    this.published = published;
    this.sum = new Change.RunningSum(exchanges.kernel().atoms());
  }

  /** Proves bounds; returns those that it cannot prove, in their order. */
  List<Bound> prove(List<Bound> bounds) {
    BitSet failed = new BitSet();
    for (int measure = 0; measure < slacks.length; measure++) {
      Search search = new Search(measure);
      for (Bound bound : bounds) {
        search.add(bound);
      }
      search.singleExchanges();
      for (int i = 0; i < bounds.size(); i++) {
        failed.set(i, !search.prove(bounds.get(i)) || failed.get(i));
      }
    }
    return failed.stream().mapToObj(bounds::get).toList();
  }

  /** The search for certificates in a measure. */
  private final class Search {

    private final int measure;
    private final Slack slack;

    /** By target, the level that is still to be proved; 0: none. */
    private final long[] levels = new long[targets.size()];

    private final Scratch differences = new Scratch(targets.size());

    /** How often exchanges can be made, upwards and downwards. */
    private final long[][] capacities = new long[2][exchanges.kernel().atoms()];

    private long highest;

    Search(int measure) {
      this.measure = measure;
      this.slack = slacks[measure];
    }

    void add(Bound bound) {
      if (bound.measure() == measure) {
        levels[bound.target()] = bound.level();
        highest = Math.max(highest, bound.level());
      }
    }

    /** Tries each exchange by itself, as often as it can be made. */
    void singleExchanges() {
      for (int free = 0; free < capacities[0].length && highest > 0; free++) {
        if (exchanges.exists(free)) {
          for (int down = 0; down < 2; down++) {
            long times = Math.min(highest, capacity(free, 1 - 2 * down));
            capacities[down][free] = times;
            if (times > 0) {
              byExchange += prove(sumOf(free, (1 - 2 * down) * times));
            }
          }
        }
      }
    }

    private long capacity(int free, int sign) {
      long most = Slack.UNLIMITED;
      for (int place = exchanges.first(free); place < exchanges.first(free + 1); place++) {
        most =
            Math.min(
                most, slack.times(exchanges.atom(place), sign * exchanges.coefficient(place), 0));
      }
      return most;
    }

    private Change sumOf(int free, long times) {
      sum.clear();
      return sum.add(exchanges, free, times).toChange();
    }

    /** Proves what an alternative table proves, in integers; returns how many bounds that are. */
    private int prove(Change change) {
      differences.clear();
      for (int place = 0; place < change.size(); place++) {
        incidence.addTo(differences, change.atom(place), Residue.of(change.difference(place)));
      }
      int proved = 0;
      for (int target : differences.used()) {
        if (levels[target] > 0
            && Residue.toInteger(differences.sum(target)) >= levels[target]
            && change.of(targets.combination(target)) >= levels[target]) {
          if (proved == 0 && !isAlternative(change)) {
            return 0;
          }
          levels[target] = 0;
          proved++;
        }
      }
      return proved;
    }

    private boolean isAlternative(Change change) {
      return slack.admits(change) && published.hide(change);
    }

    /** Proves a bound if it is not yet; returns whether it is proved, or of another measure. */
    boolean prove(Bound bound) {
      if (bound.measure() != measure || levels[bound.target()] == 0) {
        return true;
      }
      Change few = few(bound);
      if (few != null) {
        byExchange += prove(few) + prove(few.times(room(few)));
      }
      if (levels[bound.target()] > 0) {
        Widened widened = widened(bound, prices, MANY);
        if (widened == null) {
          return false;
        }
        levels[bound.target()] = 0;
        byProgramme += 1 + prove(widened.change().times(room(widened.change())));
      }
      return true;
    }

    /** How often a change can be made, no more often than any bound asks for. */
    private long room(Change change) {
      long most = highest;
      for (int place = 0; place < change.size(); place++) {
        most = Math.min(most, slack.times(change.atom(place), change.difference(place), 0));
        most = Math.min(most, enough(highest, change.difference(place)));
      }
      return most;
    }

    /** The sum of a few exchanges, those that raise a figure most; null if it is too small. */
    private @Nullable Change few(Bound bound) {
      SparseRow form = exchanges.kernel().reduce(targets.combination(bound.target()));
      IntArrayList steps = new IntArrayList();
      long[] most = new long[form.indices().length];
      for (int i = 0; i < most.length; i++) {
        int free = form.indices()[i];
        if (exchanges.exists(free)) {
          long gain = exchanges.gain(free, form.residues()[i]);
          long times = capacities[gain > 0 ? 0 : 1][free];
          most[i] = Math.min(times, enough(bound.level(), gain)) * Math.abs(gain);
          if (most[i] > 0) {
            steps.add(i);
          }
        }
      }
      steps.sort((one, other) -> Long.compare(most[other], most[one]));
      return sum(bound, form, steps);
    }

    private @Nullable Change sum(Bound bound, SparseRow form, IntArrayList steps) {
      sum.clear();
      long left = bound.level();
      for (int at = 0; at < steps.size() && at < FEW && left > 0; at++) {
        int i = steps.getInt(at);
        int free = form.indices()[i];
        long gain = exchanges.gain(free, form.residues()[i]);
        long times = Math.min(times(free, Long.signum(gain)), enough(left, gain));
        sum.add(exchanges, free, Long.signum(gain) * times);
        left -= times * Math.abs(gain);
      }
      return left > 0 ? null : sum.toChange();
    }

    private static long enough(long level, long gain) {
      return (level - 1) / Math.abs(gain) + 1;
    }

    /** How often an exchange can be made besides what has been summed up. */
    private long times(int free, int sign) {
      long most = Slack.UNLIMITED;
      for (int place = exchanges.first(free); place < exchanges.first(free + 1); place++) {
        int atom = exchanges.atom(place);
        most = Math.min(most, slack.times(atom, sign * exchanges.coefficient(place), sum.at(atom)));
      }
      return most;
    }
  }

  /** Whether a change proves a bound, in integers. */
  private boolean isProof(Bound bound, Change change) {
    return change.of(targets.combination(bound.target())) >= bound.level()
        && slacks[bound.measure()].admits(change)
        && published.hide(change);
  }

  /**
   * An alternative table that shows in the least important published cells only, and proves a bound
   * once these are suppressed.
   *
   * @param most exchanges that are looked at
   * @return null if none is found
   */
  @Nullable Widened widened(Bound bound, Prices among, int most) {
    Combination figure = targets.combination(bound.target());
    int from = bound.level() >= FAR * UNITS[0] ? 0 : bound.level() >= FAR * UNITS[1] ? 1 : 2;
    for (long unit : Arrays.copyOfRange(UNITS, from, UNITS.length)) {
      programmes++;
      LocalProgramme programme =
          new LocalProgramme(among, slacks[bound.measure()], figure, bound.level(), unit);
      programme.solve(most);
      if (programme.reaches()) {
        Change change = programme.change(sum);
        int[] shown = programme.shown();
        Arrays.stream(shown).forEach(published::suppress);
        boolean proved = isProof(bound, change);
        Arrays.stream(shown).forEach(published::reopen);
        if (proved) {
          return new Widened(change, shown);
        }
      } else if (unit == 1) {
        return null;
      }
    }
    return null;
  }

  int programmes() {
    return programmes;
  }

  int byExchange() {
    return byExchange;
  }

  int byProgramme() {
    return byProgramme;
  }
}
