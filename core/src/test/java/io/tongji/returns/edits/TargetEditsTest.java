package io.tongji.returns.edits;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.SmallCatalogue;
import io.tongji.returns.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A target that aims at nothing is refused with what it was written as. */
class TargetEditsTest {

  private static final TargetEdits RULES = new TargetEdits(SmallCatalogue.read());

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({
    "0, , 0",
    "-5, , -5",
    "0, -100000000, -100%",
    "0, -100500000, -100.5%",
    "0, 10000000001, 10000.000001%",
    "7, 6000000, 7; 6%"
  })
  void theRefusalNamesWhatIsWritten(long amount, @Nullable Long growth, String printed) {
    assertThat(RULES.check(target(amount, growth)))
        .contains(new Rejection(RejectionReason.BAD_TARGET, "target", printed));
  }

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({"1, ", "0, -99999999", "0, 0", "0, 10000000000"})
  void whatCanBeAimedAtIsNotRefused(long amount, @Nullable Long growth) {
    assertThat(RULES.check(target(amount, growth))).isEmpty();
  }

  private static Target target(long amount, @Nullable Long growth) {
    return new Target(new Target.Key("GIO", "330483", 2023), amount, growth, null, "%", 1, false);
  }
}
