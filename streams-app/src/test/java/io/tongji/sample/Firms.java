package io.tongji.sample;

import io.tongji.sample.Firm.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The plan of the sample's enterprises: how many of each sort, where, and how large. */
final class Firms {
  /** Number of the firm that is entered in the register by mistake and withdrawn again. */
  static final int MISTAKEN = 452;

  private static final List<String> ZONE = List.of(Towns.ZONE);
  private static final List<String> NONE = List.of();
  private static final Set<Integer> LEAVING_ZONE = Set.of(33, 78);
  private static final Set<Integer> JOINING_ZONE = Set.of(12, 52);

  private final List<Firm> firms = new ArrayList<>();

  private Firms() {}

  /** All firms, by number. */
  static List<Firm> all() {
    Firms plan = new Firms();
    plan.zoneIndustry();
    plan.platforms();
    plan.townIndustry();
    plan.smallIndustry();
    plan.tradersAndServices();
    plan.unknownToTheRegister();
    plan.firms.addAll(DelicateFirms.from(plan.firms.size() + 1));
    return List.copyOf(plan.firms);
  }

  private void zoneIndustry() {
    for (int i = 0; i < 150; i++) {
      FirmBuilder builder = next(i, Role.INDUSTRY);
      String industry = i == 0 ? "3612" : Industries.ZONE.get(i % Industries.ZONE.size());
      long size = i == 0 ? 9_000_000 : size(80_000_000, i);
      if (LEAVING_ZONE.contains(i)) {
        Placement first = builder.first(Towns.inside(i), ZONE, industry);
        firms.add(builder.moving(first, Towns.ZHOUQUAN, NONE, size));
      } else {
        firms.add(builder.at(Towns.inside(i), ZONE, industry, size));
      }
    }
  }

  private void platforms() {
    for (int i = 0; i < 48; i++) {
      int kind = i % 10;
      boolean industry = kind < 6;
      Role role = kind < 3 ? Role.INDUSTRY : industry ? Role.SMALL : Role.SERVICE;
      String code = pick(industry ? Industries.PLATFORM_INDUSTRY : Industries.PLATFORM_SERVICES);
      String platform = Towns.platform(i % 3 + 1);
      List<String> groups = i % 4 == 1 ? List.of(Towns.ZONE, platform) : List.of(platform);
      long size = kind < 3 ? Dice.between(60_000, 460_000, "p", i) : small(i);
      firms.add(next(i, role).at(Towns.inside(i), groups, code, size));
    }
  }

  private void townIndustry() {
    for (int i = 0; i < 165; i++) {
      FirmBuilder builder = next(i, Role.INDUSTRY);
      String industry = i == 0 ? "2822" : Industries.TOWNS.get(i % Industries.TOWNS.size());
      String town = i == 0 ? Towns.ZHOUQUAN : Towns.outside(i);
      long size = i == 0 ? 7_000_000 : size(70_000_000, i);
      if (JOINING_ZONE.contains(i)) {
        Placement first = builder.first(town, NONE, industry);
        firms.add(builder.moving(first, Towns.GAOQIAO, ZONE, size));
      } else {
        firms.add(builder.at(town, NONE, industry, size));
      }
    }
  }

  private void smallIndustry() {
    for (int i = 0; i < 12; i++) {
      List<String> groups = i % 2 == 0 ? ZONE : NONE;
      String town = i % 2 == 0 ? Towns.inside(i) : Towns.outside(i);
      firms.add(next(i, Role.SMALL).at(town, groups, pick(Industries.TOWNS), small(100 + i)));
    }
  }

  private void tradersAndServices() {
    for (int i = 0; i < 72; i++) {
      boolean zone = i % 3 == 0;
      Role role = i < 46 ? Role.TRADE : Role.SERVICE;
      String industry = pick(role == Role.TRADE ? Industries.TRADE : Industries.SERVICES);
      String town = zone ? Towns.inside(i) : Towns.outside(i);
      long size = Dice.between(60_000, 900_000, "trade", i);
      firms.add(next(i, role).at(town, zone ? ZONE : NONE, industry, size));
    }
  }

  private void unknownToTheRegister() {
    for (int i = 0; i < 5; i++) {
      firms.add(next(i, Role.INDUSTRY).unknown(size(40_000_000, i)));
    }
  }

  private FirmBuilder next(int index, Role role) {
    return new FirmBuilder(firms.size() + 1, index, role);
  }

  private String pick(List<String> industries) {
    return Dice.pick(industries, "industry", firms.size());
  }

  private long size(int scale, int index) {
    return 60_000L + scale / (40 + Dice.below(600, "size", firms.size(), index));
  }

  private static long small(int index) {
    return Dice.between(3_000, 15_000, "small", index);
  }
}
