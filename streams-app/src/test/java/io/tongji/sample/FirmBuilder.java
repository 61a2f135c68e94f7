package io.tongji.sample;

import io.tongji.sample.Firm.Life;
import io.tongji.sample.Firm.Role;
import io.tongji.sample.Firm.Style;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a place in the plan into a firm: its life, its manner of reporting, its forms. */
final class FirmBuilder {
  static final YearMonth START = YearMonth.of(2022, 1);
  static final YearMonth JULY = YearMonth.of(2023, 7);

  private final int number;
  private final int index;
  private final Role role;

  /**
   * @param number of the firm in the sample
   * @param index of the firm in its part of the plan
   */
  FirmBuilder(int number, int index, Role role) {
    this.number = number;
    this.index = index;
    this.role = role;
  }

  /** An ordinary firm in a town, with the groups given; those on a platform stay all the time. */
  Firm at(String area, List<String> groups, String industry, long size) {
    boolean settled = groups.stream().anyMatch(group -> group.contains("P"));
    Life life = settled ? Life.FULL : life();
    Placement first = new Placement(area, groups, industry, frames(), start(life), end(life));
    return firm(life, placements(first, life), size);
  }

  /** A firm that moves in July 2023; its first entry stays open, as the clerk left it. */
  Firm moving(Placement first, String area, List<String> groups, long size) {
    return firm(Life.FULL, List.of(first, first.movedTo(area, groups, JULY)), size);
  }

  /** A firm that reports although the register does not know it. */
  Firm unknown(long size) {
    return firm(Life.FULL, List.of(), size);
  }

  Placement first(String area, List<String> groups, String industry) {
    return new Placement(area, groups, industry, frames(), START, null);
  }

  /** A firm new on the list has but outgrown the designated size. */
  private Firm firm(Life life, List<Placement> placements, long size) {
    boolean platform = placements.stream().anyMatch(Placement::onPlatform);
    long scale = life == Life.ENTERED_2023 ? size / 4 : size;
    return new Firm(number, role, life, style(life), holding(), placements, forms(platform), scale);
  }

  /** Firms grown above the designated size stood in the register before, on no list. */
  private List<Placement> placements(Placement first, Life life) {
    if (life != Life.ENTERED_2023 || index % 2 == 1) {
      return List.of(first);
    }
    Placement small =
        new Placement(first.area(), first.groups(), first.industry(), List.of(), START, null);
    return List.of(small, first);
  }

  private Life life() {
    if (role != Role.INDUSTRY) {
      return Life.FULL;
    }
    if (index == 85) {
      return Life.CLOSED_MAY_2023;
    }
    if (index == 95) {
      return number < 150 ? Life.SILENT_SINCE_NOVEMBER_2023 : Life.LATE_SINCE_NOVEMBER_2023;
    }
    return switch (index % 50) {
      case 10, 29, 48 -> Life.ENTERED_2023;
      case 15 -> Life.ENTERED_JULY_2023;
      case 25 -> Life.LEFT_2022;
      default -> Life.FULL;
    };
  }

  private static YearMonth start(Life life) {
    return switch (life) {
      case ENTERED_2023 -> YearMonth.of(2023, 1);
      case ENTERED_JULY_2023 -> JULY;
      default -> START;
    };
  }

  private static @Nullable YearMonth end(Life life) {
    return switch (life) {
      case LEFT_2022 -> YearMonth.of(2022, 12);
      case CLOSED_MAY_2023 -> YearMonth.of(2023, 5);
      default -> null;
    };
  }

  private List<String> frames() {
    if (role != Role.INDUSTRY) {
      return List.of();
    }
    String list = index % 3 == 0 ? "规上" : "above-scale";
    return index % 7 == 2 ? List.of(list, "高新技术企业") : List.of(list);
  }

  private Style style(Life life) {
    int die = Dice.below(60, "style", number);
    if (life == Life.FULL && die < 12) {
      return die < 2 ? Style.MONTHS_ONLY : die < 6 ? Style.NO_PRIOR : Style.RESTATED;
    }
    return die > 57 ? Style.YTD_ONLY : Style.BOTH;
  }

  private String holding() {
    return number % 11 == 3 ? Names.holding(number % 7) : "";
  }

  private Set<Form> forms(boolean platform) {
    Set<Form> forms = EnumSet.noneOf(Form.class);
    boolean industry = role == Role.INDUSTRY || role == Role.SMALL;
    add(forms, Form.OUTPUT, industry || platform);
    add(forms, Form.RD, role == Role.INDUSTRY && index % 7 != 6);
    add(forms, Form.EXPORT, role == Role.TRADE || (role == Role.INDUSTRY && index % 5 < 2));
    add(forms, Form.TAX, platform || index % 12 == 5);
    boolean foreign = role == Role.INDUSTRY && (index % 9 == 4 || index % 9 == 7);
    add(forms, Form.FDI, !platform && foreign);
    add(forms, Form.FDI, !platform && role == Role.SERVICE && index % 2 == 1);
    add(forms, Form.TAX, role == Role.SERVICE && !forms.contains(Form.FDI));
    return forms;
  }

  private static void add(Set<Form> forms, Form form, boolean wanted) {
    if (wanted) {
      forms.add(form);
    }
  }
}
