package io.tongji.app.http;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server of pages in bounds: of connections, of their time, and of the names that it answers to.
 */
public final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private static final int CONNECTIONS = 64;
  private static final int LARGEST_HEAD = 16 * 1024;

  private final Server server;
  private final URI url;

  /**
   * How long a browser may take.
   *
   * @param idle without sending or reading
   * @param connection for all of a request and its answer
   */
  public record Patience(Duration idle, Duration connection) {}

  private WebServer(Server server, URI url) {
    this.server = server;
    this.url = url;
  }

  /**
   * Serves the pages from now on.
   *
   * @throws Failure if the address is taken or unknown, or the keystore cannot be used
   */
  public static WebServer start(HttpSettings settings, Handler pages, Patience patience) {
    QueuedThreadPool threads = new QueuedThreadPool(CONNECTIONS, 4);
    threads.setName(settings.prefix());
    threads.setDaemon(true);
    Server server = new Server(threads);
    server.setErrorHandler(new Pages.ErrorPages());
    server.setHandler(new KnownNames(settings, pages));
    BoundedConnector connector =
        new BoundedConnector(server, factories(settings), CONNECTIONS, patience.connection());
    connector.setIdleTimeout(patience.idle().toMillis());
    connector.setShutdownIdleTimeout(0);
    server.addConnector(connector);
    try {
      connector.open(bind(settings));
      server.start();
    } catch (Failure refused) {
      throw refused;
    } catch (Exception failed) {
      throw cannotListen(settings, failed);
    }
    return new WebServer(server, urlOf(settings, connector.getLocalPort()));
  }

  /** One request for each connection, in plain text or above TLS. */
  private static ConnectionFactory[] factories(HttpSettings settings) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setPersistentConnectionsEnabled(false);
    configuration.setRequestHeaderSize(LARGEST_HEAD);
    configuration.setSendServerVersion(false);
    configuration.addCustomizer(new SecureRequestCustomizer(false)); // KnownHosts checks the name
    HttpConnectionFactory http = new HttpConnectionFactory(configuration);
    return settings.keystore().isEmpty()
        ? new ConnectionFactory[] {http}
        : AbstractConnectionFactory.getFactories(Tls.context(settings), http);
  }

  /**
   * Checks, before anything else is started, that {@link #start} would not refuse these settings.
   *
   * @throws Failure as start does
   */
  public static void rehearse(HttpSettings settings) {
    if (settings.keystore().isPresent()) {
      Tls.context(settings);
    }
    try {
      bind(settings).close();
    } catch (IOException failed) {
      throw cannotListen(settings, failed);
    }
  }

  /** The address, without a page. */
  public URI url() {
    return url;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failed) {
      LOG.warn("HTTP did not end in order", failed);
    }
  }

  private static ServerSocketChannel bind(HttpSettings settings) {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    if (address.isUnresolved()) {
      throw Failure.setting(
          settings.prefix() + ".host is not known: \"" + settings.host() + "\"",
          "give an address of this machine");
    }
    try {
      ServerSocketChannel socket = ServerSocketChannel.open();
      socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      bind(socket, address);
      return socket;
    } catch (BindException refused) {
      throw Failure.setting(
          "HTTP cannot listen on "
              + settings.host()
              + ":"
              + settings.port()
              + ": "
              + refused.getMessage(),
          "stop what uses the port, or choose another "
              + settings.prefix()
              + ".port (0 = a free one)");
    } catch (IOException failed) {
      throw cannotListen(settings, failed);
    }
  }

  private static void bind(ServerSocketChannel socket, InetSocketAddress address)
      throws IOException {
    try {
      socket.bind(address);
    } catch (IOException refused) {
      socket.close();
      throw refused;
    }
  }

  private static Failure cannotListen(HttpSettings settings, Exception failed) {
    return Failure.setting(
        "HTTP cannot listen on "
            + settings.host()
            + ":"
            + settings.port()
            + ": "
            + failed.getMessage());
  }

  private static URI urlOf(HttpSettings settings, int port) {
    String scheme = settings.keystore().isPresent() ? "https" : "http";
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create(scheme + "://" + host + ":" + port);
  }
}
