package io.tongji.oracle;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.oracle.LogRecord.OfReturn;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.Return.Remarks;
import io.tongji.returns.ReturnAmounts;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.FirstReleases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A history of a few units over several years, in which everything happens that may happen: gaps,
 * corrections, withdrawals, duplicates, stale and conflicting revisions, moves, refused records.
 */
public final class RandomHistory {

  private static final int FIRST_YEAR = 2022;
  private static final int MONTHS = 30;
  private static final List<String> COMPONENTS =
      List.of("ytd_construction", "ytd_installation", "ytd_equipment", "ytd_other");

  private final Random random;
  private final boolean explicitOnly;
  private final List<LogRecord> log = new ArrayList<>();

  private RandomHistory(long seed, boolean explicitOnly) {
    this.random = new Random(seed);
    this.explicitOnly = explicitOnly;
  }

  /** Any history, in any order. */
  public static List<LogRecord> of(long seed) {
    return new RandomHistory(seed, false).make();
  }

  /** A history in which each record states its revision and no two contents share one. */
  public static List<LogRecord> withExplicitRevisions(long seed) {
    return new RandomHistory(seed, true).make();
  }

  /**
   * Any history in which now and then figures are released, as they would stand or otherwise, some
   * of them suppressed.
   */
  public static List<LogRecord> withReleases(long seed, Catalogue catalogue) {
    List<LogRecord> log = of(seed);
    Random random = new Random(seed);
    List<LogRecord> all = new ArrayList<>();
    int releases = 3;
    for (int release = 0; release <= releases; release++) {
      all.addAll(
          log.subList(
              log.size() * release / (releases + 1), log.size() * (release + 1) / (releases + 1)));
      for (Aggregate each : Oracle.published(catalogue, all).values()) {
        if (random.nextInt(3) == 0) {
          all.add(new LogRecord.OfRelease(each.key(), stated(each, random)));
        }
      }
    }
    return all;
  }

  private static FirstReleases.ReleasedTotals stated(Aggregate each, Random random) {
    Long month = each instanceof Aggregate.OfMonth of ? of.month().total() : null;
    Long whole = each.whole().total();
    return switch (random.nextInt(4)) {
      case 0 -> FirstReleases.ReleasedTotals.NONE;
      case 1 -> new FirstReleases.ReleasedTotals(null, whole);
      case 2 -> new FirstReleases.ReleasedTotals(month, (long) random.nextInt(60) - 8);
      default -> new FirstReleases.ReleasedTotals(month, whole);
    };
  }

  private List<LogRecord> make() {
    for (int number = 0; number < 5 + random.nextInt(3); number++) {
      unit(RandomUnits.enterprise(number), Form.OUTPUT, Form.RD, Form.EXPORT, Form.FDI);
    }
    for (int number = 0; number < 4; number++) {
      unit("TX-2022-" + number, Form.INVESTMENT);
    }
    if (chance(0.5)) {
      unit(RandomUnits.enterprise(20), Form.INVESTMENT);
    }
    if (!explicitOnly && chance(0.5)) {
      unit("91330483000000019X", Form.OUTPUT);
    }
    log.addAll(new RandomUnits(random, explicitOnly).targets());
    RandomEvents events = new RandomEvents(random, explicitOnly);
    for (int number = 0; number < 4; number++) {
      log.addAll(events.of(RandomUnits.enterprise(number)));
      log.addAll(events.of("TX-2022-" + number));
    }
    Collections.shuffle(log, random);
    return log;
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private void unit(String unitId, Form... forms) {
    log.addAll(new RandomUnits(random, explicitOnly).register(unitId));
    for (Form form : forms) {
      if (chance(0.3)) {
        continue;
      }
      double density = 0.3 + 0.7 * random.nextDouble();
      for (int month = 0; month < MONTHS; month++) {
        if (chance(density)) {
          period(form, unitId, Month.of(FIRST_YEAR, 1).plus(month));
        }
      }
    }
  }

  private void period(Form form, String unitId, Month period) {
    int revisions = chance(0.7) ? 1 : 2 + random.nextInt(3);
    for (int revision = 1; revision <= revisions; revision++) {
      Return made = handedIn(form, unitId, period, numbered(revision));
      log.add(new OfReturn(made));
      if (chance(0.1)) {
        log.add(new OfReturn(made));
      }
    }
  }

  /** In force by number, by order, or in conflict. */
  private int numbered(int revision) {
    if (explicitOnly || chance(0.6)) {
      return revision;
    }
    return chance(0.7) ? 0 : 1 + random.nextInt(3);
  }

  private Return handedIn(Form form, String unitId, Month period, int revision) {
    boolean withdrawn = chance(0.12);
    ReturnAmounts figures = new ReturnAmounts(form);
    if (!withdrawn || chance(0.5)) {
      if (form == Form.INVESTMENT) {
        invest(figures, "");
        invest(figures, "prior_");
      } else {
        state(figures, form, "");
        state(figures, form, "prior_");
      }
    }
    Remarks remarks = chance(0.1) ? new Remarks("2023", "explained") : Remarks.NONE;
    return new Return(
        form, unitId, period.toString(), period, revision, withdrawn, figures, remarks, null);
  }

  private void state(ReturnAmounts figures, Form form, String prior) {
    int kind = random.nextInt(prior.isEmpty() ? 20 : 8);
    if (kind % 2 == 0 || kind == 1) {
      figures.put(form.slot(prior + "ytd"), amount());
    }
    if (kind % 2 == 1 || kind == 2) {
      figures.put(form.slot(prior + "month"), amount());
    }
    if (kind == 7) {
      figures.put(form.slot("prior_month"), amount());
    }
  }

  private void invest(ReturnAmounts figures, String prior) {
    if (chance(prior.isEmpty() ? 0.05 : 0.4)) {
      return;
    }
    long sum = 0;
    boolean given = false;
    if (chance(0.7)) {
      for (String component : COMPONENTS) {
        if (chance(0.6)) {
          long amount = amount();
          figures.put(Form.INVESTMENT.slot(prior + component), amount);
          sum += amount;
          given = true;
        }
      }
    }
    long stated = given && chance(0.97) ? sum : amount();
    figures.put(Form.INVESTMENT.slot(prior + "ytd"), stated);
  }

  private long amount() {
    return chance(0.1) ? 0 : random.nextInt(60) - 8;
  }
}
