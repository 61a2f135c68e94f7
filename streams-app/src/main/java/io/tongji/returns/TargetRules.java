package io.tongji.returns;

import io.tongji.catalogue.Catalogue;
import io.tongji.period.Month;
import java.util.Optional;

/** Hard rules of a target, which depend on the record and the catalogue alone. */
public final class TargetRules {

  private static final long LOST_ALL = -100_000_000L;
  private static final long HUNDREDFOLD = 10_000_000_000L;

  private final Catalogue catalogue;

  /** Rules under a catalogue. */
  public TargetRules(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The first rule that the target breaks, if any. */
  public Optional<Rejection> check(Target handedIn) {
    Target.Key key = handedIn.key();
    if (catalogue.indicator(key.indicator()) == null) {
      return refuse(Reason.UNKNOWN_INDICATOR, "indicator", key.indicator());
    }
    if (catalogue.area(key.area()) == null) {
      return refuse(Reason.UNKNOWN_AREA, "area", key.area());
    }
    if (key.year() < Month.FIRST_YEAR || key.year() > Month.LAST_YEAR) {
      return refuse(Reason.BAD_YEAR, "year", Integer.toString(key.year()));
    }
    if (!Verdict.mayBeGiven(handedIn.version())) {
      return refuse(Reason.BAD_REVISION, "version", Integer.toString(handedIn.version()));
    }
    if (!handedIn.withdrawn() && !aimsAtSomething(handedIn)) {
      return refuse(Reason.BAD_TARGET, "target", Long.toString(handedIn.amount()));
    }
    Long base = handedIn.base();
    if (!handedIn.withdrawn() && base != null && !isBaseOfGrowth(handedIn, base)) {
      return refuse(Reason.BAD_TARGET_BASE, "base", Long.toString(base));
    }
    return Optional.empty();
  }

  private static boolean isBaseOfGrowth(Target handedIn, long base) {
    return handedIn.growth() != null && base > 0 && base <= ReturnRules.LARGEST;
  }

  /** An amount above 0, or a growth above -100 %, and not both. */
  private static boolean aimsAtSomething(Target handedIn) {
    Long growth = handedIn.growth();
    return growth == null
        ? handedIn.amount() > 0
        : handedIn.amount() == 0 && LOST_ALL < growth && growth <= HUNDREDFOLD;
  }

  private static Optional<Rejection> refuse(Reason reason, String field, String value) {
    return Optional.of(new Rejection(reason, field, value));
  }
}
