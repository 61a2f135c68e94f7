package io.tongji.bench.contend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.config.AppConfig;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.source.CatalogueSource;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.Test;

final class FlinkTablesTest {

  @Test
  void flinkReadsUpsertsAndAggregatesOnceInTwoPhases() {
    TableEnvironment flink =
        TableEnvironment.create(
            EnvironmentSettings.newInstance()
                .inStreamingMode()
                .withConfiguration(FlinkMain.settings())
                .build());
    flink.createTemporarySystemFunction("cells", new FlinkCells(CatalogueSource.builtIn().files()));
    FlinkTables tables = new FlinkTables(AppConfig.defaults());
    tables.definitions(CatalogueFiles.builtIn(), "results-of-flink").forEach(flink::executeSql);
    String plan = flink.explainSql(tables.insert());
    String optimized = plan.substring(plan.indexOf("== Optimized Execution Plan =="));
    assertThat(optimized).contains("ChangelogNormalize", "LocalGroupAggregate", "mode=[ProcTime]");
    assertThat(optimized.split("GlobalGroupAggregate\\(", -1)).hasSize(2);
  }
}
