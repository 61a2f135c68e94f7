package io.tongji.export;

import io.tongji.figures.Estimates;
import io.tongji.figures.FigureShower;
import io.tongji.figures.Parts;
import io.tongji.figures.Parts.PartOfWhole;
import io.tongji.figures.Shown;
import io.tongji.log.cuts.Published;
import java.util.List;

/**
 * What a cell has to do with one of its wholes, as rows of an export.
 *
 * <p>A whole holds the places of its parts: it is estimated where one of them is.
 */
record PartRows(PartOfWhole part, FigureShower shower, List<Observation> list) {

  void addGrowth() {
    boolean activity = part.kind() == Parts.Whole.ACTIVITY;
    add(
        activity ? ObservedMeasure.PULL : ObservedMeasure.PULL_AREA,
        shower.points(part.contribution().pull()),
        Estimates.inGrowth(part.whole().aggregate()));
    add(
        activity ? ObservedMeasure.CONTRIB : ObservedMeasure.CONTRIB_AREA,
        shower.percent(part.contribution().contributionRate()),
        Estimates.inGrowth(part.whole().aggregate()));
  }

  void addShares() {
    boolean activity = part.kind() == Parts.Whole.ACTIVITY;
    add(
        activity ? ObservedMeasure.SHARE : ObservedMeasure.SHARE_AREA,
        part.confidential() ? shower.suppressedRate() : shower.percent(part.share()),
        Estimates.inShare(part.whole().aggregate()));
    add(
        activity ? ObservedMeasure.SHARE_CHANGE : ObservedMeasure.SHARE_CHANGE_AREA,
        shower.points(part.contribution().shareChange()),
        Estimates.inGrowth(part.whole().aggregate()));
  }

  private void add(ObservedMeasure measure, Shown shown, boolean estimated) {
    Published whole = part.whole();
    String base = whole.aggregate().baseKind().name();
    list.add(
        new Observation(part.key(), measure, shown.estimated(estimated), base, whole.updated()));
  }
}
