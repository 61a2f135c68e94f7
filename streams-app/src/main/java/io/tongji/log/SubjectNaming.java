package io.tongji.log;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** Which subject holds the schema of a topic's records: Confluent's three strategies. */
public enum SubjectNaming {
  TOPIC("TopicNameStrategy"),
  RECORD("RecordNameStrategy"),
  TOPIC_RECORD("TopicRecordNameStrategy");

  private final String className;

  SubjectNaming(String className) {
    this.className = className;
  }

  /** Recognises a strategy by its class name, with or without a package. */
  static Optional<SubjectNaming> of(String strategy) {
    String simple = strategy.substring(strategy.lastIndexOf('.') + 1);
    return Arrays.stream(values()).filter(naming -> naming.className.equals(simple)).findFirst();
  }

  /** The names of all strategies, without a package. */
  static List<String> classNames() {
    return Arrays.stream(values()).map(SubjectNaming::className).toList();
  }

  String className() {
    return className;
  }

  String subject(String topic, boolean isKey, Schema schema) {
    return switch (this) {
      case TOPIC -> topicSubject(topic, isKey);
      case RECORD -> schema.getFullName();
      case TOPIC_RECORD -> topic + "-" + schema.getFullName();
    };
  }

  public static String topicSubject(String topic, boolean isKey) {
    return topic + (isKey ? "-key" : "-value");
  }
}
