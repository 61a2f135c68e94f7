package io.tongji.release;

import io.tongji.failure.Failure;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.period.Month;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request must be, before anything is read for it. */
public final class RequestRules {

  /** Provisional and final, as OBS_STATUS of SDMX. */
  private static final Set<String> STATUS = Set.of("P", "A");

  /** Why published figures may change (Implementing Regulations of the Statistics Law, Art. 26). */
  public static final List<String> REASONS =
      List.of(
          "LATE_RETURN",
          "RESPONDENT_CORRECTION",
          "FRAME_CHANGE",
          "RECLASSIFICATION",
          "BASE_RESTATEMENT",
          "METHOD",
          "IMPUTATION_REPLACED",
          "BUREAU_AUDIT");

  private final List<PublishedRelease> before;
  private final Month lastClosed;

  /**
   * A request, understood.
   *
   * @param through last period to be published
   * @param reviseFrom first period to be revised; null: none
   */
  public record RequestedPeriods(Month through, @Nullable Month reviseFrom) {}

  /**
   * Rules at a moment.
   *
   * @param before releases that are out
   * @param lastClosed last month whose returns are all due
   */
  public RequestRules(List<PublishedRelease> before, Month lastClosed) {
    this.before = List.copyOf(before);
    this.lastClosed = lastClosed;
  }

  /**
   * What a request asks for.
   *
   * @throws Failure if it breaks a rule
   */
  public RequestedPeriods check(ReleaseRequest request) {
    if (!request.id().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw Failure.setting(
          "the id \"" + request.id() + "\" cannot be used",
          "give 1 to 64 letters, digits, dots, hyphens and underscores, such as 2024-02-26.1");
    }
    refuseUsed(request);
    RequestedPeriods span = preview(request);
    if (span.reviseFrom() != null && request.reason() == null) {
      throw Failure.setting(
          "a revision needs a reason, which is published with it",
          "give --reason with one of " + String.join(", ", REASONS));
    }
    return span;
  }

  /**
   * What would be asked for, whatever its id and reason will be.
   *
   * @throws Failure if it breaks a rule
   */
  public RequestedPeriods preview(ReleaseRequest request) {
    checkWords(request);
    Month through = month("--through", request.through());
    String from = request.reviseFrom();
    Month reviseFrom = from == null ? null : month("--revise", from);
    if (through.compareTo(lastClosed) > 0) {
      throw Failure.setting(
          "the period " + through + " is not closed: its returns are not all due yet",
          "release " + lastClosed + ", the last closed one, or wait");
    }
    if (reviseFrom == null) {
      refuseNothingNew(through);
    } else {
      checkRevision(through, reviseFrom);
    }
    return new RequestedPeriods(through, reviseFrom);
  }

  private static void checkWords(ReleaseRequest request) {
    if (!STATUS.contains(request.status())) {
      throw Failure.setting(
          "the status \"" + request.status() + "\" is none",
          "give P (provisional, 快报) or A (final or revised, 定案)");
    }
    String reason = request.reason();
    if (reason != null && !REASONS.contains(reason)) {
      throw Failure.setting(
          "the reason \"" + reason + "\" is none", "give one of " + String.join(", ", REASONS));
    }
  }

  private static Month month(String option, String text) {
    try {
      return Month.parse(text);
    } catch (IllegalArgumentException e) {
      throw Failure.setting(option + " is " + e.getMessage(), "give one like 2023-12");
    }
  }

  private void refuseUsed(ReleaseRequest request) {
    for (PublishedRelease release : before) {
      if (release.id().equals(request.id()) && !release.request().asksTheSame(request)) {
        throw Failure.setting(
            "the id "
                + request.id()
                + " is that of the release through "
                + release.request().through()
                + " of "
                + release.publishedAt()
                + ", which asked for something else",
            "give an id of its own: a release that is out never changes");
      }
    }
  }

  private void refuseNothingNew(Month through) {
    for (PublishedRelease release : before) {
      if (Month.parse(release.request().through()).compareTo(through) >= 0) {
        throw Failure.setting(
            "all periods through " + through + " came out with the release " + release.id(),
            "revise them with --revise FROM and --reason");
      }
    }
  }

  private void checkRevision(Month through, Month reviseFrom) {
    if (before.isEmpty()) {
      throw Failure.setting(
          "nothing was released before, so there is nothing to revise from " + reviseFrom,
          "leave --revise out");
    }
    PublishedRelease last = before.get(before.size() - 1);
    Month known = Month.parse(last.request().through());
    if (reviseFrom.compareTo(known) > 0) {
      throw Failure.setting(
          reviseFrom
              + " was not released yet: the last release, "
              + last.id()
              + ", ends with "
              + known,
          "give " + known + " or an earlier period, or leave --revise out");
    }
    if (through.compareTo(known) < 0) {
      throw Failure.setting(
          "a release through " + through + " would end before the last one, " + last.id(),
          "give --through " + known + " or later");
    }
  }
}
