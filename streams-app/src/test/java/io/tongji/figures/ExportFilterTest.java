package io.tongji.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.failure.Failure;
import io.tongji.figures.ExportFilter.Request;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportFilterTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();

  @Test
  void anEmptyRequestAsksForAll() {
    assertThat(new ExportFilter(CATALOGUE, Request.ALL)).accepts(key("330483", "_T", "2023"));
  }

  @Test
  void areasAreAcceptedInEveryOfficialLength() {
    for (String code : List.of("330483004", "330483004000")) {
      Request request = new Request(List.of(), List.of(code), List.of(), null, null);
      assertThat(new ExportFilter(CATALOGUE, request))
          .accepts(key("330483004", "_T", "2023-12"))
          .rejects(key("330483", "_T", "2023-12"));
    }
  }

  @Test
  void activitiesAndThemesAreChosenByCode() {
    Request request = new Request(List.of("GIO"), List.of(), List.of("C39", "S_HT"), null, null);
    assertThat(new ExportFilter(CATALOGUE, request))
        .accepts(key("330483", "C39", "2023-12"), key("330483", "S_HT", "2023-12"))
        .rejects(key("330483", "C", "2023-12"));
  }

  @Test
  void aPeriodIsWantedIfAllOfItLiesWithinTheLimits() {
    Request autumn =
        new Request(
            List.of(), List.of(), List.of(), Period.parse("2023-09"), Period.parse("2023-Q4"));
    assertThat(new ExportFilter(CATALOGUE, autumn))
        .accepts(
            key("330483", "_T", "2023-09"),
            key("330483", "_T", "2023-12"),
            key("330483", "_T", "2023-Q4"))
        .rejects(
            key("330483", "_T", "2023-Q3"),
            key("330483", "_T", "2023"),
            key("330483", "_T", "2024-01"));
  }

  @Test
  void anUnknownCodeIsRefusedWithTheNearestOne() {
    assertRefused(
        new Request(List.of("GI0"), List.of(), List.of(), null, null),
        "the catalogue has no indicator GI0; did you mean GIO?");
    assertRefused(
        new Request(List.of(), List.of("330483K1"), List.of(), null, null),
        "the catalogue has no area 330483K1; did you mean 330483K01?");
    assertRefused(
        new Request(List.of(), List.of(), List.of("S_DIG"), null, null),
        "the catalogue has no activity S_DIG; did you mean S_DIGI?");
  }

  @Test
  void limitsInTheWrongOrderAreRefused() {
    assertRefused(
        new Request(List.of(), List.of(), List.of(), Period.parse("2024"), Period.parse("2023")),
        "from 2024 is after to 2023; exchange them");
  }

  private static void assertRefused(Request request, String message) {
    assertThatThrownBy(() -> new ExportFilter(CATALOGUE, request))
        .isInstanceOf(Failure.class)
        .hasMessage(message);
  }

  private static SeriesKey key(String area, String activity, String period) {
    return new SeriesKey(Period.parse(period), area, "GIO", activity);
  }
}
