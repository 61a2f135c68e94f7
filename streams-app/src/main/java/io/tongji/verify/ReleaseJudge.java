package io.tongji.verify;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.attack.Contributors;
import io.tongji.verify.attack.Equations;
import io.tongji.verify.attack.Equations.Decimals;
import io.tongji.verify.attack.Equations.Within;
import io.tongji.verify.attack.Leak;
import io.tongji.verify.attack.PublicVintage;
import io.tongji.verify.attack.Rules;
import io.tongji.verify.attack.SafetyRule;
import io.tongji.verify.attack.UnitMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges releases, in the order in which they came out: whether each public value is the recomputed
 * one, and whether all that is public together gives nobody away.
 */
public final class ReleaseJudge {

  private static final int PROGRAMMES = 200;

  private final Catalogue catalogue;
  private final Set<Catalogue> known = new LinkedHashSet<>();
  private final ReleaseComparison comparison;
  private final Map<Form, Equations> equations = new EnumMap<>(Form.class);
  private final List<String> faults = new ArrayList<>();

  /**
   * A judge of the releases of a bureau, of which none is known yet.
   *
   * @param catalogue in force
   */
  public ReleaseJudge(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.known.add(catalogue);
    this.comparison = new ReleaseComparison(catalogue);
    Decimals decimals =
        new Decimals(
            code -> indicator(code).display().rateDecimals(),
            code -> indicator(code).display().completionDecimals());
    for (Form form : Form.values()) {
      equations.put(form, new Equations(decimals, within(form), this::isInProgramme));
    }
  }

  private Indicator indicator(String code) {
    return known.stream()
        .map(each -> each.indicator(code))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no catalogue has " + code));
  }

  private boolean isInProgramme(String indicator, String area, String activity) {
    return known.stream().anyMatch(each -> isInProgramme(each, indicator, area, activity));
  }

  private static boolean isInProgramme(
      Catalogue catalogue, String indicator, String area, String activity) {
    Area place = catalogue.area(area);
    return place != null && !catalogue.programme().parts(indicator, place, activity).isEmpty();
  }

  /** Indicators of a form that sum some of its components, and of which others sum the whole. */
  private List<Within> within(Form form) {
    List<Within> within = new ArrayList<>();
    for (Indicator whole : catalogue.indicators()) {
      for (Indicator part : catalogue.indicators()) {
        if (whole.measure().form() == form
            && part.measure().form() == form
            && whole.measure().columns().equals(List.of("ytd"))
            && !part.measure().columns().equals(List.of("ytd"))
            && part.scope().equals(whole.scope())) {
          within.add(new Within(part.code(), whole.code()));
        }
      }
    }
    return within;
  }

  /**
   * Takes the next release.
   *
   * @param then catalogue under which it was made
   * @param input all that was handed in before the release's moment
   * @param compared whether its values are to be compared; else only what it gives away counts
   */
  public void take(Catalogue then, ReleasedVintage release, InputRecords input, boolean compared) {
    known.add(then);
    BatchRecomputation.Recomputed whole = BatchRecomputation.withUnits(then, input);
    List<Difference> differences = comparison.differences(then, release, whole.figures());
    if (compared) {
      differences.forEach(difference -> faults.add("release=" + release.id() + " " + difference));
      release.marks().forEach(mark -> faults.add("release=" + release.id() + " mark=" + mark));
    }
    Map<Form, Map<SeriesKey, Map<String, Object>>> byForm = new EnumMap<>(Form.class);
    release
        .records()
        .forEach(
            (key, record) -> {
              Indicator indicator = then.indicator(key.indicator());
              if (indicator != null) {
                byForm
                    .computeIfAbsent(indicator.measure().form(), form -> new HashMap<>())
                    .put(key, record);
              }
            });
    equations.forEach(
        (form, known) -> {
          List<UnitMonth> units = whole.units().getOrDefault(form, List.of());
          known.add(new PublicVintage(release.id(), byForm.getOrDefault(form, Map.of()), units));
        });
  }

  /**
   * What is wrong with the releases, a line each; none if all is well.
   *
   * @param secretRules text of the file with the rules; null: only that nobody stands alone or with
   *     one other is checked
   */
  public List<String> faults(@Nullable String secretRules) {
    Rules rules = secretRules == null ? Rules.least() : RulesText.read(secretRules, catalogue);
    List<String> all = new ArrayList<>(faults);
    for (Equations known : equations.values()) {
      known.attack(new OfProgramme(rules), PROGRAMMES).stream()
          .map(Leak::toString)
          .forEach(all::add);
    }
    return all;
  }

  /** The rules, but where an indicator is open to everybody. */
  private final class OfProgramme implements SafetyRule {

    private final Rules rules;

    OfProgramme(Rules rules) {
      this.rules = rules;
    }

    @Override
    public boolean unsafe(Contributors pool, String insider) {
      return !catalogue.programme().isOpen(pool.indicator()) && rules.unsafe(pool, insider);
    }

    @Override
    public long protection(Contributors pool) {
      return rules.protection(pool);
    }
  }
}
