package io.tongji.app.run;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.failure.Failure;
import io.tongji.log.topics.SubjectAdmin;
import io.tongji.log.topics.TopicAdmin;
import io.tongji.log.topics.TopicSpecs;
import io.tongji.log.topics.Topics;
import java.util.List;
import java.util.function.Predicate;

/** What has to be in order before a pipeline starts: its topics, and their schemas. */
public final class Preflight {

  private static final String REMEDY = "; run ./tongji topics with the same settings";

  private final AppConfig config;
  private final TopicSpecs specs;

  /** Of a configuration. */
  public Preflight(AppConfig config) {
    this.config = config;
    this.specs =
        new TopicSpecs(
            new Topics(config.get(Keys.TOPIC_PREFIX)), config.get(Keys.TOPICS_PARTITIONS));
  }

  /** The topics of the configuration. */
  TopicSpecs specs() {
    return specs;
  }

  /**
   * Looks whether all topics are as they should be.
   *
   * @throws Failure if a topic or a schema is missing, or has other partitions
   */
  public void check() {
    Servers.warnWhoIsAway(config);
    try (TopicAdmin admin =
        TopicAdmin.connect(config.kafka(), config.get(Keys.OPERATION_TIMEOUT))) {
      List<String> differences = admin.differences(specs.all());
      refuse(differences, line -> line.endsWith(": missing"), REMEDY);
      refuse(
          differences,
          line -> line.contains(": partitions are"),
          "; set topics.partitions to what the topics have, or another topic.prefix");
      SubjectAdmin subjects = new SubjectAdmin(ConfiguredSerdes.of(config).registry());
      refuse(subjects.unregistered(specs.all()), line -> true, REMEDY);
    }
  }

  /**
   * Creates the topics between the stages: of a pipeline whose catalogue is in force, not before.
   */
  void createTopicsBetween(String applicationId) {
    try (TopicAdmin admin =
        TopicAdmin.connect(config.kafka(), config.get(Keys.OPERATION_TIMEOUT))) {
      admin.create(
          specs.between(applicationId), config.get(Keys.TOPICS_REPLICATION_FACTOR).shortValue());
    }
  }

  private static void refuse(List<String> lines, Predicate<String> kind, String remedy) {
    List<String> wrong = lines.stream().filter(kind).toList();
    if (!wrong.isEmpty()) {
      throw Failure.setting(TopicAdmin.summary(wrong) + remedy);
    }
  }
}
