package io.tongji.app.read;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.ConfiguredCluster;
import io.tongji.app.run.DeadLetterTail;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.records.Input;
import io.tongji.log.records.InputReading;
import io.tongji.log.topics.Topics;
import io.tongji.missing.Roster;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads a form's roster from the input topics, up to where they end when the reading begins. */
public final class Rosters {

  private final Clients clients;
  private final Topics topics;
  private final ReadProgress progress;

  private Rosters(AppConfig config, ReadProgress progress) {
    this.progress = progress;
    this.clients = ConfiguredCluster.commandClients(config);
    this.topics = new Topics(config.get(Keys.TOPIC_PREFIX));
  }

  /**
   * The roster of a form, complete as of now.
   *
   * @param progress hears how far the reading is
   * @throws Failure if brokers or registry do not answer in time
   */
  public static Roster read(
      AppConfig config, Catalogue catalogue, Form form, ReadProgress progress) {
    return new Rosters(config, progress).read(catalogue, form);
  }

  private Roster read(Catalogue catalogue, Form form) {
    Roster roster = new Roster(catalogue, form);
    try (Offsets offsets = new Offsets(clients);
        TopicReader<byte[], byte[]> reader = clients.reader()) {
      Input<RegisterRecord> register = Input.register(topics, clients.serdes());
      Input<Return> returns = Input.returns(form, topics, clients.serdes());
      Map<TopicPartition, Long> ends = offsets.ends(List.of(register.topic(), returns.topic()));
      InputReading reading =
          new InputReading(
              reader,
              ends,
              DeadLetterTail.now(clients, topics, PipelineGroups.of(topics, catalogue)),
              progress);
      reading.read(register, (entry, timestamp) -> roster.take(entry));
      reading.read(returns, roster::take);
    }
    return roster;
  }
}
