package io.tongji.ingest.send;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The settings of the producer that feeds a cluster. */
final class ProducerSettings {

  private static final int BATCH_BYTES = 256 * 1024;
  private static final int LINGER_MILLIS = 20;

  private ProducerSettings() {}

  /** Ours, then the user's, then what feeding exactly once rests on. */
  static Map<String, Object> of(Cluster cluster, String transactionalId) {
    int patience = Math.toIntExact(cluster.patience().toMillis());
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    settings.putAll(cluster.client());
    settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery(settings, patience));
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    settings.put(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        Math.toIntExact(cluster.chunks().timeout().toMillis()));
    return settings;
  }

  /** As long as we wait, and no shorter than one request takes: the client refuses that. */
  private static int delivery(Map<String, Object> settings, int patience) {
    long request = millis(settings, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG);
    long linger = millis(settings, ProducerConfig.LINGER_MS_CONFIG);
    long longest = Integer.MAX_VALUE;
    return (int) Math.min(Math.max(patience, request) + Math.min(linger, longest), longest);
  }

  /** As the client reads it, so that a value that is none is refused by the name of its option. */
  private static long millis(Map<String, Object> settings, String option) {
    Object value = ConfigDef.parseType(option, settings.get(option), Type.LONG);
    return (Long) value;
  }
}
