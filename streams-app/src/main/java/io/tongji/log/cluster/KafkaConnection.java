package io.tongji.log.cluster;

import io.tongji.failure.Failure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/** Makes Kafka clients, and says of one that cannot be made why, and what helps. */
public final class KafkaConnection {

  private KafkaConnection() {}

  /**
   * A client of a cluster; nothing is asked of the cluster yet.
   *
   * @param options of the client, the addresses of the brokers among them
   * @throws Failure if an option is wrong, or no address can be resolved
   */
  public static <C> C open(Map<String, ?> options, Supplier<C> client) {
    try {
      return client.get();
    } catch (KafkaException e) {
      String servers = String.valueOf(options.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
      throw failure(servers, e);
    }
  }

  /**
   * A client that asks the brokers, no longer than given; a time-out that is given stands, and the
   * other one fits itself to it.
   *
   * @throws Failure if an option is wrong, or no address can be resolved
   */
  public static Admin admin(Map<String, ?> options, Duration timeout) {
    return open(options, () -> Admin.create(withTimeouts(options, timeout)));
  }

  /** No single request may last longer than all tries together: the client refuses that. */
  private static Map<String, Object> withTimeouts(Map<String, ?> given, Duration timeout) {
    String tries = AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG;
    String request = AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG;
    int millis = Math.toIntExact(timeout.toMillis());
    Map<String, Object> options = new HashMap<>(given);
    options.putIfAbsent(tries, Math.max(millis, millis(options, request, millis)));
    options.putIfAbsent(request, Math.min(millis, millis(options, tries, millis)));
    return options;
  }

  /** As the client reads it, so that a value that is none is refused by the name of its option. */
  private static int millis(Map<String, ?> options, String option, int otherwise) {
    Object value = ConfigDef.parseType(option, options.get(option), Type.INT);
    return value == null ? otherwise : (Integer) value;
  }

  /** The sentence for brokers that do not answer: a wrong protocol shows as silence too. */
  public static Failure silence(String servers, Duration timeout) {
    return Failure.server(
        "Kafka at " + servers + " does not answer within " + timeout.toSeconds() + " s",
        "start it, or correct the bootstrap servers or kafka.security.protocol; ./tongji local lets"
            + " in nobody but the account that runs it");
  }

  private static Failure failure(String servers, KafkaException e) {
    String why = reason(e);
    return why.contains("resolvable")
        ? Failure.server(
                "the address of Kafka cannot be resolved: " + servers,
                "correct the bootstrap servers, or the name service of this machine")
            .from(e)
        : Failure.setting(
                "cannot connect to Kafka at " + servers + ": " + why, "correct the kafka. options")
            .from(e);
  }

  /** Clients wrap what is wrong in a sentence that says only that they could not be made. */
  private static String reason(KafkaException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    Throwable nearest =
        Stream.<Throwable>iterate(e, link -> link != null, Throwable::getCause)
            .filter(ConfigException.class::isInstance)
            .findFirst()
            .orElse(cause);
    return String.valueOf(nearest.getMessage());
  }
}
