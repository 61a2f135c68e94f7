package io.tongji.log.registry;

import org.apache.kafka.common.KafkaException;

/** The registry gave no usable answer, which says nothing about the record that was being read. */
public final class RegistryUnavailableException extends KafkaException {
  private static final long serialVersionUID = 1L;

  public RegistryUnavailableException(String message) {
    super(message);
  }

  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
