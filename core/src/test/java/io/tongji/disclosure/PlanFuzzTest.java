package io.tongji.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.Form;
import io.tongji.disclosure.microdata.Column;
import io.tongji.disclosure.microdata.Contributions;
import io.tongji.disclosure.microdata.MeasureColumns;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.ReleasePlan.CellStatus;
import io.tongji.period.Frequency;
import io.tongji.period.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories, released three times: corrections, late returns, withdrawals, moves. An
 * attacker who knows where each unit counts, which of its figures have changed, and all that was
 * ever published, solves the equations, and cannot compute what any unit has reported; nor can any
 * unit with its own figures.
 */
class PlanFuzzTest {

  private static final String[] TOWNS = {"330483001", "330483003", "330483004"};
  private static final String[] INDUSTRIES = {"1310", "1711", "3911"};
  private static final int SEEDS = Integer.getInteger("tongji.fuzz.seeds", 30);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS);
  }

  /** A figure of a unit that is one unknown: as long as it is not changed. */
  private record Unknown(int unit, int month, long value) {}

  private final SortedMap<Integer, List<Integer>> unknownsOfUnit = new TreeMap<>();
  private final Map<Unknown, Integer> unknowns = new HashMap<>();
  private final List<Map<Integer, Long>> equations = new ArrayList<>();

  private int number(Unknown unknown) {
    return unknowns.computeIfAbsent(
        unknown,
        first -> {
          unknownsOfUnit.computeIfAbsent(first.unit(), none -> new ArrayList<>());
          unknownsOfUnit.get(first.unit()).add(unknowns.size());
          return unknowns.size();
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nobodyComputesWhatAUnitHasReported(long seed) {
    assertThat(attack(seed, null)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Protection.class,
      names = {"SECONDARY", "CARRY", "REVISION"})
  void withoutAProtectionSomebodyDoes(Protection without) {
    assertThat(LongStream.rangeClosed(1, 40))
        .anyMatch(seed -> !new PlanFuzzTest().attack(seed, without).isEmpty());
  }

  /** Who computes whose figures; nobody if all goes well. */
  private List<String> attack(long seed, @Nullable Protection without) {
    Random random = new Random(seed);
    Bureau bureau = new Bureau(Town.CATALOGUE);
    int units = 12 + random.nextInt(14);
    long[][] ytd = new long[units][7];
    for (int unit = 0; unit < units; unit++) {
      place(bureau, random, unit, "2020-01");
    }
    Releases releases = new Releases(Town.CATALOGUE, bureau, without);
    int through = 2;
    for (int release = 0; release < 3; release++) {
      through = Math.min(6, through + random.nextInt(2) + (release == 0 ? 1 : 0));
      change(bureau, random, ytd, through);
      String revise = release > 0 && random.nextBoolean() ? "2023-02" : null;
      ReleasePlan plan = releases.release("2023-0" + through, revise);
      publish(plan, releases.microdata(release));
    }
    return found();
  }

  private static void place(Bureau bureau, Random random, int unit, String from) {
    String town = TOWNS[random.nextInt(TOWNS.length)];
    bureau.unit(
        "unit" + unit,
        random.nextInt(3) == 0 ? town + ";330483K01" : town,
        INDUSTRIES[random.nextInt(INDUSTRIES.length)],
        "from=" + from,
        random.nextInt(9) == 0 ? "frame=" : "frame=above-scale");
  }

  private static void change(Bureau bureau, Random random, long[][] ytd, int through) {
    for (int unit = 0; unit < ytd.length; unit++) {
      if (random.nextInt(12) == 0) {
        place(bureau, random, unit, "2023-0" + (2 + random.nextInt(through - 1)));
      }
      for (int month = 2; month <= through; month++) {
        boolean late = ytd[unit][month] == 0 && random.nextInt(8) > 0;
        boolean corrected = ytd[unit][month] > 0 && random.nextInt(15) == 0;
        if (corrected && random.nextInt(3) == 0) {
          ytd[unit][month] = 0;
          bureau.withdraw("unit" + unit, Form.OUTPUT, "2023-0" + month);
        } else if (late || corrected) {
          ytd[unit][month] =
              ytd[unit][month - 1] + 1 + Math.round(Math.exp(5 + 1.5 * random.nextGaussian()));
          bureau.report("unit" + unit, Form.OUTPUT, "2023-0" + month, ytd[unit][month]);
        }
      }
    }
  }

  private void publish(ReleasePlan plan, Microdata microdata) {
    MeasureColumns output =
        MeasureColumns.of(Town.CATALOGUE).stream()
            .filter(columns -> columns.measure().form() == Form.OUTPUT)
            .findFirst()
            .orElseThrow();
    Population population = new Population(Town.CATALOGUE, microdata.numbering());
    plan.decisions()
        .forEach(
            (key, decision) -> {
              boolean counts =
                  output.numbers().stream()
                      .map(number -> Town.CATALOGUE.indicators().get(number).code())
                      .anyMatch(key.indicator()::equals);
              if (counts && decision.status() == CellStatus.PUBLISHED) {
                Month month = key.period().lastMonth();
                Map<Integer, Long> amount = new HashMap<>();
                Map<Integer, Long> alone = new HashMap<>();
                Contributions all = microdata.reported(output, month);
                for (int at = 0; at < all.size(); at++) {
                  if (population.cells(all.atom(at), output.numbers()).contains(CellName.of(key))) {
                    if (key.period().frequency() == Frequency.QUARTER) {
                      difference(amount, new Span(microdata, output, month, 3), at);
                    } else {
                      add(amount, all, at, month, 1);
                      difference(alone, new Span(microdata, output, month, 1), at);
                    }
                  }
                }
                equations.add(amount);
                if (decision.shown().contains(PublishedPart.MONTH)) {
                  equations.add(alone);
                }
              }
            });
  }

  private void add(
      Map<Integer, Long> equation, Contributions all, int at, Month month, long times) {
    long value = all.amount(Column.YTD, at);
    equation.merge(number(new Unknown(all.unit(at), month.index(), value)), times, Long::sum);
  }

  private record Span(Microdata microdata, MeasureColumns columns, Month month, int months) {}

  /** What a unit's month or quarter is made of: two cumulatives, or one in its first period. */
  private void difference(Map<Integer, Long> equation, Span span, int at) {
    Contributions all = span.microdata().reported(span.columns(), span.month());
    Column column = span.months() == 1 ? Column.MONTH : Column.QUARTER;
    if (all.knows(column, at)) {
      add(equation, all, at, span.month(), 1);
      if (all.amount(column, at) != all.amount(Column.YTD, at)) {
        Month before = span.month().plus(-span.months());
        Contributions then = span.microdata().reported(span.columns(), before);
        for (int other = 0; other < then.size(); other++) {
          if (then.unit(other) == all.unit(at)) {
            add(equation, then, other, before, -1);
          }
        }
      }
    }
  }

  private List<String> found() {
    List<String> found = new ArrayList<>();
    unknownsOfUnit.put(-1, List.of());
    unknownsOfUnit.forEach(
        (insider, own) -> {
          Modular system = new Modular(unknowns.size());
          own.forEach(unknown -> system.add(Map.of(unknown, 1L)));
          equations.forEach(system::add);
          unknownsOfUnit.forEach(
              (unit, theirs) -> {
                if (!unit.equals(insider)
                    && theirs.stream().anyMatch(each -> system.derives(Map.of(each, 1L)))) {
                  found.add(insider + " finds " + unit);
                }
              });
        });
    return found;
  }
}
