package io.tongji.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose returns are kept for the page of queries. */
final class AskedUnitsTest {

  private final AskedUnits units = new AskedUnits();

  @Test
  void theyStayAsQueriesEnd() {
    units.ask(List.of("b", "a"));
    units.ask(List.of("a"));
    units.ask(List.of());

    assertThat(units.known()).containsExactly("a", "b");
  }

  @Test
  void aUnitThatIsNewBringsTheUnitsOfItsTime() {
    units.ask(List.of("b", "a"));
    units.ask(List.of("a", "c"));

    assertThat(units.known()).containsExactly("a", "c");
  }
}
