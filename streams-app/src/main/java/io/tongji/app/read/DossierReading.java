package io.tongji.app.read;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.ConfiguredCluster;
import io.tongji.app.run.DeadLetterTail;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.records.Input;
import io.tongji.log.records.InputReading;
import io.tongji.log.topics.Topics;
import io.tongji.queries.Dossiers;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads the dossiers of units from the input topics, up to where they end. */
public final class DossierReading {

  private DossierReading() {}

  /**
   * What stands of some units.
   *
   * @param forms of whose returns
   * @param progress hears how far the reading is
   * @throws io.tongji.failure.Failure if brokers or registry do not answer in time
   */
  public static Dossiers read(
      AppConfig config,
      Catalogue catalogue,
      Collection<Form> forms,
      Collection<String> units,
      ReadProgress progress) {
    Clients clients = ConfiguredCluster.commandClients(config);
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    Dossiers dossiers = new Dossiers(catalogue, units);
    try (Offsets offsets = new Offsets(clients);
        TopicReader<byte[], byte[]> reader = clients.reader()) {
      Input<RegisterRecord> register = Input.register(topics, clients.serdes());
      List<Input<Return>> returns = new ArrayList<>();
      forms.forEach(form -> returns.add(Input.returns(form, topics, clients.serdes())));
      List<String> names = new ArrayList<>(List.of(register.topic()));
      returns.forEach(input -> names.add(input.topic()));
      Map<TopicPartition, Long> ends = offsets.ends(names);
      InputReading reading =
          new InputReading(
              reader,
              ends,
              DeadLetterTail.now(clients, topics, PipelineGroups.of(topics, catalogue)),
              progress);
      reading.read(register, (entry, timestamp) -> dossiers.take(entry));
      returns.forEach(input -> reading.read(input, dossiers::take));
    }
    return dossiers;
  }
}
