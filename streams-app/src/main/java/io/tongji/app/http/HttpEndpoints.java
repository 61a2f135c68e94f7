package io.tongji.app.http;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The pages /metrics, /health/live and /health/ready. */
public final class HttpEndpoints implements AutoCloseable {

  private static final int THREADS = 4;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final ExecutorService threads;
  private final URI url;

  private HttpEndpoints(HttpServer server, ExecutorService threads, URI url) {
    this.server = server;
    this.threads = threads;
    this.url = url;
  }

  /**
   * Serves the pages from now on.
   *
   * @throws Failure if the address is taken or unknown, or the keystore cannot be used
   */
  public static HttpEndpoints start(
      HttpSettings settings,
      MetricsSource metrics,
      List<HealthCheck> live,
      List<HealthCheck> ready) {
    HttpServer server = at(settings, address -> bind(address, settings));
    HttpContext page = server.createContext("/metrics", exchange -> scrape(exchange, metrics));
    settings.credentials().map(Credentials::new).ifPresent(page::setAuthenticator);
    server.createContext("/health/live", exchange -> report(exchange, live));
    server.createContext("/health/ready", exchange -> report(exchange, ready));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, HttpEndpoints::thread);
    server.setExecutor(threads);
    server.start();
    return new HttpEndpoints(server, threads, urlOf(settings, server.getAddress().getPort()));
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
    at(
        settings,
        address -> {
          // An HTTP server that is never started would keep its port after its end.
          try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return address;
          }
        });
  }

  /** The address of the server, without a page. */
  public URI url() {
    return url;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Something that listens. */
  private interface Listening<S> {
    S at(InetSocketAddress address) throws IOException;
  }

  private static <S> S at(HttpSettings settings, Listening<S> listening) {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    if (address.isUnresolved()) {
      throw Failure.setting(
          "http.host is not known: \"" + settings.host() + "\"", "give an address of this machine");
    }
    try {
      return listening.at(address);
    } catch (BindException refused) {
      throw Failure.setting(
          "HTTP cannot listen on "
              + settings.host()
              + ":"
              + settings.port()
              + ": "
              + refused.getMessage(),
          "stop what uses the port, or choose another http.port (0 = a free one)");
    } catch (IOException failed) {
      throw Failure.setting("HTTP cannot listen on " + address + ": " + failed.getMessage());
    }
  }

  private static HttpServer bind(InetSocketAddress address, HttpSettings settings)
      throws IOException {
    if (settings.keystore().isEmpty()) {
      return HttpServer.create(address, 0);
    }
    HttpsConfigurator configurator = new HttpsConfigurator(Tls.context(settings));
    HttpsServer server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(configurator);
    return server;
  }

  private static URI urlOf(HttpSettings settings, int port) {
    String scheme = settings.keystore().isPresent() ? "https" : "http";
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create(scheme + "://" + host + ":" + port);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "http");
    thread.setDaemon(true);
    return thread;
  }

  private static void scrape(HttpExchange exchange, MetricsSource metrics) throws IOException {
    String accept = exchange.getRequestHeaders().getFirst("Accept");
    HttpAnswer.of(
        exchange, () -> new HttpAnswer(OK, metrics.contentType(accept), metrics.scrape(accept)));
  }

  private static void report(HttpExchange exchange, List<HealthCheck> checks) throws IOException {
    HttpAnswer.of(exchange, () -> report(HealthCheck.failing(checks)));
  }

  private static HttpAnswer report(List<String> failing) {
    String names = String.join("\",\"", failing);
    String body =
        failing.isEmpty()
            ? "{\"status\":\"up\"}\n"
            : "{\"status\":\"down\",\"failing\":[\"" + names + "\"]}\n";
    return new HttpAnswer(
        failing.isEmpty() ? OK : UNAVAILABLE,
        "application/json",
        body.getBytes(StandardCharsets.UTF_8));
  }
}
