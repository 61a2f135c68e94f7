package io.tongji.wire;

import org.apache.avro.Schema;

/** Which subject holds the schema of a topic's records: Confluent's three strategies. */
enum SubjectNaming {
  TOPIC("TopicNameStrategy"),
  RECORD("RecordNameStrategy"),
  TOPIC_RECORD("TopicRecordNameStrategy");

  private final String className;

  SubjectNaming(String className) {
    this.className = className;
  }

  /** Recognises a strategy by its class name, with or without a package. */
  static SubjectNaming of(String strategy) {
    String simple = strategy.substring(strategy.lastIndexOf('.') + 1);
    for (SubjectNaming naming : values()) {
      if (naming.className.equals(simple)) {
        return naming;
      }
    }
    throw new IllegalArgumentException("unknown subject name strategy: " + strategy);
  }

  String subject(String topic, boolean isKey, Schema schema) {
    return switch (this) {
      case TOPIC -> topicSubject(topic, isKey);
      case RECORD -> schema.getFullName();
      case TOPIC_RECORD -> topic + "-" + schema.getFullName();
    };
  }

  static String topicSubject(String topic, boolean isKey) {
    return topic + (isKey ? "-key" : "-value");
  }
}
