package io.tongji.bench.release;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterEntry.Ownership;
import io.tongji.returns.RegisterEntry.Place;
import io.tongji.returns.RegisterEntry.Validity;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.ReturnLedger;
import io.tongji.rollup.unit.Totals;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Units of a province, the same whenever and wherever: towns of 200 enterprises, ten towns to a
 * county, ten counties to a city, and a zone across the towns of each county, with a quarter of the
 * units; one in twenty lies in a platform. Sizes are lognormal (σ 1.7), so that some enterprises
 * dominate what they belong to; so are the shares of divisions. Three in a hundred belong to
 * holdings of several; one in two hundred moves to another town; one in a hundred hands in nothing
 * for a month. A third as many projects come on top.
 */
final class Province {

  /** The area of the headline figures. */
  static final String ROOT = "330483";

  static final int YEAR = 2023;

  private static final double SPREAD = 1.7;
  private static final int PLATFORMS = 3;
  private static final long TYPICAL = 1_000_000;

  private final int enterprises;
  private final int towns;
  private final int lastMonth;
  private final Catalogue catalogue;
  private final String[] divisions;
  private final double[] shares;

  /**
   * A province.
   *
   * @param lastMonth of the year for which there are returns
   */
  Province(int enterprises, int lastMonth) {
    this.enterprises = enterprises;
    this.lastMonth = lastMonth;
    this.towns = Math.max(10, enterprises / 200);
    Map<String, byte[]> files = new TreeMap<>(CatalogueSource.builtIn().files());
    files.put("areas.csv", areas().getBytes(StandardCharsets.UTF_8));
    this.catalogue = CatalogueFiles.of(CatalogueSource.of(files));
    this.divisions =
        catalogue.activities().stream()
            .map(Activity::division)
            .filter(division -> division.matches("\\d\\d"))
            .distinct()
            .toArray(String[]::new);
    SplittableRandom random = new SplittableRandom(1);
    this.shares = random.doubles(divisions.length).map(drawn -> Math.exp(normal(drawn))).toArray();
    Arrays.parallelPrefix(shares, Double::sum);
  }

  private String areas() {
    List<String> rows = new ArrayList<>(List.of("area,name,name_en,parent,level"));
    rows.add(row(ROOT, "", "county"));
    // Indicators of the platforms are read there, so it must exist.
    rows.add(row(ROOT + "K01P", ROOT, "platforms"));
    for (int platform = 0; platform < PLATFORMS; platform++) {
      rows.add(row(platform(platform), ROOT + "K01P", "platform"));
    }
    for (int town = 0; town < towns; town++) {
      if (town % 100 == 0) {
        rows.add(row(city(town), ROOT, "county"));
      }
      if (town % 10 == 0) {
        rows.add(row(county(town), city(town), "county"));
        rows.add(row(zone(town), county(town), "zone"));
      }
      rows.add(row(town(town), county(town), "town"));
    }
    return String.join("\n", rows) + "\n";
  }

  private static String row(String code, String parent, String level) {
    return String.join(",", code, code, code, parent, level);
  }

  private static String city(int town) {
    return ROOT + "S" + town / 100;
  }

  private static String county(int town) {
    return ROOT + "X" + town / 10;
  }

  private static String zone(int town) {
    return ROOT + "K" + (100 + town / 10);
  }

  private static String platform(int platform) {
    return ROOT + "K01P" + platform;
  }

