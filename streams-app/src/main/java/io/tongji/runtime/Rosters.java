package io.tongji.runtime;

import io.tongji.catalogue.Form;
import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import io.tongji.response.Roster;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.verify.ToTheEnd;
import io.tongji.wire.Input;
import io.tongji.wire.Partitioning;
import io.tongji.wire.RegistryUnavailableException;
import io.tongji.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a form's roster from the input topics, up to where they end when the reading begins. */
public final class Rosters {

  private final Clients clients;
  private final Topics topics;

  private Rosters(AppConfig config) {
    this.clients = StreamsPipeline.commandClients(config);
    this.topics = new Topics(config.get(Keys.TOPIC_PREFIX));
  }

  /**
   * The roster of a form, complete as of now.
   *
   * @throws UnreachableException if brokers or registry do not answer in time
   */
  public static Roster read(AppConfig config, Form form) {
    try {
      return new Rosters(config).read(new Roster(StreamsPipeline.catalogue(config), form), form);
    } catch (RegistryUnavailableException e) {
      throw LiveFigures.noRegistry(e);
    }
  }

  private Roster read(Roster roster, Form form) {
    try (Offsets offsets = new Offsets(clients);
        org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reader = clients.reader()) {
      ToTheEnd reading = new ToTheEnd(reader, clients.timeout());
      Input<RegisterRecord> register = Input.register(topics, clients.serdes());
      read(reading, register, offsets.ends(List.of(register.topic())), roster::take);
      Input<Return> returns = Input.returns(form, topics, clients.serdes());
      read(reading, returns, offsets.ends(List.of(returns.topic())), roster::take);
    }
    return roster;
  }

  /** A record in another partition than its unit's does not count. */
  private static <D> void read(
      ToTheEnd reading, Input<D> input, Map<TopicPartition, Long> ends, Consumer<D> take) {
    reading.read(
        ends,
        committed -> {
          D handedIn = input.readRaw(committed.key(), committed.value());
          if (handedIn != null
              && Partitioning.partition(input.subject(handedIn).id(), ends.size())
                  == committed.partition()) {
            take.accept(handedIn);
          }
        });
  }
}
