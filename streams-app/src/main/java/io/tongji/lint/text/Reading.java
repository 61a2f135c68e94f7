package io.tongji.lint.text;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a text.
 *
 * @param numbers all with a unit or a sign of per cent, in the order of the text
 * @param figures in the order of the text
 * @param wholes with the parts that the text names
 * @param claims what is said of figures beside their values
 * @param growths that stand without an amount
 * @param forecasts years in which something is to happen
 * @param dated month of the text; null: it does not say
 * @param covers year that it is about; null: it does not say
 * @param heading period that its heading names; null: it names none
 */
public record Reading(
    List<PrintedNumber> numbers,
    List<Stated> figures,
    List<StatedParts> wholes,
    List<Claim> claims,
    List<GrowthAlone> growths,
    List<Forecast> forecasts,
    @Nullable YearMonth dated,
    @Nullable Integer covers,
    @Nullable Scope heading) {

  /** Copies the lists. */
  public Reading {
    numbers = List.copyOf(numbers);
    figures = List.copyOf(figures);
    wholes = List.copyOf(wholes);
    claims = List.copyOf(claims);
    growths = List.copyOf(growths);
    forecasts = List.copyOf(forecasts);
  }

  /**
   * A figure, and figures that the text calls its parts.
   *
   * @param whole the figure
   * @param parts at least one, of its kind
   */
  public record StatedParts(Stated whole, List<Stated> parts) {

    /** Copies the list. */
    public StatedParts {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Something that is to happen.
   *
   * @param place where it stands
   * @param words as they stand
   * @param year in which
   */
  public record Forecast(TextPlace place, String words, int year) {}
}
