package io.tongji.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A unit is found by its name, and one that is not there is refused with a way to it. */
final class NamedCodeTest {

  private static final List<NamedCode> UNITS =
      List.of(
          new NamedCode("91330483MA28A00018", "瑞和汽车零部件(虚构)", "瑞和汽车零部件(虚构)"),
          new NamedCode("91330483MA28A00026", "瑞丰纺织(虚构)", "瑞丰纺织(虚构)"));

  @Test
  void aPartOfTheNameWillDoIfOnlyOneHasIt() {
    assertThat(NamedCode.find("unit", "瑞和汽车", UNITS)).isEqualTo("91330483MA28A00018");
    assertThatThrownBy(() -> NamedCode.find("unit", "瑞", UNITS))
        .hasMessageContaining("more than one unit is called 瑞");
  }

  @Test
  void aCodeThatLacksACharacterIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> NamedCode.find("unit", "91330483MA28A0001", UNITS))
        .hasMessage("the register has no unit 91330483MA28A0001; did you mean 91330483MA28A00018?");
    assertThatThrownBy(() -> NamedCode.find("unit", "无此单位", UNITS))
        .hasMessage("the register has no unit 无此单位; ./tongji list units shows all");
  }
}
