package io.tongji.log.registry;

import org.apache.kafka.common.KafkaException;

/**
 * The registry gave no usable answer, which says nothing about the record that was being read.
 *
 * <p>It is no {@code Failure}: it passes through Kafka's clients and Kafka Streams, which treat
 * their own kind as an outage, and waiting for the registry may still end it. {@code KnownFailures}
 * makes it one where a command or an instance ends because of it.
 */
public final class RegistryUnavailableException extends KafkaException {
  private static final long serialVersionUID = 1L;

  public RegistryUnavailableException(String message) {
    super(message);
  }

  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
