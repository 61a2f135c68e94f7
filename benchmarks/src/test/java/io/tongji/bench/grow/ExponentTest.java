package io.tongji.bench.grow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tongji.bench.grow.Exponent.CostAtSize;
import io.tongji.bench.work.Workload;
import io.tongji.catalogue.CatalogueFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExponentTest {

  @Test
  void costsInProportionHaveOneAndConstantOnesNone() {
    assertThat(
            Exponent.of(
                List.of(new CostAtSize(10, 3), new CostAtSize(20, 6), new CostAtSize(80, 24))))
        .isCloseTo(1, within(1e-12));
    assertThat(Exponent.of(List.of(new CostAtSize(10, 3), new CostAtSize(20, 3))))
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void aCatalogueCanBeMadeWithEachNumberOfLevels(@TempDir Path directory) throws Exception {
    for (int levels = 2; levels <= 5; levels++) {
      Path files = directory.resolve("levels" + levels);
      AreaLevels.write(files, levels);
      Workload.Size size = new Workload.Size(3, 1);
      assertThat(new Workload(CatalogueFiles.in(files), size).size()).isEqualTo(size);
      String lowest = "330483L" + levels + "N15";
      assertThat(CatalogueFiles.in(files).withAncestors(List.of(lowest))).hasSize(levels);
    }
  }
}
