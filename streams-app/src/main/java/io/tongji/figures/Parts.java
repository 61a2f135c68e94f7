package io.tongji.figures;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Contribution;
import io.tongji.measure.Ratio;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Figure;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What each cell has to do with its wholes: the activity above in the same area, and the area above
 * with the same activity. Cells and wholes are of one table, so of one cut.
 *
 * @param catalogue the trees of areas and activities
 * @param table all aggregates
 */
public record Parts(Catalogue catalogue, AggregateTable table) {

  /** Which whole. */
  public enum Whole {
    /** The activity above; of a theme the total. */
    ACTIVITY,
    /** The area above. */
    AREA
  }

  /**
   * A cell as part of a whole.
   *
   * @param key of the cell
   * @param kind which whole
   * @param whole its aggregate
   * @param contribution of the cell to it; with MATCHED of the units compared
   * @param share of the cell's total in the whole's
   * @param confidential whether one of these totals is withheld
   */
  public record PartOfWhole(
      SeriesKey key,
      Whole kind,
      Published whole,
      Contribution contribution,
      Ratio share,
      boolean confidential) {}

  /** A cell's figures as far as they are a part of something. */
  private record PartFigures(
      @Nullable Long total, @Nullable Long compared, @Nullable Long base, boolean confidential) {

    /** The figures of a published cell. */
    public static PartFigures of(Aggregate cell) {
      Figure whole = cell.whole();
      boolean matched = cell.baseKind() == BaseKind.MATCHED;
      return new PartFigures(
          whole.total(),
          matched ? whole.matched() : whole.total(),
          whole.base(),
          whole.isConfidential());
    }
  }

  /** A cell as part of each of its wholes that is published. */
  public List<PartOfWhole> of(Aggregate cell) {
    return parts(cell.key(), PartFigures.of(cell));
  }

  /**
   * Cells that are published a year before and no more, where the whole still compares with what
   * they were: without them the pulls of a whole's parts would not add up to its growth. Of what
   * was released no pull is known, so there are none.
   *
   * @param wanted cells of this year that are asked for
   */
  public TreeMap<SeriesKey, List<PartOfWhole>> ceased(Predicate<SeriesKey> wanted) {
    TreeMap<SeriesKey, List<PartOfWhole>> ceased = new TreeMap<>();
    for (Published row : table.rows(then -> wanted.test(yearAfter(then)))) {
      SeriesKey now = yearAfter(row.aggregate().key());
      Long before = row.aggregate().whole().total();
      if (before != null && row.release() == null && table.get(now) == null) {
        List<PartOfWhole> parts =
            parts(now, new PartFigures(null, null, before, false)).stream()
                .filter(part -> comparesWithTotals(part))
                .toList();
        if (!parts.isEmpty()) {
          ceased.put(now, parts);
        }
      }
    }
    return ceased;
  }

  private static SeriesKey yearAfter(SeriesKey then) {
    return new SeriesKey(then.period().yearAfter(), then.area(), then.indicator(), then.activity());
  }

  private static boolean comparesWithTotals(PartOfWhole part) {
    BaseKind base = part.whole().aggregate().baseKind();
    return base == BaseKind.REVISED_TOTAL || base == BaseKind.PUBLISHED;
  }

  private List<PartOfWhole> parts(SeriesKey key, PartFigures part) {
    List<PartOfWhole> parts = new ArrayList<>();
    for (Whole kind : Whole.values()) {
      SeriesKey above = kind == Whole.ACTIVITY ? activityAbove(key) : areaAbove(key);
      Published whole = above == null ? null : table.get(above);
      if (whole != null) {
        PartFigures of = PartFigures.of(whole.aggregate());
        Contribution contribution =
            new Contribution(part.compared(), part.base(), of.compared(), of.base());
        Ratio share = Ratio.of(part.total(), of.total());
        boolean confidential = part.confidential() || of.confidential();
        parts.add(new PartOfWhole(key, kind, whole, contribution, share, confidential));
      }
    }
    return parts;
  }

  private @Nullable SeriesKey activityAbove(SeriesKey key) {
    Activity activity = catalogue.activity(key.activity());
    String above = activity == null ? Activity.TOTAL : activity.parent();
    return above.isEmpty() ? null : new SeriesKey(key.period(), key.area(), key.indicator(), above);
  }

  private @Nullable SeriesKey areaAbove(SeriesKey key) {
    Area area = catalogue.area(key.area());
    return area == null || area.parent().isEmpty()
        ? null
        : new SeriesKey(key.period(), area.parent(), key.indicator(), key.activity());
  }
}
