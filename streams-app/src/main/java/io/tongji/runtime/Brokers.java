package io.tongji.runtime;

import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;

/** Looks whether anybody listens where the brokers should be. */
public final class Brokers {

  private static final int PATIENCE_MS = 2_000;

  private Brokers() {}

  /**
   * Looks at each address once; a client of Kafka would knock until its timeout.
   *
   * @throws UnreachableException if nobody listens at any of them
   */
  public static void refuseIfAway(AppConfig config) {
    String servers = config.get(Keys.BOOTSTRAP_SERVERS);
    if (Arrays.stream(servers.split(",", -1)).map(String::strip).noneMatch(Brokers::listens)) {
      throw new UnreachableException(
          "nobody listens at " + servers + ": start Kafka, or correct the bootstrap servers");
    }
  }

  private static boolean listens(String server) {
    String host = Utils.getHost(server);
    Integer port = Utils.getPort(server);
    if (host == null || port == null) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MS);
      return true;
    } catch (IOException away) {
      return false;
    }
  }
}
