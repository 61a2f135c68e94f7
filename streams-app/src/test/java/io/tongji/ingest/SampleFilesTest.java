package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of the sample is read, and just those rows are refused that are meant to be. */
class SampleFilesTest {

  private static final Path SAMPLE = Path.of("src/main/resources/sample");

  /** The one row of it that only the pipeline can refuse. */
  private static final String ONE_FOR_THE_PIPELINE = "export-2023-corrections.csv";

  @TempDir private Path directory = Path.of("");

  static List<String> files() throws IOException {
    return Files.readAllLines(SAMPLE.resolve("manifest.csv")).stream().skip(1).toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void theManifestKnowsWhatIsRefused(String line) {
    String[] cells = line.split(",", -1);
    Path file = SAMPLE.resolve(cells[2]);

    Receipt receipt = new Clerk(directory).rehearse(cells[1], file);

    long forPipeline = cells[2].equals(ONE_FOR_THE_PIPELINE) ? 1 : 0;
    assertThat(receipt.read()).isEqualTo(Long.parseLong(cells[3]));
    assertThat(receipt.refusedRows()).isEqualTo(Long.parseLong(cells[4]) - forPipeline);
  }
}
