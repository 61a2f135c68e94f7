package io.tongji.verify.attack;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.returns.Target;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.attack.RandomBureau.Entry;
import io.tongji.verify.attack.RandomBureau.Stated;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bureau made so that every known attack could be played on its five releases, each in a town of
 * its own as far as may be: what each of them needs, and of whom it would give a figure away.
 */
public final class AttackedBureau {

  /**
   * A release.
   *
   * @param id of it
   * @param through last month
   * @param revise first month that is revised; null: none
   */
  public record Planned(String id, Month through, @Nullable Month revise) {}

  /** The releases, in their order. */
  public static final List<Planned> RELEASES =
      List.of(
          new Planned("r1", Month.of(2023, 2), null),
          new Planned("r2", Month.of(2023, 3), null),
          new Planned("r3", Month.of(2023, 4), Month.of(2023, 2)),
          new Planned("r4", Month.of(2023, 4), Month.of(2023, 2)),
          new Planned("r5", Month.of(2023, 5), null));

  /** A public target of a figure that is suppressed. */
  public static final Target GOAL =
      new Target(new Target.Key("GIO", "330483106", 2023), 1_153_553, null, null, "元", 1, false);

  /** The whole. */
  public static final String COUNTY = "330483";

  private static final int THEN = Month.of(2022, 2).index();
  private static final int FEB = Month.of(2023, 2).index();
  private static final int MAR = FEB + 1;
  private static final int APR = FEB + 2;
  private static final String REST = "330483107";

  private final RandomBureau bureau;
  private final List<RandomBureau> moments = new ArrayList<>();

  /** The bureau under the built-in catalogue. */
  public AttackedBureau(Catalogue catalogue) {
    this.bureau = new RandomBureau(catalogue);
    enterTheRest();
    enterMovers();
    enterThoseWhoCorrect();
    enterThoseWithAYearBefore();
    enterTheFew();
    enterTheZone();
    enterProjects();
    moments.add(bureau.copy());
    report("correcting0", FEB, 157);
    moments.add(bureau.copy());
    report("late", FEB, 37, 41, 45);
    bureau.returns("staying2").remove(FEB);
    bureau.returns("staying3").remove(FEB);
    place("recoded", REST, "3911");
    moments.add(bureau.copy());
    report("staying2", FEB, 74);
    report("staying3", FEB, 79);
    for (int firm = 0; firm < 5; firm++) {
      enter("ceasing" + firm, FEB - 24, new Entry(List.of(REST), "2211", true, null, THEN));
      bureau.returns("ceasing" + firm).clear();
    }
    moments.add(bureau.copy());
    for (String unit : bureau.units()) {
      Stated now = bureau.returns(unit).get(APR);
      Stated before = bureau.returns(unit).get(MAR);
      if (now != null && before != null) {
        long more = now.ytd() - before.ytd();
        long built = now.construction() - before.construction();
        bureau
            .returns(unit)
            .put(APR + 1, new Stated(now.ytd() + more, now.construction() + built, null));
      }
    }
    moments.add(bureau.copy(recoded()));
  }

  /** The catalogue under which the last release is made: a theme has gained a division of one. */
  public static Catalogue recoded() {
    return CatalogueFiles.of(CatalogueSource.of(recodedFiles()));
  }

  /** Its files by name. */
  public static Map<String, byte[]> recodedFiles() {
    Map<String, byte[]> files = new TreeMap<>(CatalogueSource.builtIn().files());
    String themes = new String(files.get("themes.csv"), StandardCharsets.UTF_8);
    String row =
        themes.lines().filter(line -> line.startsWith("S_DIGI,")).findFirst().orElseThrow();
    String more = themes + row.replaceFirst(",[0-9]{4},", ",1711,") + "\n";
    files.put("themes.csv", more.getBytes(StandardCharsets.UTF_8));
    return files;
  }

  /** What stands when a release is asked for, from 0. */
  public RandomBureau at(int release) {
    return moments.get(release);
  }

  /** A figure behind which no unit is left in the last release. */
  public static final SeriesKey CEASED =
      new SeriesKey(Period.parse("2023-02"), COUNTY, "GIO", "C22");

  private void place(String unit, String areas, String industry) {
    enter(unit, FEB - 24, new Entry(List.of(areas.split(";")), industry, true, null, OPEN));
  }

  private static final int OPEN = Integer.MAX_VALUE;

  private void enter(String unit, int from, Entry entry) {
    bureau.entries(unit).put(from, entry);
  }

  /** Cumulatives of months in a row, in thousands. */
  private void report(String unit, int from, long... cumulatives) {
    for (int i = 0; i < cumulatives.length; i++) {
      long amount = cumulatives[i] * 1000;
      Stated before = bureau.returns(unit).get(from + i);
      Long prior = before == null ? null : before.prior();
      bureau.returns(unit).put(from + i, new Stated(amount, amount, prior));
    }
  }

  /** Firms of one town with their February, of which each month adds as much as another half. */
  private void firms(String name, String areas, long... february) {
    for (int firm = 0; firm < february.length; firm++) {
      place(name + firm, areas, "3911");
      grow(name + firm, february[firm]);
    }
  }

  private void grow(String unit, long february) {
    report(unit, FEB, february, february + february / 2, 2 * february);
  }

