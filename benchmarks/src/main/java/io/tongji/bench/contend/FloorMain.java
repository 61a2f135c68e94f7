package io.tongji.bench.contend;

import io.tongji.app.config.Keys;
import io.tongji.avro.RegisterEntry;
import io.tongji.avro.RegisterKey;
import io.tongji.avro.ReturnKey;
import io.tongji.avro.Target;
import io.tongji.avro.TargetKey;
import io.tongji.catalogue.form.Form;
import io.tongji.log.records.ReturnRecords;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** The least that any reader does: polls, and also decodes each record with our deserializer. */
public final class FloorMain {

  private final Map<String, Decoders> decoders = new HashMap<>();

  private record Decoders(
      Deserializer<? extends SpecificRecord> keys, Deserializer<? extends SpecificRecord> values) {

    void decode(ConsumerRecord<byte[], byte[]> record) {
      Objects.requireNonNull(keys.deserialize(record.topic(), record.key()));
      Objects.requireNonNull(values.deserialize(record.topic(), record.value()));
    }
  }

  private FloorMain(Topics topics, SerdeFactory serdes) {
    for (Form form : Form.values()) {
      put(topics.returns(form.code()), serdes, ReturnKey.class, ReturnRecords.classOf(form));
    }
    put(topics.register(), serdes, RegisterKey.class, RegisterEntry.class);
    put(topics.targets(), serdes, TargetKey.class, Target.class);
  }

  private void put(
      String topic,
      SerdeFactory serdes,
      Class<? extends SpecificRecord> key,
      Class<? extends SpecificRecord> value) {
    decoders.put(topic, new Decoders(serdes.keyDeserializer(key), serdes.valueDeserializer(value)));
  }

  /** Reads all input; decodes it too if {@code decode} is the first argument. */
  public static void main(String[] arguments) {
    boolean decode = arguments[0].equals("decode");
    String[] others = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
    Arguments parsed = Arguments.parse(others);
    InputTopics input = new InputTopics(parsed.config());
    FloorMain floor =
        new FloorMain(new Topics(parsed.config().get(Keys.TOPIC_PREFIX)), input.clients().serdes());
    Pace pace = new Pace(input.records());
    input.read(
        record -> {
          if (decode) {
            Objects.requireNonNull(floor.decoders.get(record.topic())).decode(record);
          }
          pace.pass();
        });
    pace.print();
    StandBy.untilInputEnds();
  }
}
