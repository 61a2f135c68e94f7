package io.tongji.disclosure.suppression;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import it.unimi.dsi.fastutil.ints.IntSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves bounds by alternative tables. A table in which a figure is larger by its upper protection
 * level, no amount is negative, and no published cell differs, is a certificate for everybody who
 * contributes nothing. A holding that would notice it needs another one. So a bound is proved for
 * every holding but the protected one if no other holding notices all of its certificates. The
 * hypercube method has the same rule: a singleton lies in two hypercubes (Handbook on Statistical
 * Disclosure Control, ch. 4.4).
 *
 * <p>An alternative table leaves nearly all atoms alone, so that a proof that looks local is one in
 * the whole system.
 */
final class Certificates {

  /** Single exchanges that are compared, to find one that few holdings notice. */
  private static final int CHOICE = 8;

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
   * An alternative table.
   *
   * @param shown the published cells in which it shows
   */
  record Widened(Change change, int[] shown) {}

  private final Prices prices;
  private final Exchanges exchanges;
  private final Targets targets;
  private final Slack[] slacks;
  private final PublishedCells published;
  private final long[][][] capacities;
  private final List<Int2ObjectOpenHashMap<List<Change>>> known = new ArrayList<>();
  private int programmes;
  private int byExchange;
  private int byProgramme;
  private int forInsiders;

  /** Proofs for what is published. */
  Certificates(Prices prices, Targets targets, Slack[] slacks, PublishedCells published) {
    this.prices = prices;
    this.exchanges = prices.exchanges();
    this.targets = targets;
    this.slacks = slacks;
    this.published = published;
    this.capacities = new long[slacks.length][][];
    for (int measure = 0; measure < slacks.length; measure++) {
      capacities[measure] = capacities(slacks[measure]);
      known.add(new Int2ObjectOpenHashMap<>());
    }
  }

  private long[][] capacities(Slack slack) {
    int atoms = exchanges.kernel().atoms();
    long[][] both = new long[2][atoms];
    for (int free = 0; free < atoms; free++) {
      if (exchanges.exists(free)) {
        both[0][free] = capacity(slack, free, 1);
        both[1][free] = capacity(slack, free, -1);
      }
    }
    return both;
  }

  /** How often an exchange can be made, in a direction. */
  private long capacity(Slack slack, int free, int sign) {
    long most = Slack.UNLIMITED;
    for (int place = exchanges.first(free); place < exchanges.first(free + 1); place++) {
      long change = sign * exchanges.coefficient(place);
      most = Math.min(most, slack.times(exchanges.atom(place), change, 0, IntSets.EMPTY_SET));
    }
    return most;
  }

  /** Proves bounds; returns those that it cannot prove. */
  List<Bound> prove(List<Bound> bounds) {
    List<Bound> failures = new ArrayList<>();
    for (Bound bound : bounds) {
      int before = programmes;
      if (!prove(bound)) {
        failures.add(bound);
      } else if (programmes == before) {
        byExchange++;
      } else {
        byProgramme++;
      }
    }
    return failures;
  }

  private boolean prove(Bound bound) {
    Proof proof = new Proof(bound);
    proof.reuse();
    if (!proof.found) {
      Search search = new Search(bound, IntSets.EMPTY_SET, IntSets.EMPTY_SET);
      if (!proof.add(search.find())) {
        return false;
      }
    }
    while (!proof.witnesses.isEmpty()) {
      int holding = proof.witnesses.intStream().min().orElseThrow();
      Search search = new Search(bound, IntSets.singleton(holding), proof.witnesses);
      if (!proof.add(search.findShort())) {
        return true;
      }
    }
    forInsiders++;
    return true;
  }

  /** The certificates of a bound, and the holdings that notice all of them. */
  private final class Proof {

    private final Bound bound;
    private final Combination figure;
    private final IntOpenHashSet witnesses = new IntOpenHashSet();
    private boolean found;

    Proof(Bound bound) {
      this.bound = bound;
      this.figure = targets.combination(bound.target());
    }

    /** Takes the certificates of smaller figures of the same holding as far as they go. */
    void reuse() {
      for (Change change : known(bound)) {
        if (found && witnesses.isEmpty()) {
          return;
        }
        if (change.of(figure) >= bound.level()) {
          narrow(change);
        }
      }
    }

    boolean add(@Nullable Change change) {
      if (change == null) {
        return false;
      }
      narrow(change);
      if (figure.size() == 1) {
        known(bound).add(change);
      }
      return true;
    }

    private void narrow(Change change) {
      IntOpenHashSet noticing = slacks[bound.measure()].witnesses(change);
      if (found) {
        witnesses.retainAll(noticing);
      } else {
        witnesses.addAll(noticing);
        witnesses.remove(bound.protectedHolding());
        found = true;
      }
    }
  }

  private List<Change> known(Bound bound) {
    return known
        .get(bound.measure())
        .computeIfAbsent(bound.protectedHolding(), holding -> new ArrayList<>());
  }

  /** The search for a change that some holdings do not notice. */
  private final class Search {

    private final Slack slack;
    private final Bound bound;
    private final IntSet holdings;
    private final IntSet noticing;
    private final Combination figure;
    private final SparseRow form;

