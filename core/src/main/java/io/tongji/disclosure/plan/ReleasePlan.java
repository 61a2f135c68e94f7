package io.tongji.disclosure.plan;

import io.tongji.rollup.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a release does with each figure, and why. As secret as the returns: it says which figures
 * are unsafe by themselves.
 *
 * @param decisions on each figure that the release touches
 * @param refusals why nothing may be published; empty: it may
 * @param notes of what the publisher should know, such as growth that a headline figure lacks
 * @param losses by indicator and level, what is suppressed of how much
 */
public record ReleasePlan(
    SortedMap<SeriesKey, Decision> decisions,
    List<Remark> refusals,
    List<Remark> notes,
    List<Loss> losses) {

  /** Copies the lists. */
  public ReleasePlan {
    refusals = List.copyOf(refusals);
    notes = List.copyOf(notes);
    losses = List.copyOf(losses);
  }

  /** What becomes of a figure. */
  public enum CellStatus {
    /** It is published, as far as its parts say. */
    PUBLISHED,
    /** It goes without amounts. */
    SUPPRESSED,
    /** Its revision is held: the figure published before stands. */
    HELD,
    /** It was published, and no unit is behind it any more. */
    CEASED
  }

  /**
   * The decision on a figure.
   *
   * @param status what becomes of it
   * @param shown its parts that are published; none if it is not
   * @param withheld why other parts are not, and why it is suppressed or held
   * @param newly true if it is suppressed and was public in the period before
   */
  public record Decision(
      CellStatus status,
      Set<PublishedPart> shown,
      Map<PublishedPart, Withholding> withheld,
      boolean newly) {

    /** Copies the sets. */
    public Decision {
      shown = Set.copyOf(shown);
      withheld = Map.copyOf(withheld);
    }

    /** Why the amount is not published, or its revision held; null if it is published. */
    public @Nullable Withholding reason() {
      return withheld.get(PublishedPart.AMOUNT);
    }
  }

  /**
   * A part of a figure that needs an explanation: in a refusal, or in a note.
   *
   * @param key the figure
   * @param part of it
   * @param reason why
   * @param because figure that would be given away; null: the figure itself
   */
  public record Remark(
      SeriesKey key, PublishedPart part, Withholding reason, @Nullable SeriesKey because) {}

  /**
   * What is lost of an indicator at a level, in the last month of the release.
   *
   * @param indicator code
   * @param level of the areas
   * @param figures number of cells
   * @param primary of them unsafe by themselves, or suppressed before
   * @param secondary suppressed for the sake of others
   * @param value of all cells, in the indicator's smallest unit, signs left out
   * @param suppressed of it
   */
  public record Loss(
      String indicator,
      String level,
      int figures,
      int primary,
      int secondary,
      long value,
      long suppressed) {}

  /** True if the release may be published. */
  public boolean mayBePublished() {
    return refusals.isEmpty();
  }
}
