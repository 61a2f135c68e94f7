package io.tongji.app.read;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.DeadLetterTail;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.explain.Revision;
import io.tongji.explain.UnitHistory;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.records.Input;
import io.tongji.log.records.Provenance;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import io.tongji.returns.Return;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads what one unit handed in, from the partitions of the input topics that hold it. */
public final class Histories {

  private final Clients clients;
  private final Topics topics;
  private final Catalogue catalogue;
  private final ReadProgress progress;

  private Histories(AppConfig config, Catalogue catalogue, ReadProgress progress) {
    this.clients = ConfiguredCluster.commandClients(config);
    this.topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    this.catalogue = catalogue;
    this.progress = progress;
  }

  /**
   * What a unit handed in, form by form, up to now.
   *
   * @param progress hears how far the reading of a form is
   * @throws Failure if brokers or registry do not answer in time
   */
  public static List<UnitHistory> read(
      AppConfig config, Catalogue catalogue, String unit, List<Form> forms, ReadProgress progress) {
    return new Histories(config, catalogue, progress).read(unit, forms);
  }

  private List<UnitHistory> read(String unit, List<Form> forms) {
    FirstReadings readings =
        DeadLetterTail.now(clients, topics, PipelineGroups.of(topics, catalogue));
    List<UnitHistory> histories = new ArrayList<>();
    try (Offsets offsets = new Offsets(clients);
        TopicReader<byte[], byte[]> reader = clients.reader()) {
      for (Form form : forms) {
        Input<Return> input = Input.returns(form, topics, clients.serdes());
        UnitHistory history = new UnitHistory(catalogue, form);
        Map<TopicPartition, Long> ends = new HashMap<>(offsets.ends(List.of(input.topic())));
        int own = Partitioning.partition(unit, ends.size());
        ends.keySet().removeIf(each -> each.partition() != own);
        reader.read(ends, progress, record -> take(record, unit, input, readings, history));
        histories.add(history);
      }
    }
    return histories;
  }

  private static void take(
      ConsumerRecord<byte[], byte[]> record,
      String unit,
      Input<Return> input,
      FirstReadings readings,
      UnitHistory history) {
    SpecificRecord key = input.keyOf(record);
    if (key == null || !input.subject(key).id().equals(unit)) {
      return;
    }
    Return handedIn = input.readAgain(record, readings);
    if (handedIn != null) {
      Instant at = Instant.ofEpochMilli(record.timestamp());
      history.take(
          handedIn,
          Provenance.of(record.headers())
              .map(of -> new Revision.FedFrom(at, of.by(), of.file(), of.row()))
              .orElse(new Revision.FedFrom(at, "", "", 0)));
    }
  }
}
