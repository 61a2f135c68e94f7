package io.tongji.app.cluster;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.KafkaConnection;
import io.tongji.log.cluster.Replies;
import io.tongji.log.topics.SubjectAdmin;
import io.tongji.log.topics.TopicAdmin;
import io.tongji.log.topics.TopicSpecs;
import io.tongji.log.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be in order before a pipeline starts: its topics, and their schemas. It warns of
 * brokers with an older protocol of transactions.
 */
public final class Preflight {

  private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);
  private static final String TRANSACTIONS = "transaction.version";
  private static final int SAFE = 2;
  private static final String REMEDY = "; run ./tongji topics with the same settings";

  private final AppConfig config;
  private final TopicSpecs specs;

  /** The checks of one configuration. */
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
    warnOfTransactions();
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

  /** Of KIP-890: since then a producer that was given up can write nothing more. */
  private void warnOfTransactions() {
    Duration timeout = config.get(Keys.OPERATION_TIMEOUT);
    try (Admin admin = KafkaConnection.admin(config.kafka(), timeout)) {
      Replies replies = new Replies(config.get(Keys.BOOTSTRAP_SERVERS), timeout);
      FinalizedVersionRange inForce =
          replies
              .of(admin.describeFeatures().featureMetadata())
              .finalizedFeatures()
              .get(TRANSACTIONS);
      int version = inForce == null ? 0 : inForce.maxVersionLevel();
      if (version < SAFE) {
        LOG.warn(
            "The brokers have {} {}: after a crash a late write may leave a transaction open, or"
                + " fall into the next one; when all brokers are of 4.x, raise it:"
                + " kafka-features.sh --bootstrap-server {} upgrade --feature {}={}",
            TRANSACTIONS,
            version,
            config.get(Keys.BOOTSTRAP_SERVERS),
            TRANSACTIONS,
            SAFE);
      }
    }
  }

  /**
   * Creates the topics between the stages: of a pipeline whose catalogue is in force, not before.
   */
  public void createTopicsBetween(String applicationId) {
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
