package io.tongji.it;

import io.tongji.log.cluster.Clients;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A member of a group that says nothing any more and has not been given up yet, as after kill. */
final class KilledMember {

  private KilledMember() {}

  /** Leaves one in a group for as long as a session lasts. */
  static void of(Clients clients, String group, String topic) {
    Map<String, Object> options = new HashMap<>(clients.options());
    options.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    options.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    KafkaConsumer<byte[], byte[]> member =
        new KafkaConsumer<>(options, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    member.subscribe(List.of(topic));
    while (member.assignment().isEmpty()) {
      member.poll(Duration.ofMillis(100));
    }
    member.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));
  }
}
