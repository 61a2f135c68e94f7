package io.tongji.log.releases;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.figures.AreaFigures;
import io.tongji.ingest.FedSample;
import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Rounding;
import io.tongji.period.Period;
import io.tongji.report.Outline;
import io.tongji.report.Paragraph;
import io.tongji.report.Phrases;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The report of what was released, beside that of the live figures that it was made from. */
class ReleasedReportTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final ReleasedFigure.Imprint IMPRINT =
      new ReleasedFigure.Imprint("first", 1, "P", null, "first");
  private static final SeriesKey CAPITAL =
      new SeriesKey(Period.parse("2023-12"), "330483K01", "FDI", "_T");

  private static Map<SeriesKey, Aggregate> live = Map.of();

  @BeforeAll
  static void feed(@TempDir Path scratch) throws IOException {
    live = FedSample.published(scratch);
  }

  private static AggregateTable live() {
    AggregateTable table = new AggregateTable();
    live.values().forEach(one -> table.put(new Published(one, 1, Instant.EPOCH)));
    return table;
  }

  private static AggregateTable released() {
    AggregateTable table = new AggregateTable();
    live.values()
        .forEach(
            one -> {
              Indicator indicator =
                  Objects.requireNonNull(CATALOGUE.indicator(one.key().indicator()));
              put(
                  table,
                  ReleasedFigure.published(
                      one,
                      EnumSet.allOf(PublishedPart.class),
                      indicator.display(),
                      Rounding.HALF_UP,
                      IMPRINT));
            });
    return table;
  }

  private static void put(AggregateTable table, ReleasedFigure figure) {
    table.put(
        Objects.requireNonNull(
            Published.of(AggregateReader.content(figure.key(), figure.value()), 0)));
  }

  private static String report(AggregateTable table, Language language) {
    CatalogueSource source = CatalogueSource.builtIn();
    return new Paragraph(
            new AreaFigures(table, CATALOGUE),
            Outline.read(source, CATALOGUE),
            new Paragraph.ParagraphStyle(
                language, Phrases.read(source, language), Rounding.HALF_UP))
        .of(null, Period.parse("2023-12"));
  }

  @ParameterizedTest
  @EnumSource
  void whereAllIsReleasedItIsTheSameDigitForDigit(Language language) {
    assertThat(report(released(), language)).isEqualTo(report(live(), language)).contains("773.76");
  }

  @Test
  void whatIsConfidentialIsSaidSoAndTheRestStays() {
    AggregateTable table = released();
    Indicator capital = Objects.requireNonNull(CATALOGUE.indicator("FDI"));
    put(table, ReleasedFigure.suppressed(CAPITAL, capital.base(2023), IMPRINT));
    String whole = report(live(), Language.ZH);
    String item = whole.substring(whole.indexOf(capital.name()));
    String replaced = item.substring(0, item.indexOf(';'));
    assertThat(report(table, Language.ZH))
        .isEqualTo(whole.replace(replaced, capital.name() + "数据保密"));
  }
}
