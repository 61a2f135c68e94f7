package io.tongji.app.run;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.log.serde.SchemaRegistry;
import io.tongji.log.topics.SubjectAdmin;
import io.tongji.log.topics.TopicAdmin;
import io.tongji.log.topics.TopicSetup;
import java.util.List;
import java.util.function.Function;

/** The topics and subjects of a configuration. */
public final class ClusterSetup {

  private ClusterSetup() {}

  /** Creates the topics and registers the schemas of a configuration; tells what was done. */
  public static List<String> createTopics(AppConfig config) {
    short replicas = config.get(Keys.TOPICS_REPLICATION_FACTOR).shortValue();
    return with(config, setup -> setup.create(new Preflight(config).specs().all(), replicas));
  }

  /** Where topics and subjects of a configuration are not as they should be. */
  public static List<String> differences(AppConfig config) {
    return with(config, setup -> setup.differences(new Preflight(config).specs().all()));
  }

  private static List<String> with(AppConfig config, Function<TopicSetup, List<String>> work) {
    try (TopicAdmin admin =
        TopicAdmin.connect(config.kafka(), config.get(Keys.OPERATION_TIMEOUT))) {
      SchemaRegistry registry = ConfiguredSerdes.of(RegistryHaste.of(config)).registry();
      return work.apply(new TopicSetup(admin, new SubjectAdmin(registry)));
    }
  }
}
