package io.tongji.log.serde;

import org.apache.kafka.common.KafkaException;

/** A record cannot be written, because its schema is not registered under the topic's subject. */
public final class UnregisteredSchemaException extends KafkaException {
  private static final long serialVersionUID = 1L;

  public UnregisteredSchemaException(String subject, String recordName) {
    super(
        "the schema of "
            + recordName
            + " is not registered under subject "
            + subject
            + ": run the command topics of this version first");
  }
}