  /** Enough firms of several divisions that the city is safe. */
  private void enterTheRest() {
    for (int firm = 0; firm < 8; firm++) {
      place("rest" + firm, REST, firm % 2 == 0 ? "1310" : "3911");
      report("rest" + firm, THEN, 900 + 10 * firm, 1300 + 10 * firm, 1700 + 10 * firm);
      grow("rest" + firm, 1000 + 10 * firm);
    }
    for (int firm = 0; firm < 5; firm++) {
      place("filling" + firm, REST, "2011");
      grow("filling" + firm, 40 + firm);
      place("ceasing" + firm, REST, "2211");
      grow("ceasing" + firm, 400 + 10 * firm);
    }
    // All but one of the section are small, and the total less the others bounds the largest.
    industry("largest", "0610", 900, 5, 4, 3);
    industry("least", "0710", 4, 5, 4, 5, 4);
    industry("making", "0810", 300, 310, 290, 280);
    industry("large", "0910", 500, 510, 490, 480);
    place("alone0", REST, "1711");
    place("alone1", REST, "1811");
    grow("alone0", 444);
    grow("alone1", 556);
  }

  private void industry(String name, String industry, long... february) {
    for (int firm = 0; firm < february.length; firm++) {
      place(name + firm, REST, industry);
      grow(name + firm, february[firm]);
    }
  }

  private void enterMovers() {
    firms("month", "330483001", 1000, 1000, 1000, 1000, 1000);
    for (int firm = 0; firm < 5; firm++) {
      int own = firm == 0 ? 500 : 1;
      report("month" + firm, MAR, 1000 + own, 1005 + own);
    }
    firms("leaving", "330483003", 180, 180, 180, 180, 160);
    move("mover", "330483003", REST);
    report("mover", FEB, 120, 130, 140);
    for (int firm = 0; firm < 6; firm++) {
      place("reached" + firm, "330483004", "3911");
      report("reached" + firm, FEB, 180 - 2 * firm, 182 - 2 * firm, 184 - 2 * firm);
    }
    move("comer", REST, "330483004");
    report("comer", FEB, 120, 122, 124);
  }

  private void move(String unit, String from, String to) {
    enter(unit, FEB - 24, new Entry(List.of(from), "3911", true, null, FEB));
    enter(unit, MAR, new Entry(List.of(to), "3911", true, null, OPEN));
  }

  private void enterThoseWhoCorrect() {
    firms("punctual", "330483100", 120, 110, 100, 90, 80);
    place("late", "330483100", "3911");
    bureau.returns("punctual0").put(FEB, new Stated(120_000, 120_000, 118_000L));
    firms("correcting", "330483101", 120, 110, 100, 90, 80);
    firms("spare", "330483104", 120, 110, 100, 90);
  }

  private void enterThoseWithAYearBefore() {
    for (int firm = 0; firm < 5; firm++) {
      report("correcting" + firm, THEN, 118 - 10 * firm);
    }
    for (int firm = 0; firm < 4; firm++) {
      report("spare" + firm, THEN, 30 + firm);
    }
    report("leaving0", THEN, 170);
    report("leaving1", THEN, 165);
    place("silent", "330483101", "3911");
    report("silent", THEN, 93);
    firms("staying", "330483102", 75, 74, 74, 74, 74);
    for (int firm = 0; firm < 5; firm++) {
      report("staying" + firm, THEN, 70);
    }
    enter("leaver", THEN - 12, new Entry(List.of("330483102"), "3911", true, null, THEN + 10));
    report("leaver", THEN, 80);
  }

  /** Three units of one holding and one of another: two contributors. */
  private void enterTheFew() {
    for (int unit = 0; unit < 3; unit++) {
      Entry entry = new Entry(List.of("330483106"), "3911", true, "group", OPEN);
      enter("own" + unit, FEB - 24, entry);
      grow("own" + unit, 300 + 2 * unit);
    }
    place("other", "330483106", "3911");
    grow("other", 290);
  }

  private void enterTheZone() {
    firms("zone", "330483103;330483K01P1", 120, 110, 100, 90, 80);
    firms("park", "330483103;330483K01P3", 95, 90, 85, 80, 75);
    enter(
        "small",
        FEB - 24,
        new Entry(List.of("330483103", "330483K01P1"), "3911", false, null, OPEN));
    grow("small", 10);
    for (int firm = 0; firm < 4; firm++) {
      List<String> areas = List.of("330483103", "330483K01P2");
      enter("tiny" + firm, FEB - 24, new Entry(areas, "3911", false, null, OPEN));
      grow("tiny" + firm, 12 + firm);
    }
    firms("near", "330483105", 50, 52, 54, 56, 58);
    place("elsewhere", "330483105;330483K01", "3911");
    grow("elsewhere", 34);
    place("recoded", "330483105", "3911");
    grow("recoded", 55);
  }

  private void enterProjects() {
    for (String industry : List.of("3911", "1310", "7010", "4710")) {
      projects("Prest" + industry, REST, industry, 6);
      for (int project = 0; project < 6; project++) {
        equip("Prest" + industry + project, 100 + project);
      }
    }
    projects("Pindustry", "330483001", "3911", 6);
    projects("Pservices", "330483001", "7010", 6);
    projects("Pother", "330483001", "4710", 1);
    projects("Pbuilding", "330483003", "3911", 6);
    equip("Pbuilding0", 77);
    projects("Phigh", "330483004", "3911", 6);
    projects("Plow", "330483004", "1310", 1);
  }

  private void projects(String name, String area, String industry, int count) {
    for (int project = 0; project < count; project++) {
      place(name + project, area, industry);
      grow(name + project, 200 + 2 * project);
    }
  }

  /** Adds equipment, which is not construction, in thousands. */
  private void equip(String project, long equipment) {
    bureau
        .returns(project)
        .replaceAll(
            (month, built) ->
                new Stated(built.ytd() + equipment * 1000, built.construction(), null));
  }
}
