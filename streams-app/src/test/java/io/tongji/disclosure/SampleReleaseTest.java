package io.tongji.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.ReleasePlan.CellStatus;
import io.tongji.disclosure.plan.ReleasePlan.Decision;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.ingest.FedSample;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two releases of the demonstration: what they publish, suppress, revise and hold. */
class SampleReleaseTest {

  private static final String ZONE = "330483K01";
  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Month DECEMBER = Month.of(2023, 12);

  private static final List<ReleasePlan> PLANS = new ArrayList<>();

  @BeforeAll
  static void release(@TempDir Path scratch) throws IOException {
    SampleReleases releases = new SampleReleases(CATALOGUE);
    releases.handIn(FedSample.records(scratch, false));
    PLANS.add(releases.release("first", ZONE, DECEMBER, null));
    releases.handIn(FedSample.records(scratch, true));
    PLANS.add(releases.release("revision", ZONE, DECEMBER, Month.of(2023, 10)));
  }

  private static ReleasePlan first() {
    return PLANS.get(0);
  }

  private static ReleasePlan revision() {
    return PLANS.get(1);
  }

  private static @Nullable Decision decision(
      ReleasePlan plan, String indicator, String area, String activity, String period) {
    return plan.decisions().get(new SeriesKey(Period.parse(period), area, indicator, activity));
  }

  /** Of the first release. */
  private static Decision decision(String indicator, String area, String activity, String period) {
    return Objects.requireNonNull(decision(first(), indicator, area, activity, period));
  }

  @Test
  void theHeadlineTableIsPublishedWithGrowth() {
    assertThat(first().refusals()).isEmpty();
    assertThat(CATALOGUE.indicators())
        .filteredOn(indicator -> indicator.display().headline() > 0)
        .hasSize(12)
        .allSatisfy(
            indicator -> {
              String readAt = indicator.display().readAt();
              Decision decision =
                  decision(indicator.code(), readAt.isEmpty() ? ZONE : readAt, "_T", "2023-12");
              assertThat(decision.status()).isEqualTo(CellStatus.PUBLISHED);
              assertThat(decision.shown())
                  .contains(
                      PublishedPart.AMOUNT,
                      PublishedPart.GROWTH,
                      PublishedPart.TARGET,
                      PublishedPart.UNITS);
            });
  }

  @Test
  void foreignCapitalComesFromEnoughFirmsInEachMonth() {
    for (Month month = Month.of(2022, 1); month.compareTo(DECEMBER) <= 0; month = month.plus(1)) {
      assertThat(decision("FDI", ZONE, "_T", month.toString()).status())
          .as("in %s", month)
          .isEqualTo(CellStatus.PUBLISHED);
    }
  }

  /** What docs/sample.md says of the firms that a total may give away. */
  @Test
  void delicateFirmsAreProtected() {
    Map<String, Withholding> unsafe =
        Map.of(
            ZONE + " C30", Withholding.DOMINATED,
            ZONE + " C20", Withholding.FEW,
            ZONE + " C24", Withholding.FEW,
            ZONE + " D45", Withholding.FEW,
            ZONE + " D46", Withholding.FEW,
            ZONE + " C22", Withholding.FEW);
    unsafe.forEach(
        (cell, reason) -> {
          String[] words = cell.split(" ", -1);
          assertThat(decision("GIO", words[0], words[1], "2023-12").reason())
              .as(cell)
              .isEqualTo(reason);
        });
    assertThat(decision("GIO", "330483", "C15", "2023-12").reason())
        .isEqualTo(Withholding.DOMINATED);
    assertThat(decision("GIO", "330483102", "_T", "2023-07").withheld())
        .containsEntry(PublishedPart.MONTH, Withholding.CARRY);
  }

  @Test
  void aRevisionOfManyIsPublishedAndThatOfOneIsHeld() {
    assertThat(revision().refusals()).isEmpty();
    assertThat(status("GIO", ZONE, "_T", "2023-10")).isEqualTo(CellStatus.PUBLISHED);
    assertThat(status("GIO", "330483103", "_T", "2023-12")).isEqualTo(CellStatus.PUBLISHED);
    assertThat(status("GIO", "330483102", "_T", "2023-12")).isEqualTo(CellStatus.HELD);
    assertThat(status("RND", "330483", "_T", "2023-12")).isEqualTo(CellStatus.HELD);
    assertThat(decision(revision(), "GIO", ZONE, "_T", "2023-12")).isNull();
    // in November it carries a correction of October, and nothing of it has changed since
    assertThat(decision(revision(), "EXP", ZONE, "C40", "2023-10")).isNull();
  }

  private static CellStatus status(String indicator, String area, String activity, String period) {
    return Objects.requireNonNull(decision(revision(), indicator, area, activity, period)).status();
  }
}
