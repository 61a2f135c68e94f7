package io.tongji.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Indicator;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.failure.Failure;
import io.tongji.log.releases.ReleasedFigure;
import io.tongji.measure.Rounding;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Sample;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A record goes out with what the plan shows of it, and with nothing else. */
final class RecordAuditTest {

  private static final ReleasedFigure.Imprint IMPRINT =
      new ReleasedFigure.Imprint("r1", 1, "P", null, "r1");
  private static final Indicator OUTPUT =
      Objects.requireNonNull(CatalogueFiles.builtIn().indicator("GIO"));
  private static final Sample WHOLE =
      Sample.of("GIO", 1200)
          .on(1000)
          .onTotal(1100)
          .month(new Figure(110L, 100L, 105L))
          .aimingAt(1500);

  private static ReleasedFigure record(Aggregate total, Set<PublishedPart> shown) {
    return ReleasedFigure.published(total, shown, OUTPUT.display(), Rounding.HALF_UP, IMPRINT);
  }

  @ParameterizedTest
  @EnumSource(PublishedPart.class)
  void aPartThatIsWithheldIsNotSent(PublishedPart withheld) {
    Set<PublishedPart> all = EnumSet.allOf(PublishedPart.class);
    Set<PublishedPart> shown = EnumSet.complementOf(EnumSet.of(withheld));
    for (Aggregate total : List.of(WHOLE.ofMonth(), WHOLE.ofSpan())) {
      RecordAudit.check(record(total, all), all);
      RecordAudit.check(record(total, shown), shown);
    }
    assertThatThrownBy(() -> RecordAudit.check(record(WHOLE.ofMonth(), all), shown))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("GIO 330483K01 _T 2023-12 states")
        .hasMessageContaining("which the plan withholds");
  }

  @Test
  void aSuppressedFigureStatesNothing() {
    ReleasedFigure suppressed =
        ReleasedFigure.suppressed(WHOLE.ofMonth().key(), WHOLE.ofMonth().baseKind(), IMPRINT);
    assertThat(suppressed.numbers()).isEmpty();
    RecordAudit.check(suppressed, Set.of());
    RecordAudit.check(ReleasedFigure.ceased(WHOLE.ofMonth().key(), IMPRINT), Set.of());
  }
}
