package io.tongji.app.backup;

import io.tongji.app.catalogue.CatalogueChange;
import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ClusterSetup;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.failure.Failure;
import io.tongji.log.backup.Backup;
import io.tongji.log.backup.BackupFiles;
import io.tongji.log.backup.Manifest;
import io.tongji.log.backup.Restoration;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.topics.TopicSpecs;
import io.tongji.log.topics.Topics;
import io.tongji.release.Gate;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Back-ups of the topics of a configuration. */
public final class Backups {

  private Backups() {}

  /**
   * Takes one.
   *
   * @param out directory that there is not, or that is empty
   * @param version of this program
   * @param progress hears how far the reading is
   * @return what it holds
   * @throws Failure if no catalogue is in force, a server is away, or the directory is used
   */
  public static Manifest take(AppConfig config, Path out, String version, ReadProgress progress) {
    Clients clients = ConfiguredCluster.commandClients(config);
    TopicSpecs specs = specs(config);
    CatalogueInForce unused = CatalogueInForce.read(clients, specs.topics(), config.get(Keys.ZONE));
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return new Backup(clients, specs.irreplaceable(), specs.topics().prefix())
        .take(out, version, now, progress);
  }

  /**
   * Brings one back into empty topics, which are made where they are missing. The catalogue that
   * was in force is so again, and the next start of the pipeline computes all figures.
   *
   * @param progress hears how far the writing is
   * @return what was restored
   * @throws Failure if the back-up is damaged, or the topics are not empty, or an instance runs:
   *     nothing is written then
   */
  public static Manifest restore(AppConfig config, Path from, ReadProgress progress) {
    BackupFiles files = BackupFiles.check(from, ReadProgress.SILENT);
    Clients clients = ConfiguredCluster.commandClients(config);
    TopicSpecs specs = specs(config);
    Restoration restoration = new Restoration(clients, specs, files);
    try (Offsets offsets = new Offsets(clients);
        CatalogueChange change = ConfiguredCluster.catalogueChange(config)) {
      restoration.refuseIfUsed(specs.all(), offsets);
      refuseIfGateRuns(Gate.GateContext.name(specs.topics()), offsets);
      ClusterSetup.createEmptyTopics(config);
      change.beginRestoring();
      restoration.write(progress);
      PipelineGroups.Computed unused = change.recompute();
    }
    return files.manifest();
  }

  private static TopicSpecs specs(AppConfig config) {
    return new TopicSpecs(
        new Topics(config.get(Keys.TOPIC_PREFIX)), config.get(Keys.TOPICS_PARTITIONS));
  }

  private static void refuseIfGateRuns(String group, Offsets offsets) {
    if (offsets.groups().running().contains(group)) {
      throw Failure.setting(
          "a gate runs, in the group " + group + ": nothing was restored",
          "stop all gates, then try again");
    }
  }
}
