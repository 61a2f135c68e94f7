package io.tongji.verify.attack;

import static io.tongji.disclosure.plan.PublishedPart.AMOUNT;
import static io.tongji.disclosure.plan.PublishedPart.COVERAGE;
import static io.tongji.disclosure.plan.PublishedPart.GROWTH;
import static io.tongji.disclosure.plan.PublishedPart.MONTH;
import static io.tongji.disclosure.plan.PublishedPart.TARGET;
import static io.tongji.disclosure.plan.PublishedPart.UNITS;
import static io.tongji.disclosure.plan.Withholding.BASE;
import static io.tongji.disclosure.plan.Withholding.CARRY;
import static io.tongji.disclosure.plan.Withholding.COMPARISON;
import static io.tongji.disclosure.plan.Withholding.FEW;
import static io.tongji.disclosure.plan.Withholding.IMPLIED;
import static io.tongji.disclosure.plan.Withholding.INHERITED;
import static io.tongji.disclosure.plan.Withholding.INSIDER;
import static io.tongji.disclosure.plan.Withholding.NARROW;
import static io.tongji.disclosure.plan.Withholding.OUTSTANDING;
import static io.tongji.disclosure.plan.Withholding.PART;
import static io.tongji.disclosure.plan.Withholding.REVISION;
import static io.tongji.disclosure.plan.Withholding.SECONDARY;

import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An attack, and what stands in its way.
 *
 * @param name of the attack
 * @param release in which more would have to be published, from 0
 * @param keys of the figures
 * @param parts of them that are kept back
 * @param reason why the planner keeps them back in the first of the figures
 * @param whose holding whose figure the attacker would compute
 */
public record Attack(
    String name,
    int release,
    List<SeriesKey> keys,
    Set<PublishedPart> parts,
    Withholding reason,
    String whose) {

  private Attack of(SeriesKey... figures) {
    return new Attack(name, release, List.of(figures), parts, reason, whose);
  }

  private Attack with(PublishedPart more) {
    Set<PublishedPart> all = EnumSet.of(more);
    all.addAll(parts);
    return new Attack(name, release, keys, all, reason, whose);
  }

  @Override
  public String toString() {
    return name;
  }

  /** The attacks that the bureau is made for. */
  public static List<Attack> all() {
    return Stream.concat(overReleases(), withinOne()).toList();
  }

  /** Those that compare months, releases or years. */
  private static Stream<Attack> overReleases() {
    return Stream.of(
        attack("a month between suppressed ones", 2, "month0", INHERITED, AMOUNT)
            .of(town("001", "2023-04"))
            .with(MONTH),
        attack("a unit that moves away", 1, "mover", CARRY, MONTH).of(town("003", "2023-03")),
        attack("a unit that moves in", 1, "comer", IMPLIED, AMOUNT).of(town("004", "2023-03")),
        attack("a late return", 2, "late", REVISION, AMOUNT).of(town("100", "2023-02")),
        attack("a correction seen through the next month", 1, "correcting0", CARRY, MONTH)
            .of(town("101", "2023-03")),
        attack("a unit that left, seen through growth", 0, "leaver", COMPARISON, GROWTH)
            .of(town("102", "2023-02")),
        attack("a cell unsafe for one vintage", 3, "staying3", REVISION, AMOUNT)
            .of(town("102", "2023-02")),
        attack("a unit recoded between vintages", 2, "recoded", REVISION, AMOUNT)
            .of(town("105", "2023-02")),
        attack("growth on what was suppressed a year before", 0, "leaving0", BASE, GROWTH)
            .of(town("003", "2023-02")),
        attack("a list that gains one unit", 4, "alone0", CARRY, MONTH)
            .of(new SeriesKey(Period.parse("2023-05"), AttackedBureau.COUNTY, "GIO", "S_DIGI")));
  }

  /** Those on the figures of one release. */
  private static Stream<Attack> withinOne() {
    SeriesKey few = town("106", "2023-02");
    return Stream.of(
        attack("a target and its completion", 0, "group", FEW, TARGET).of(few),
        attack("a zone less its town", 0, "elsewhere", SECONDARY, AMOUNT)
            .of(town("103", "2023-02")),
        attack("two firms alone in divisions of one section", 0, "alone1", INSIDER, AMOUNT)
            .of(division("C20")),
        attack("a holding of three units", 0, "group", FEW, AMOUNT).of(few),
        attack("coverage of those who reported", 0, "silent", OUTSTANDING, COVERAGE)
            .of(town("101", "2023-02")),
        attack("the rest of construction", 0, "Pother0", SECONDARY, AMOUNT)
            .of(
                key("CI_SVC", "330483001", "2023-02"),
                key("CI_IND", "330483001", "2023-02"),
                key("CI", "330483001", "2023-02")),
        attack("investment less construction", 0, "Pbuilding0", PART, AMOUNT)
            .of(key("CI", "330483003", "2023-02")),
        attack("output of all less that of those above scale", 0, "small", SECONDARY, AMOUNT)
            .of(key("GIO", "330483K01P1", "2023-02")),
        attack("investment less that of a theme", 0, "Plow0", SECONDARY, AMOUNT)
            .of(key("FAI_HT", "330483004", "2023-02")),
        attack("growth on the base of one unit", 0, "punctual0", SECONDARY, GROWTH)
            .of(town("100", "2023-02")),
        attack("an upper bound from a total and its parts", 0, "largest0", NARROW, AMOUNT)
            .of(division("B08")),
        attack("a number of units beside a suppressed amount", 0, "group", FEW, UNITS).of(few));
  }

  private static Attack attack(
      String name, int release, String whose, Withholding reason, PublishedPart part) {
    return new Attack(name, release, List.of(), Set.of(part), reason, whose);
  }

  private static SeriesKey division(String code) {
    return new SeriesKey(Period.parse("2023-02"), AttackedBureau.COUNTY, "GIO", code);
  }

  private static SeriesKey key(String indicator, String area, String period) {
    return new SeriesKey(Period.parse(period), area, indicator, "_T");
  }

  private static SeriesKey town(String code, String period) {
    return key("GIO", AttackedBureau.COUNTY + code, period);
  }
}
