package io.tongji.app.cluster;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether anybody listens where the brokers and the schema registry should be. */
public final class Servers {

  private static final Logger LOG = LoggerFactory.getLogger(Servers.class);
  private static final int PATIENCE_MS = 2_000;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private Servers() {}

  /**
   * Looks at the address of each broker once; a client of Kafka would knock until its timeout.
   *
   * @throws Failure if nobody listens at any of them
   */
  public static void refuseIfBrokersAreAway(AppConfig config) {
    String servers = config.get(Keys.BOOTSTRAP_SERVERS);
    if (nobodyListens(servers)) {
      throw Failure.server(
          "nobody listens at " + servers + "",
          "is ./tongji local running? Else start Kafka, or name its address by"
              + " --bootstrap-servers");
    }
  }

  /** Says at once whom a command will wait for, since they may come back within its timeout. */
  public static void warnWhoIsAway(AppConfig config) {
    String servers = config.get(Keys.BOOTSTRAP_SERVERS);
    if (nobodyListens(servers)) {
      warn(config, servers, "Kafka");
    }
    if (config.get(Keys.SCHEMA_REGISTRY_URL).stream().noneMatch(Servers::listens)) {
      warn(config, config.registryUrl(), config.get(Keys.LANG).of("模式注册中心", "the schema registry"));
    }
  }

  private static void warn(AppConfig config, String address, String who) {
    long seconds = config.get(Keys.OPERATION_TIMEOUT).toSeconds();
    LOG.warn(
        config
            .get(Keys.LANG)
            .of(
                "{} 没有服务在监听,最多等待 {} 秒({})。./tongji local 是否在运行?"
                    + "地址不对的,用 --bootstrap-servers 和 --registry-url 写明",
                "Nobody listens at {}: waiting up to {} s for {}. Is ./tongji local running? Name"
                    + " other addresses by --bootstrap-servers and --registry-url"),
        address,
        seconds,
        who);
  }

  private static boolean nobodyListens(String servers) {
    return Arrays.stream(servers.split(",", -1)).map(String::strip).noneMatch(Servers::listens);
  }

  private static boolean listens(String server) {
    String host = Utils.getHost(server);
    Integer port = Utils.getPort(server);
    return host != null && port != null && listens(host, port);
  }

  private static boolean listens(URI url) {
    int usual = "https".equals(url.getScheme()) ? HTTPS : HTTP;
    return url.getHost() != null
        && listens(url.getHost(), url.getPort() < 0 ? usual : url.getPort());
  }

  private static boolean listens(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MS);
      return true;
    } catch (IOException away) {
      return false;
    }
  }
}