  private static String town(int town) {
    return ROOT + "Z" + town;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** Enterprises and projects. */
  int units() {
    return enterprises + enterprises / 3;
  }

  /** Makes the units one after the other, with their returns up to a month of the year. */
  void forEach(int through, Totals.UnitReceiver receiver) {
    for (int number = 0; number < units(); number++) {
      receiver.take(id(number), ledgers(number, Math.min(through, lastMonth)), history(number));
    }
  }

  /** The register entries of a unit; null: there is no such unit. */
  @Nullable RegisterHistory register(String id) {
    int number = Integer.parseInt(id.substring(1));
    return number < units() ? history(number) : null;
  }

  private static String id(int number) {
    return "U" + number;
  }

  private static List<String> groups(int drawn, int town) {
    if (drawn < 25) {
      return List.of(zone(town));
    }
    return drawn < 30 ? List.of(platform(drawn % PLATFORMS)) : List.of();
  }

  private static SplittableRandom random(int number) {
    return new SplittableRandom(31L * number + 7);
  }

  private RegisterHistory history(int number) {
    SplittableRandom random = random(number);
    boolean project = number >= enterprises;
    double drawn = random.nextDouble() * shares[shares.length - 1];
    int place = Arrays.binarySearch(shares, drawn);
    String industry = divisions[place < 0 ? -place - 1 : place] + "10";
    int group = random.nextInt(100);
    int town = random.nextInt(towns);
    String holding = random.nextInt(100) < 3 ? "H" + random.nextInt(1 + enterprises / 120) : null;
    String owner = project ? id(random.nextInt(enterprises)) : null;
    boolean above = random.nextInt(10) < 8;
    Month moved = random.nextInt(200) == 0 ? Month.of(YEAR, 6) : null;
    RegisterHistory history = new RegisterHistory();
    Month first = Month.of(YEAR - 3, 1);
    UnitKind kind = project ? UnitKind.PROJECT : UnitKind.ENTERPRISE;
    for (int stay = 0; stay < (moved == null ? 1 : 2); stay++) {
      int at = (town + 7 * stay) % towns;
      Month from = stay == 0 || moved == null ? first : moved;
      Month to = stay == 0 && moved != null ? moved.plus(-1) : null;
      RegisterEntry entry =
          new RegisterEntry(
              kind,
              kind.code(),
              id(number),
              new Place(town(at), groups(group, at)),
              industry,
              above ? List.of("above-scale") : List.of(),
              new Validity(from.toString(), from, to == null ? "" : to.toString(), to),
              new Ownership(owner, holding),
              null);
      history.put(new RegisterRecord(id(number), entry, stay, false));
    }
    return history;
  }

  private Map<Form, ReturnLedger> ledgers(int number, int through) {
    SplittableRandom random = random(-1 - number);
    long size = (long) (TYPICAL * Math.exp(SPREAD * normal(random.nextDouble()))) + 100;
    Map<Form, ReturnLedger> ledgers = new EnumMap<>(Form.class);
    if (number >= enterprises) {
      hand(ledgers, Form.INVESTMENT, number, size, through);
    } else {
      hand(ledgers, Form.OUTPUT, number, size, through);
      hand(ledgers, Form.RD, number, size * random.nextInt(6) / 100, through);
      if (random.nextInt(5) == 0) {
        hand(ledgers, Form.EXPORT, number, size * random.nextInt(60) / 100, through);
      }
    }
    return ledgers;
  }

  private void hand(
      Map<Form, ReturnLedger> ledgers, Form form, int number, long size, int through) {
    ReturnLedger ledger = new ReturnLedger(form);
    SplittableRandom random = random(100 * number + form.ordinal());
    int missing = random.nextInt(100) == 0 ? 2 + random.nextInt(10) : 0;
    long ytd = 0;
    boolean january = !catalogue.withoutJanuary(form);
    for (int at = january ? 1 : 2; at <= through; at++) {
      long own = size * (900 + random.nextInt(200)) / 1000 * (at == 2 && !january ? 2 : 1);
      ytd += own;
      if (at != missing) {
        Month month = Month.of(YEAR, at);
        ReturnAmounts amounts = amounts(form, ytd, own);
        ledger.put(
            new Return(
                form,
                id(number),
                month.toString(),
                month,
                0,
                false,
                amounts,
                Return.Remarks.NONE,
                null));
      }
    }
    ledgers.put(form, ledger);
  }

  private static ReturnAmounts amounts(Form form, long ytd, long month) {
    ReturnAmounts amounts = new ReturnAmounts(form).put(Form.YTD, ytd);
    if (form == Form.INVESTMENT) {
      long construction = ytd / 2;
      long installation = ytd / 5;
      return amounts
          .put(form.slot("ytd_construction"), construction)
          .put(form.slot("ytd_installation"), installation)
          .put(form.slot("ytd_equipment"), ytd / 4)
          .put(form.slot("ytd_other"), ytd - construction - installation - ytd / 4);
    }
    long prior = ytd / 100 * 93;
    return amounts
        .put(form.slot("month"), month)
        .put(form.slot("prior_ytd"), prior)
        .put(form.slot("prior_month"), prior - (ytd - month) / 100 * 93);
  }

  /**
   * A standard normal deviate of a probability, by Tukey's lambda distribution, which is close
   * enough.
   */
  private static double normal(double probability) {
    double bounded = Math.min(1 - 1e-12, Math.max(1e-12, probability));
    return (Math.pow(bounded, 0.135) - Math.pow(1 - bounded, 0.135)) / 0.1975;
  }
}
