package io.tongji.it;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
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

/**
 * Holds the next writer back when it has written and not committed yet, until the brokers have
 * rolled its transaction back. Kafka makes it of its name in the options of every client.
 */
public final class RollBackMeanwhile
    implements ProducerInterceptor<Object, Object>, ConsumerInterceptor<Object, Object> {

  /** The option that puts it into a client. */
  public static final Map<String, String> OPTION =
      Map.of(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, RollBackMeanwhile.class.getName());

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final AtomicBoolean AWAITED = new AtomicBoolean();
  private static final AtomicBoolean SEEN = new AtomicBoolean();

  private final Map<String, Object> client = new HashMap<>();
  private String writer = "";

  /** Holds back the next writer. */
  public static void ofTheNext() {
    SEEN.set(false);
    AWAITED.set(true);
  }

  /** Whether a writer was held back, and its transaction rolled back before it went on. */
  public static boolean wasSeen() {
    return SEEN.get();
  }

  @Override
  public void configure(Map<String, ?> options) {
    String servers = CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;
    client.put(servers, options.get(servers));
    writer = String.valueOf(options.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG));
  }

  @Override
  public void onAcknowledgement(RecordMetadata written, Exception failure) {
    if (AWAITED.getAndSet(false)) {
      try (Admin admin = Admin.create(client)) {
        SEEN.set(Await.until(LONG, () -> isRolledBack(admin), done -> done));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private boolean isRolledBack(Admin admin) throws ExecutionException, InterruptedException {
    return admin.describeTransactions(List.of(writer)).description(writer).get().state()
        == TransactionState.COMPLETE_ABORT;
  }

  @Override
  public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> sent) {
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
