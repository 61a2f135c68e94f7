package io.tongji.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.CatalogueFiles;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.records.Wiring;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import io.tongji.pipeline.ports.PipelinePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The documented topology is the one that runs, so that a change of it is seen in a review. */
class TopologyGoldenTest {

  private static final Path GOLDEN = Path.of("..", "docs", "topology.txt");
  private static final Path ACTUAL = Path.of("target", "topology.txt");

  @Test
  void theTopologyIsTheDocumentedOne() throws IOException {
    String described = described();
    Files.createDirectories(Path.of("target"));
    Files.writeString(ACTUAL, described);

    assertThat(described)
        .as("if the change is meant, copy %s to docs/topology.txt", ACTUAL.toAbsolutePath())
        .isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void everyNameWasChosenByUs() {
    assertThat(described()).doesNotContainPattern("(KSTREAM|KTABLE)-.*\\d{10}");
  }

  private static String described() {
    SerdeFactory serdes = new SerdeFactory(Map.of("schema.registry.url", "http://127.0.0.1:1"));
    Wiring wiring = new Wiring(new Topics("tongji"), serdes, 6, "tongji-pipeline");
    PipelinePorts nothing =
        new PipelinePorts(
            new NoCounts(),
            new PhaseOfTest(),
            new NoEarlierComputations(),
            new NoGauges(),
            FirstReadings.NONE);
    return new PipelineTopology(CatalogueFiles.builtIn(), wiring, nothing, Optional.empty())
        .build()
        .describe()
        .toString();
  }
}
