package io.tongji.app.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** How a single broker on one machine is set up: small, quick to restart, keeping everything. */
final class BrokerSettings {

  static final String CONTROLLER = "CONTROLLER";
  private static final String CLIENTS = "CLIENTS";
  static final int NODE = 1;

  /** A returns file may carry records up to 10 MiB; headers and batching come on top. */
  private static final int LARGEST_MESSAGE = 16 * 1024 * 1024;

  private static final Map<String, String> ALONE =
      Map.ofEntries(
          Map.entry("default.replication.factor", "1"),
          Map.entry("min.insync.replicas", "1"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          Map.entry("group.streams.initial.rebalance.delay.ms", "0"));

  private static final Map<String, String> SMALL =
      Map.of(
          "num.network.threads", "1",
          "num.io.threads", "2",
          "group.coordinator.threads", "1",
          "background.threads", "2",
          "log.cleaner.dedupe.buffer.size", "4194304");

  /**
   * What a coordinator has to load at a start: only whole segments are compacted. And readers wait
   * for what a killed program left open, so the broker sees often whether its time is over.
   */
  private static final Map<String, String> QUICK_TO_RESTART =
      Map.of(
          "offsets.topic.segment.bytes", "1048576",
          "transaction.state.log.segment.bytes", "1048576",
          "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");

  /**
   * A broker is never away while its controller, which is one with it, is there: how often it says
   * that it lives matters at its start alone. By default the controller writes twice a second what
   * nobody reads.
   */
  private static final Map<String, String> IDLE =
      Map.of(
          "broker.heartbeat.interval.ms", "1000",
          "broker.session.timeout.ms", "9000",
          "metadata.max.idle.interval.ms", "0");

  private static final Map<String, String> KEEPING =
      Map.of(
          "auto.create.topics.enable", "false",
          "log.retention.ms", "-1",
          "offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE),
          "message.max.bytes", String.valueOf(LARGEST_MESSAGE),
          "replica.fetch.max.bytes", String.valueOf(LARGEST_MESSAGE));

  /**
   * Nobody speaks to a controller that runs alone, until it has noticed that the broker is away.
   */
  private static final Map<String, String> SOON_ALONE =
      Map.of("broker.heartbeat.interval.ms", "100", "broker.session.timeout.ms", "500");

  private BrokerSettings() {}

  /** The controller of a broker, without the broker. */
  static Properties ofController(Path directory, int controllerPort, Login login) {
    Properties settings = of(directory, controllerPort, controllerPort, login);
    settings.putAll(SOON_ALONE);
    settings.put("process.roles", "controller");
    settings.put("listeners", CONTROLLER + "://" + Ports.LOOPBACK + ":" + controllerPort);
    settings.remove("advertised.listeners");
    settings.remove("inter.broker.listener.name");
    settings.put("listener.security.protocol.map", CONTROLLER + ":SASL_PLAINTEXT");
    return settings;
  }

  static Properties of(Path directory, int port, int controllerPort, Login login) {
    String listener = CLIENTS + "://" + Ports.LOOPBACK + ":" + port;
    String controller = Ports.LOOPBACK + ":" + controllerPort;
    Properties settings = new Properties();
    settings.putAll(ALONE);
    settings.putAll(SMALL);
    settings.putAll(QUICK_TO_RESTART);
    settings.putAll(IDLE);
    settings.putAll(KEEPING);
    settings.putAll(closed(login));
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", String.valueOf(NODE));
    settings.put("controller.quorum.voters", NODE + "@" + controller);
    settings.put("listeners", listener + "," + CONTROLLER + "://" + controller);
    settings.put("advertised.listeners", listener);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("inter.broker.listener.name", CLIENTS);
    settings.put("log.dirs", directory.toString());
    return settings;
  }

  /** Whoever connects, be it the broker to its own controller, shows the login. */
  private static Map<String, String> closed(Login login) {
    Map<String, String> settings = new HashMap<>();
    settings.put(
        "listener.security.protocol.map",
        CLIENTS + ":SASL_PLAINTEXT," + CONTROLLER + ":SASL_PLAINTEXT");
    settings.put("sasl.mechanism.inter.broker.protocol", Login.MECHANISM);
    settings.put("sasl.mechanism.controller.protocol", Login.MECHANISM);
    for (String name : List.of(CLIENTS, CONTROLLER)) {
      String every = "listener.name." + name.toLowerCase(Locale.ROOT) + ".";
      settings.put(every + "sasl.enabled.mechanisms", Login.MECHANISM);
      String listener = every + Login.MECHANISM.toLowerCase(Locale.ROOT) + ".";
      settings.put(listener + "sasl.jaas.config", login.jaas());
      settings.put(listener + "sasl.server.callback.handler.class", LoginCheck.class.getName());
    }
    return settings;
  }
}
