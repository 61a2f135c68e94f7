package io.tongji.log.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Utils;

/** The partition of a record: by its unit, or its indicator, not by all of its key. */
public final class Partitioning {
  private Partitioning() {}

  /** Kafka's own hash of the text's UTF-8 bytes, made positive as Kafka does. */
  public static int partition(String unitOrIndicator, int partitions) {
    return Utils.toPositive(Utils.murmur2(unitOrIndicator.getBytes(UTF_8))) % partitions;
  }
}
