package io.tongji.it;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.SaslConfigs;

/**
 * Holds the next writer back when it has written and not committed yet, while something else
 * happens. Kafka makes it of its name in the options of every client.
 */
public final class WhenWritten
    implements ProducerInterceptor<Object, Object>, ConsumerInterceptor<Object, Object> {

  /** The option that puts it into a client. */
  public static final Map<String, String> OPTION =
      Map.of(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, WhenWritten.class.getName());

  private static final Duration LONG = Duration.ofMinutes(4);
  private static final Meanwhile NOTHING = (client, writer) -> {};
  private static final AtomicReference<Meanwhile> NEXT = new AtomicReference<>(NOTHING);
  private static final AtomicInteger SENT = new AtomicInteger();
  private static final AtomicBoolean ROLLED_BACK = new AtomicBoolean();

  private final Map<String, Object> client = new HashMap<>();
  private String writer = "";

  /** What happens meanwhile. */
  @FunctionalInterface
  public interface Meanwhile {

    /**
     * Lets it happen.
     *
     * @param client options of a client of the same brokers
     * @param writer the transactional id
     */
    void happen(Map<String, Object> client, String writer) throws Exception;
  }

  /** Holds back the next writer while something happens. */
  public static void next(Meanwhile meanwhile) {
    NEXT.set(meanwhile);
  }

  /** Holds back the next writer until the brokers have rolled its transaction back. */
  public static void nextIsRolledBack() {
    ROLLED_BACK.set(false);
    next(
        (client, writer) -> {
          try (Admin admin = Admin.create(client)) {
            ROLLED_BACK.set(Await.until(LONG, () -> isRolledBack(admin, writer), done -> done));
          }
        });
  }

  /** Whether a writer was held back, and its transaction rolled back before it went on. */
  public static boolean wasRolledBack() {
    return ROLLED_BACK.get();
  }

  /** How many records writers were given to send since this was asked last. */
  public static int sentSince() {
    return SENT.getAndSet(0);
  }

  private static boolean isRolledBack(Admin admin, String writer) throws Exception {
    return admin.describeTransactions(List.of(writer)).description(writer).get().state()
        == TransactionState.COMPLETE_ABORT;
  }

  @Override
  public void configure(Map<String, ?> options) {
    Stream.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
            SaslConfigs.SASL_MECHANISM,
            SaslConfigs.SASL_JAAS_CONFIG)
        .filter(options::containsKey)
        .forEach(option -> client.put(option, options.get(option)));
    writer = String.valueOf(options.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG));
  }

  @Override
  public void onAcknowledgement(RecordMetadata written, Exception failure) {
    try {
      NEXT.getAndSet(NOTHING).happen(client, writer);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> sent) {
    SENT.incrementAndGet();
    return sent;
  }

  @Override
  public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> read) {
    return read;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}
}
