package io.tongji.app.read;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.ConfiguredCluster;
import io.tongji.app.run.DeadLetterTail;
import io.tongji.catalogue.Catalogue;
import io.tongji.figures.NamedCode;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.records.Input;
import io.tongji.log.records.InputReading;
import io.tongji.log.topics.Topics;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.edits.RegisterRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** Reads the register from its topic, up to where it ends. */
public final class Registers {

  private Registers() {}

  /**
   * All units that stand in the register, each with the name of its last entry, by code.
   *
   * @param progress hears how far the reading is
   * @throws io.tongji.failure.Failure if brokers or registry do not answer in time
   */
  public static List<NamedCode> units(
      AppConfig config, Catalogue catalogue, ReadProgress progress) {
    Clients clients = ConfiguredCluster.commandClients(config);
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    RegisterRules rules = new RegisterRules(catalogue);
    Map<String, NamedCode> units = new TreeMap<>();
    try (Offsets offsets = new Offsets(clients);
        TopicReader<byte[], byte[]> reader = clients.reader()) {
      Input<RegisterRecord> register = Input.register(topics, clients.serdes());
      Map<TopicPartition, Long> ends = offsets.ends(List.of(register.topic()));
      InputReading reading =
          new InputReading(
              reader,
              ends,
              DeadLetterTail.now(clients, topics, PipelineGroups.of(topics, catalogue)),
              progress);
      reading.read(
          register,
          (entry, timestamp) -> {
            if (rules.check(entry).isEmpty() && !entry.withdrawn()) {
              String name = entry.entry().name();
              units.put(entry.unitId(), new NamedCode(entry.unitId(), name, name));
            }
          });
    }
    return List.copyOf(units.values());
  }
}
