package io.tongji.catalogue.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndustryRangeTest {

  @Test
  void disjointMapOfIndustriesCountsEveryDivisionOnce() {
    List<IndustryRange> parts = new ArrayList<>();
    for (String ranges : List.of("06-46", "05;51-97", "01-04;47-50")) {
      parts.addAll(IndustryRange.parse(ranges));
    }
    for (int division = 1; division <= 97; division++) {
      String industry = (division < 10 ? "0" : "") + division + "10";
      assertThat(parts.stream().filter(range -> range.contains(industry))).as(industry).hasSize(1);
    }
  }
}
