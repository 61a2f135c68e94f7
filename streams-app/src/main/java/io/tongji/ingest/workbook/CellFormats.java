package io.tongji.ingest.workbook;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which number formats show a number as a date, or in per cent (ECMA-376 part 1, 18.8.30 and
 * 18.8.31).
 */
final class CellFormats {

  /**
   * What is shown as it is: quoted text, colours and conditions in brackets, escaped characters.
   */
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|[\\\\_*].");

  private static final Pattern YEAR_OR_DAY = Pattern.compile("[yd]");
  private static final Pattern MONTH_ALONE = Pattern.compile("^[^hs]*m[^hs]*$");

  /** 0% and 0.00%. */
  private static final int WHOLE_PER_CENT = 9;

  private static final int FINE_PER_CENT = 10;

  private final Map<String, Boolean> dates = new HashMap<>();
  private final Map<String, Boolean> percents = new HashMap<>();

  /**
   * True if numbers are shown as dates.
   *
   * @param id of the format; null: none
   * @param format its code; null: implied by the number
   */
  boolean date(@Nullable Integer id, @Nullable String format) {
    if (id != null && impliedDate(id)) {
      return true;
    }
    return format != null && dates.computeIfAbsent(format, CellFormats::showsDate);
  }

  /**
   * True if numbers are shown in per cent: a hundred times as large, with the sign.
   *
   * @param id of the format; null: none
   * @param format its code; null: implied by the number
   */
  boolean perCent(@Nullable Integer id, @Nullable String format) {
    if (id != null && (id == WHOLE_PER_CENT || id == FINE_PER_CENT)) {
      return true;
    }
    return format != null
        && percents.computeIfAbsent(format, code -> shown(code).indexOf('%') >= 0);
  }

  /** Dates of all languages, and those that Chinese, Japanese and Korean programs imply. */
  private static boolean impliedDate(int id) {
    return (id >= 14 && id <= 17)
        || id == 22
        || (id >= 27 && id <= 31)
        || id == 36
        || (id >= 50 && id <= 58);
  }

  private static boolean showsDate(String format) {
    String shown = shown(format).toLowerCase(Locale.ROOT);
    return !shown.contains("general")
        && (YEAR_OR_DAY.matcher(shown).find() || MONTH_ALONE.matcher(shown).find());
  }

  /** The part for positive numbers, without what is shown as it is. */
  private static String shown(String format) {
    return LITERAL.matcher(format.split(";", 2)[0]).replaceAll("");
  }
}
