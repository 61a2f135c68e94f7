package io.tongji.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The publication programme (发布目录): which cells may be published at all, with which measures, and
 * what holds for zeros. Outside of it no figure leaves the bureau.
 *
 * <p>A small programme does more against disclosure than any algorithm: most cells of the full
 * cross of places and industries are unsafe by themselves ("table redesign", Handbook on
 * Statistical Disclosure Control, chapter 4.3).
 */
public final class Programme {

  /** What may be published of a cell. */
  public enum Part {
    /** Amounts: month, cumulative, quarter, year. */
    AMOUNTS("amounts"),
    /** Growth, and what is made of it. */
    GROWTH("growth"),
    /** Target, completion and what is made of them. */
    TARGETS("targets"),
    /** Units expected and reported. */
    UNITS("units");

    private final String code;

    Part(String code) {
      this.code = code;
    }

    /** The word used in the file. */
    public String code() {
      return code;
    }

    static Part ofCode(String code) {
      for (Part part : values()) {
        if (part.code.equals(code)) {
          return part;
        }
      }
      throw new IllegalArgumentException("no measure: " + code);
    }
  }

  /**
   * Some cells of an indicator.
   *
   * @param areas levels or codes of areas
   * @param activities depths ({@code total}, {@code section}, {@code division}, {@code theme}) or
   *     codes
   * @param parts what may be published of them, amounts always
   */
  record CellRange(List<String> areas, List<String> activities, Set<Part> parts) {

    private boolean hold(Area area, String activity) {
      return (areas.contains(area.level()) || areas.contains(area.code()))
          && (activities.contains(activity) || activities.contains(depth(activity)));
    }
  }

  /**
   * What holds for all of an indicator.
   *
   * @param protectsZeros true if a zero is protected: where all who report hand in 0, it reveals
   *     each
   * @param openReason why its figures are open to everybody; empty: they are not
   */
  record Treatment(boolean protectsZeros, String openReason) {}

  /** The cells and the treatment of one indicator. */
  record IndicatorScope(List<CellRange> cells, Treatment treatment) {

    IndicatorScope with(CellRange more) {
      List<CellRange> all = new ArrayList<>(cells);
      all.add(more);
      return new IndicatorScope(List.copyOf(all), treatment);
    }
  }

  private final Map<String, IndicatorScope> lines;
  private final String digest;

  /**
   * A programme.
   *
   * @param lines by indicator; one without a line is not published
   * @param digest of the rows
   */
  Programme(Map<String, IndicatorScope> lines, String digest) {
    this.lines = new HashMap<>(lines);
    this.digest = digest;
  }

  /** {@code total}, {@code section}, {@code division} or {@code theme}. */
  static String depth(String activity) {
    if (activity.equals(Activity.TOTAL)) {
      return "total";
    }
    return switch (activity.length()) {
      case 1 -> "section";
      case 3 -> "division";
      default -> "theme";
    };
  }

  /**
   * What may be published of a cell; nothing if it is not in the programme.
   *
   * @param indicator code
   * @param activity code of an activity or theme
   */
  public Set<Part> parts(String indicator, Area area, String activity) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    IndicatorScope line = lines.get(indicator);
    if (line != null) {
      line.cells().stream()
          .filter(cells -> cells.hold(area, activity))
          .forEach(cells -> parts.addAll(cells.parts()));
    }
    return parts;
  }

  /** True if a cell in which everybody reports 0 is protected. */
  public boolean protectsZeros(String indicator) {
    IndicatorScope line = lines.get(indicator);
    return line == null || line.treatment().protectsZeros();
  }

  /** True if an indicator's figures are open to everybody, so that no rule is asked. */
  public boolean isOpen(String indicator) {
    return !openReason(indicator).isEmpty();
  }

  /** Why an indicator is open; empty if it is not. */
  public String openReason(String indicator) {
    IndicatorScope line = lines.get(indicator);
    return line == null ? "" : Objects.requireNonNull(line.treatment().openReason());
  }

  /** SHA-256 of the rows, hexadecimal. */
  public String digest() {
    return digest;
  }
}
