package io.tongji.app.cluster;

import io.tongji.app.catalogue.CatalogueChange;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.log.registry.SchemaRegistry;
import io.tongji.log.topics.SubjectAdmin;
import io.tongji.log.topics.TopicAdmin;
import io.tongji.log.topics.TopicSetup;
import io.tongji.log.topics.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The topics and subjects of a configuration. */
public final class ClusterSetup {

  private ClusterSetup() {}

  /**
   * Creates the topics of a configuration, registers the schemas, and puts the built-in catalogue
   * in force where there is none.
   *
   * @return a line for each thing done
   */
  public static List<String> createTopics(AppConfig config) {
    List<String> done = createEmptyTopics(config);
    try (CatalogueChange change = ConfiguredCluster.catalogueChange(config)) {
      if (change.applyBuiltInIfNone()) {
        done.add(catalogueTopic(config) + ": the built-in catalogue is put in force");
      }
    }
    return done;
  }

  /**
   * Creates the topics of a configuration and registers the schemas, and puts no catalogue in
   * force.
   *
   * @return a line for each thing done
   */
  public static List<String> createEmptyTopics(AppConfig config) {
    short replicas = config.get(Keys.TOPICS_REPLICATION_FACTOR).shortValue();
    return new ArrayList<>(
        with(config, setup -> setup.create(new Preflight(config).specs().all(), replicas)));
  }

  /** Puts the catalogue of a directory in force, unless it is already. */
  public static void applyCatalogue(AppConfig config, Path directory) {
    try (CatalogueChange change = ConfiguredCluster.catalogueChange(config)) {
      change.apply(CatalogueSource.in(directory));
    }
  }

  /** Where topics, subjects and catalogue of a configuration are not as they should be. */
  public static List<String> differences(AppConfig config) {
    List<String> differences = new ArrayList<>();
    differences.addAll(
        with(config, setup -> setup.differences(new Preflight(config).specs().all())));
    String catalogue = catalogueTopic(config);
    if (differences.stream().noneMatch(line -> line.contains(catalogue + ": missing"))) {
      try (CatalogueChange change = ConfiguredCluster.catalogueChange(config)) {
        if (change.inForce().isEmpty()) {
          differences.add(catalogue + ": holds no catalogue");
        }
      }
    }
    return differences;
  }

  private static String catalogueTopic(AppConfig config) {
    return new Topics(config.get(Keys.TOPIC_PREFIX)).catalogue();
  }

  private static List<String> with(AppConfig config, Function<TopicSetup, List<String>> work) {
    try (TopicAdmin admin =
        TopicAdmin.connect(config.kafka(), config.get(Keys.OPERATION_TIMEOUT))) {
      SchemaRegistry registry = ConfiguredSerdes.of(RegistryHaste.of(config)).registry();
      return work.apply(new TopicSetup(admin, new SubjectAdmin(registry)));
    }
  }
}
