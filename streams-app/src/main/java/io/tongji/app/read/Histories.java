package io.tongji.app.read;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.DeadLetterTail;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.explain.Revision;
import io.tongji.explain.UnitCard;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

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

  /**
   * What the bureau has of a unit, up to now.
   *
   * @param forms of whose returns
   * @throws Failure if brokers or registry do not answer in time
   */
  public static UnitCard card(
      AppConfig config, Catalogue catalogue, String unit, List<Form> forms, ReadProgress progress) {
    return new Histories(config, catalogue, progress).card(unit, forms);
  }

  private UnitCard card(String unit, List<Form> forms) {
    UnitCard card = new UnitCard(catalogue, unit);
    try (Offsets offsets = new Offsets(clients);
        TopicReader<byte[], byte[]> reader = clients.reader()) {
      OwnRecords own = new OwnRecords(unit, offsets, reader);
      own.read(Input.register(topics, clients.serdes()), card::take);
      for (Form form : forms) {
        card.take(own.history(form));
      }
    }
    return card;
  }

  private List<UnitHistory> read(String unit, List<Form> forms) {
    try (Offsets offsets = new Offsets(clients);
        TopicReader<byte[], byte[]> reader = clients.reader()) {
      OwnRecords own = new OwnRecords(unit, offsets, reader);
      return forms.stream().map(own::history).toList();
    }
  }

  /** The records of one unit. */
  private final class OwnRecords {

    private final String unit;
    private final Offsets offsets;
    private final TopicReader<byte[], byte[]> reader;
    private final FirstReadings readings;

    private OwnRecords(String unit, Offsets offsets, TopicReader<byte[], byte[]> reader) {
      this.unit = unit;
      this.offsets = offsets;
      this.reader = reader;
      this.readings = DeadLetterTail.now(clients, topics, PipelineGroups.of(topics, catalogue));
    }

    private UnitHistory history(Form form) {
      UnitHistory history = new UnitHistory(catalogue, form);
      read(Input.returns(form, topics, clients.serdes()), history::take);
      return history;
    }

    private <D> void read(Input<D> input, BiConsumer<D, Revision.FedFrom> take) {
      Map<TopicPartition, Long> ends = new HashMap<>(offsets.ends(List.of(input.topic())));
      int own = Partitioning.partition(unit, ends.size());
      ends.keySet().removeIf(each -> each.partition() != own);
      reader.read(
          ends,
          progress,
          record -> {
            D handedIn = own(record, input);
            if (handedIn != null) {
              take.accept(handedIn, origin(record));
            }
          });
    }

    /** What a record of the unit states; null: it is another one's, or cannot be read. */
    private <D> @Nullable D own(ConsumerRecord<byte[], byte[]> record, Input<D> input) {
      SpecificRecord key = input.keyOf(record);
      return key != null && input.subject(key).id().equals(unit)
          ? input.readAgain(record, readings)
          : null;
    }
  }

  private static Revision.FedFrom origin(ConsumerRecord<byte[], byte[]> record) {
    Instant at = Instant.ofEpochMilli(record.timestamp());
    return Provenance.of(record.headers())
        .map(of -> new Revision.FedFrom(at, of.by(), of.file(), of.row()))
        .orElse(new Revision.FedFrom(at, "", "", 0));
  }
}