    Search(Bound bound, IntSet holdings, IntSet noticing) {
      this.bound = bound;
      this.noticing = noticing;
      this.holdings = holdings;
      this.slack = slacks[bound.measure()];
      this.figure = targets.combination(bound.target());
      this.form = exchanges.kernel().reduce(figure);
    }

    /** A change that proves the bound; null if none is found. */
    @Nullable Change find() {
      Change change = findShort();
      Widened widened = change == null ? widened(bound, prices, MANY) : null;
      return widened == null ? change : widened.change();
    }

    /** A change that proves the bound without a linear programme; null if none is found. */
    @Nullable Change findShort() {
      Change change = single();
      return change == null ? few() : change;
    }

    private @Nullable Change single() {
      Change best = null;
      int fewest = Integer.MAX_VALUE;
      int seen = 0;
      for (int i = 0; i < form.indices().length && seen < CHOICE && fewest > 0; i++) {
        int free = form.indices()[i];
        if (exchanges.exists(free)) {
          long gain = exchanges.gain(free, form.residues()[i]);
          int sign = gain > 0 ? 1 : -1;
          long times = times(Math.abs(gain));
          if (capacities[bound.measure()][gain > 0 ? 0 : 1][free] >= times) {
            Change change = new Change();
            change.add(exchanges, free, sign * times);
            if (isProof(bound, change, holdings)) {
              int notice = noticed(change);
              best = notice < fewest ? change : best;
              fewest = Math.min(fewest, notice);
              seen++;
            }
          }
        }
      }
      return best;
    }

    private int noticed(Change change) {
      IntOpenHashSet witnesses = slack.witnesses(change);
      witnesses.remove(bound.protectedHolding());
      if (!holdings.isEmpty()) {
        witnesses.retainAll(noticing);
      }
      return witnesses.size();
    }

    private long times(long gain) {
      return bound.level() / gain + (bound.level() % gain == 0 ? 0 : 1);
    }

    /** The sum of a few exchanges, and of pairs in which one makes room for the other. */
    private @Nullable Change few() {
      Change sum = new Change();
      int length = Math.min(FEW, form.indices().length);
      for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < length; i++) {
          int free = form.indices()[i];
          if (exchanges.exists(free)) {
            int sign = form.residues()[i] <= Residue.PRIME / 2 ? 1 : -1;
            Step step = new Step(free, sign);
            boolean reached = pass == 0 ? step.take(sum) : takePairs(sum, step);
            if (reached) {
              return isProof(bound, sum, holdings) ? sum : null;
            }
          }
        }
      }
      return null;
    }

    private boolean takePairs(Change sum, Step step) {
      int narrowest = step.narrowest(sum);
      if (narrowest < 0) {
        return false;
      }
      SparseRow row = exchanges.kernel().row(narrowest);
      for (int i = 0; i < row.indices().length && i < FEW; i++) {
        int free = row.indices()[i];
        if (free != step.free && exchanges.exists(free)) {
          int sign = row.residues()[i] <= Residue.PRIME / 2 ? 1 : -1;
          if (step.with(free, sign).take(sum)) {
            return true;
          }
        }
      }
      return false;
    }

    /** An exchange, or two, in a direction. */
    private final class Step {

      private final int free;
      private final int sign;
      private final Change once = new Change();

      Step(int free, int sign) {
        this.free = free;
        this.sign = sign;
        once.add(exchanges, free, sign);
      }

      Step with(int other, int otherSign) {
        Step both = new Step(free, sign);
        both.once.add(exchanges, other, otherSign);
        return both;
      }

      /** The atom that keeps the step from being taken once more; −1 if there is none. */
      int narrowest(Change sum) {
        for (int atom : once.atoms()) {
          if (once.at(atom) < 0 && slack.fall(atom, holdings) + sum.at(atom) < -once.at(atom)) {
            return atom;
          }
        }
        return -1;
      }

      /** Takes the step as often as it can be; returns whether the bound is reached. */
      boolean take(Change sum) {
        long gain = once.of(figure);
        long left = bound.level() - sum.of(figure);
        if (gain <= 0) {
          return false;
        }
        long times = left / gain + (left % gain == 0 ? 0 : 1);
        for (int atom : once.atoms()) {
          times = Math.min(times, slack.times(atom, once.at(atom), sum.at(atom), holdings));
        }
        if (times > 0) {
          sum.add(times, once);
        }
        return times > 0 && times >= left / gain + (left % gain == 0 ? 0 : 1);
      }
    }
  }

  /** Whether a change proves a bound, in integers. */
  private boolean isProof(Bound bound, Change change, IntSet holdings) {
    return change.of(targets.combination(bound.target())) >= bound.level()
        && slacks[bound.measure()].admits(change, holdings)
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
        Change change = programme.change();
        int[] shown = programme.shown();
        Arrays.stream(shown).forEach(published::suppress);
        boolean proved = isProof(bound, change, IntSets.EMPTY_SET);
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

  /** The bounds that are proved for every holding but the protected one. */
  int forInsiders() {
    return forInsiders;
  }

  int byProgramme() {
    return byProgramme;
  }
}
