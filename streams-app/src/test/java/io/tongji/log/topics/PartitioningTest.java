package io.tongji.log.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A foreign producer that hashes the unit as Kafka hashes a key finds the same partition. */
class PartitioningTest {
  @ParameterizedTest
  @CsvSource({"91330483MA28A0001X,12", "GIO,4", "FAI_DIGI,1", "2023-330483-39-03-000001,7"})
  void itIsKafkasOwnPartitionOfTheText(String text, int partitions) {
    assertThat(Partitioning.partition(text, partitions))
        .isEqualTo(BuiltInPartitioner.partitionForKey(text.getBytes(UTF_8), partitions));
  }

  @ParameterizedTest
  @CsvSource({"foobar,166", "91330483MA28A0001X,175", "GIO,573"})
  void theDocumentedCheckValuesHold(String text, int partition) throws IOException {
    assertThat(Partitioning.partition(text, 1000)).isEqualTo(partition);
    assertThat(Files.readString(Path.of("..", "docs", "topics.md")))
        .contains("`" + text + "`")
        .contains(" in " + partition);
  }
}
