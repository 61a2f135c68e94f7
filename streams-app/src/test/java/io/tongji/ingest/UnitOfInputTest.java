package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.MoneyUnit;
import io.tongji.returns.Return;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The unit in which amounts are written down changes nothing of what is handed in. */
class UnitOfInputTest {

  private static final int MONTHS = 12;

  @TempDir private Path directory;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void yuanThousandsAndTenThousandsGiveTheSameReturns(long seed) {
    List<Return> plain = fed("output", "元", 0, seed);
    assertThat(plain).hasSize(MONTHS - 1);
    for (MoneyUnit unit :
        List.of(
            new MoneyUnit("千元", "CNY", 3),
            new MoneyUnit("万元", "CNY", 4),
            new MoneyUnit("亿元", "CNY", 8))) {
      assertThat(fed("output", unit.name(), unit.exponent(), seed))
          .as(unit.name())
          .usingRecursiveFieldByFieldElementComparator()
          .isEqualTo(plain);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theFormsOwnUnitIsThatOfItsRow(long seed) {
    assertThat(fed("output", "", 3, seed))
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(fed("output", "千元", 3, seed));
    assertThat(fed("export", "", 4, seed))
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(fed("export", "千元", 3, seed));
  }

  /** A year of returns of whole yuan, written in a unit. */
  private List<Return> fed(String form, String unit, int exponent, long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    lines.add("unit_id,period,month,ytd,prior_month,prior_ytd");
    for (int month = 2; month <= MONTHS; month++) {
      Function<Long, String> write =
          yuan -> BigDecimal.valueOf(yuan, exponent).stripTrailingZeros().toPlainString();
      lines.add(
          "%s,2023-%02d,%s,%s,%s,%s"
              .formatted(
                  Clerk.FIRM,
                  month,
                  write.apply(random.nextLong(10_000_000_000L)),
                  write.apply(random.nextLong(10_000_000_000L) * 1_000),
                  random.nextBoolean() ? "" : write.apply(random.nextLong(1_000L)),
                  write.apply(0L)));
    }
    Clerk clerk = new Clerk(directory);
    Clerk named = unit.isEmpty() ? clerk : clerk.unit(unit);
    named.feed(form, clerk.write("returns.csv", lines.toArray(String[]::new)));
    return named.destination().fedReturns();
  }
}
