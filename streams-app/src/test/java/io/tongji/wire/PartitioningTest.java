package io.tongji.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
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

  @Test
  void knownValuesOfMurmur2() {
    assertThat(Partitioning.partition("21", 1 << 30))
        .isEqualTo(-973932308 & 0x7fffffff & (1 << 30) - 1);
    assertThat(Partitioning.partition("foobar", 1000)).isEqualTo((-790332482 & 0x7fffffff) % 1000);
  }
}
