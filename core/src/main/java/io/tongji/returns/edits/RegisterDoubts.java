package io.tongji.returns.edits;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Register entries that keep every rule, and yet are mostly slips by which a unit drops out of
 * totals in silence: whoever feeds them has to say that they are meant.
 */
public final class RegisterDoubts {

  private final List<Indicator> indicators;

  /** Doubts under a catalogue. */
  public RegisterDoubts(Catalogue catalogue) {
    this.indicators = catalogue.indicators();
  }

  /**
   * Why an entry is doubtful; null: it is not.
   *
   * @param standing that of the unit which counts in the first month of this one; null: none does
   */
  public @Nullable RejectionReason about(
      RegisterRecord handedIn, @Nullable RegisterEntry standing) {
    if (handedIn.withdrawn()) {
      return null;
    }
    RejectionReason leaving = standing == null ? null : leaving(standing, handedIn.entry());
    return leaving == null ? byItself(handedIn) : leaving;
  }

  /** A cell that is empty takes the unit out of what the entry before it names there. */
  private @Nullable RejectionReason leaving(RegisterEntry standing, RegisterEntry next) {
    if (next.place().groups().isEmpty() && !standing.place().groups().isEmpty()) {
      return RejectionReason.LEAVES_GROUPS;
    }
    if (next.frames().isEmpty() && isAskedFor(standing.frames())) {
      return RejectionReason.LEAVES_LISTS;
    }
    return isOfOneMonth(standing, next) ? RejectionReason.ENDS_AS_IT_BEGINS : null;
  }

  /** Who left in a month is written so by mistake: the entry before it counts on behind it. */
  private static boolean isOfOneMonth(RegisterEntry standing, RegisterEntry next) {
    Month from = next.validity().from();
    Month to = next.validity().to();
    Month earlier = standing.validity().from();
    Month until = standing.validity().to();
    return from != null
        && from.equals(to)
        && earlier != null
        && earlier.compareTo(from) < 0
        && (until == null || until.compareTo(from) > 0);
  }

  private @Nullable RejectionReason byItself(RegisterRecord handedIn) {
    RegisterEntry entry = handedIn.entry();
    if (entry.kind() == UnitKind.PROJECT && CreditCode.check(handedIn.unitId()).isEmpty()) {
      return RejectionReason.FIRM_AS_PROJECT;
    }
    if (entry.place().groups().stream().anyMatch(RegisterDoubts::isOfTheTree)) {
      return RejectionReason.TOWN_AS_GROUP;
    }
    return entry.frames().isEmpty() || isAskedFor(entry.frames())
        ? null
        : RejectionReason.UNCOUNTED_LIST;
  }

  private boolean isAskedFor(List<String> lists) {
    return indicators.stream().anyMatch(one -> one.scope().asksForOneOf(lists));
  }

  /** Codes of the official tree are digits; zones and platforms have local ones. */
  private static boolean isOfTheTree(String group) {
    return Area.shortest(group).chars().allMatch(each -> each >= '0' && each <= '9');
  }
}
