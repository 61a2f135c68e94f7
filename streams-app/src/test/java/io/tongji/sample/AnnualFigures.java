package io.tongji.sample;

import io.tongji.sample.Firm.Life;
import io.tongji.sample.Firm.Role;
import io.tongji.sample.Firm.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The yearly figures of all firms on one form, such that the goals are met exactly. */
final class AnnualFigures {
  private final Form form;
  private final Map<Firm, Long> values = new LinkedHashMap<>();
  private final Map<Firm, Long> bases = new LinkedHashMap<>();

  private AnnualFigures(Form form) {
    this.form = form;
  }

  /** Every firm that fills in the form, with its figures. */
  static Map<Firm, Annual> of(Form form, List<Firm> all) {
    AnnualFigures figures = new AnnualFigures(form);
    List<Firm> firms = all.stream().filter(firm -> firm.forms().contains(form)).toList();
    Goal.ALL.stream()
        .filter(goal -> goal.form() == form)
        .forEach(goal -> figures.meet(goal, firms));
    Map<Firm, Annual> annual = new LinkedHashMap<>();
    firms.forEach(firm -> annual.put(firm, figures.annual(firm)));
    return annual;
  }

  /** Firms of a narrower goal keep their figures; the others share what remains. */
  private void meet(Goal goal, List<Firm> firms) {
    List<Firm> members = firms.stream().filter(goal::includes).toList();
    List<Firm> open = members.stream().filter(firm -> !values.containsKey(firm)).toList();
    share(values, goal.value() - sum(values, members), open, open.stream().map(this::raw).toList());
    share(
        bases, goal.base() - sum(bases, members), open, open.stream().map(this::rawBase).toList());
  }

  private void share(Map<Firm, Long> into, long total, List<Firm> firms, List<Long> weights) {
    List<Long> shares = Calibration.spread(total, form.granule, weights);
    for (int i = 0; i < firms.size(); i++) {
      into.put(firms.get(i), shares.get(i));
    }
  }

  private static long sum(Map<Firm, Long> amounts, List<Firm> firms) {
    return firms.stream().mapToLong(firm -> amounts.getOrDefault(firm, 0L)).sum();
  }

  private Annual annual(Firm firm) {
    long value = Objects.requireNonNull(values.getOrDefault(firm, raw(firm)));
    long prior = Objects.requireNonNull(bases.getOrDefault(firm, rawBase(firm)));
    long own = prior;
    if (firm.life().lastMonth(2022) == 0) {
      own = 0;
    } else if (firm.style() == Style.RESTATED) {
      own = percent(prior, Dice.between(93, 104, "restated", form, firm.number()));
    }
    return new Annual(value, prior, own, percent(own, Dice.between(82, 108, form, firm.number())));
  }

  private long raw(Firm firm) {
    int number = firm.number();
    long size = firm.size() * 1_000;
    long raw =
        switch (form) {
          case OUTPUT -> size;
          case RD -> size / 1_000 * Dice.between(30, 80, "rd", number);
          case EXPORT ->
              percent(size, firm.role() == Role.TRADE ? 60 : Dice.between(15, 60, "ex", number));
          case TAX -> size / 1_000 * Dice.between(8, 35, "tax", number);
          case FDI -> capital(firm, 2023);
          case INVESTMENT -> throw new IllegalStateException("projects report investment");
        };
    return firm.life() == Life.ENTERED_JULY_2023 ? percent(raw, 40) : percent(raw, 100);
  }

  private long rawBase(Firm firm) {
    if (firm.life() == Life.ENTERED_JULY_2023) {
      return 0;
    }
    if (form == Form.FDI) {
      return capital(firm, 2022);
    }
    return percent(raw(firm), Dice.between(84, 128, "base", form, firm.number()));
  }

  /** Foreign capital comes in lumps, and not to everybody every year. */
  private static long capital(Firm firm, int year) {
    int number = firm.number();
    boolean none = Dice.oneIn(3, "none", year, number);
    return none ? 0 : Dice.between(400, 16_000, "capital", year, number) * 1_000L;
  }

  private long percent(long amount, int percent) {
    return amount * percent / 100 / form.granule * form.granule;
  }
}
