package io.tongji.log.serde;

import org.apache.kafka.common.KafkaException;

/** The registry refuses a schema, because it does not agree with those registered before. */
public final class IncompatibleSchemaException extends KafkaException {
  private static final long serialVersionUID = 1L;

  private final String subject;

  public IncompatibleSchemaException(String subject, String reason) {
    super("the registry refuses the schema of subject " + subject + ": " + reason);
    this.subject = subject;
  }

  public String subject() {
    return subject;
  }
}
