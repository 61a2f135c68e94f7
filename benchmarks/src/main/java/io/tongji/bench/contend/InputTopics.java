package io.tongji.bench.contend;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.bench.work.Workload;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.topics.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The input topics, from beginning to end. */
public final class InputTopics {

  private final Clients clients;
  private final Topics topics;
  private final Map<TopicPartition, Long> ends;

  /** As they stand now. */
  public InputTopics(AppConfig config) {
    clients = ConfiguredCluster.clients(config);
    topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    try (Offsets offsets = new Offsets(clients)) {
      ends = offsets.ends(names(config));
    }
  }

  /** The topics that figures come from. */
  public static List<String> names(AppConfig config) {
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    List<String> names = new ArrayList<>(topics.inputs());
    names.remove(topics.releases());
    return names;
  }

  /** Clients of the same servers. */
  public Clients clients() {
    return clients;
  }

  /** Where each partition ends. */
  public Map<TopicPartition, Long> ends() {
    return ends;
  }

  /** Where the partitions end that hold the returns of a workload, and the register. */
  public Map<TopicPartition, Long> endsOfReturnsAndRegister() {
    Set<String> read = new HashSet<>(Set.of(topics.register()));
    Workload.FORMS.forEach(form -> read.add(topics.returns(form.code())));
    Map<TopicPartition, Long> some = new HashMap<>(ends);
    some.keySet().removeIf(partition -> !read.contains(partition.topic()));
    return some;
  }

  /** Number of records. */
  public long records() {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Hands over every record as bytes. */
  void read(Consumer<ConsumerRecord<byte[], byte[]>> take) {
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      reader.read(ends, ReadProgress.SILENT, take);
    }
  }
}
