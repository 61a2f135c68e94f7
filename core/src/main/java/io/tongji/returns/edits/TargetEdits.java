package io.tongji.returns.edits;

import io.tongji.catalogue.Catalogue;
import io.tongji.period.Month;
import io.tongji.returns.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hard edits of a target, which depend on the record and the catalogue alone. */
public final class TargetEdits {

  private static final long LOST_ALL = -100_000_000L;
  private static final long HUNDREDFOLD = 10_000_000_000L;

  /** No edit of targets looks at the time of the record. */
  private static final long ANY_TIME = 0;

  private final Catalogue catalogue;
  private final HardEdits<Target> edits;

  /** Edits under a catalogue. */
  public TargetEdits(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.edits =
        new HardEdits<>(
            List.of(
                HardEdit.ofAll(this::checkIndicator, "indicator"),
                HardEdit.ofAll(this::checkArea, "area"),
                HardEdit.ofAll(TargetEdits::checkYear, "year"),
                HardEdit.ofAll(TargetEdits::checkVersion, "version"),
                HardEdit.ofStanding(TargetEdits::checkAim, "indicator", "target", "unit"),
                HardEdit.ofStanding(
                    TargetEdits::checkBase, "indicator", "unit", "base", "base_unit")));
  }

  /** The first rule that the target breaks, if any. */
  public Optional<Rejection> check(Target handedIn) {
    return Optional.ofNullable(edits.first(handedIn, handedIn.withdrawn(), ANY_TIME));
  }

  /**
   * Adds each rule that the target breaks, unless its error only follows from those already known.
   */
  public void checkAll(Target handedIn, Rejections wrong) {
    edits.all(handedIn, handedIn.withdrawn(), ANY_TIME, wrong);
  }

  private @Nullable Rejection checkIndicator(Target handedIn) {
    String indicator = handedIn.key().indicator();
    return catalogue.indicator(indicator) != null
        ? null
        : new Rejection(RejectionReason.UNKNOWN_INDICATOR, "indicator", indicator);
  }

  private @Nullable Rejection checkArea(Target handedIn) {
    String area = handedIn.key().area();
    return catalogue.area(area) != null
        ? null
        : new Rejection(RejectionReason.UNKNOWN_AREA, "area", area);
  }

  private static @Nullable Rejection checkYear(Target handedIn) {
    int year = handedIn.key().year();
    return Month.FIRST_YEAR <= year && year <= Month.LAST_YEAR
        ? null
        : new Rejection(RejectionReason.BAD_YEAR, "year", Integer.toString(year));
  }

  private static @Nullable Rejection checkVersion(Target handedIn) {
    return PeriodEdits.revision("version", handedIn.version());
  }

  private static @Nullable Rejection checkAim(Target handedIn) {
    return aimsAtSomething(handedIn)
        ? null
        : new Rejection(RejectionReason.BAD_TARGET, "target", aim(handedIn));
  }

  private static @Nullable Rejection checkBase(Target handedIn) {
    Long base = handedIn.base();
    return base == null || isBaseOfGrowth(handedIn, base)
        ? null
        : new Rejection(RejectionReason.BAD_TARGET_BASE, "base", Long.toString(base));
  }

  private static boolean isBaseOfGrowth(Target handedIn, long base) {
    return handedIn.growth() != null && base > 0 && base <= ReturnEdits.LARGEST;
  }

  /** An amount above 0, or a growth above -100 %, and not both. */
  private static boolean aimsAtSomething(Target handedIn) {
    Long growth = handedIn.growth();
    return growth == null
        ? handedIn.amount() > 0
        : handedIn.amount() == 0 && LOST_ALL < growth && growth <= HUNDREDFOLD;
  }

  /** What was written as target: the growth, the amount, or both. */
  private static String aim(Target handedIn) {
    Long growth = handedIn.growth();
    if (growth == null) {
      return Long.toString(handedIn.amount());
    }
    String rate =
        BigDecimal.valueOf(growth, Target.GROWTH_SCALE).stripTrailingZeros().toPlainString() + "%";
    return handedIn.amount() == 0 ? rate : handedIn.amount() + "; " + rate;
  }
}
