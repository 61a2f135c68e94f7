package io.tongji.app.http;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages /metrics, /health/live and /health/ready. */
public final class HttpEndpoints implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoints.class);

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int SCRAPES_AT_ONCE = 2;

  private final HttpListener listener;
  private final URI url;

  private HttpEndpoints(HttpListener listener, URI url) {
    this.listener = listener;
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
    Optional<SSLContext> tls = tls(settings);
    Pages pages =
        new Pages(
            new KnownHosts(settings.names()),
            settings.credentials().map(Credentials::new),
            metrics,
            live,
            ready,
            new Semaphore(SCRAPES_AT_ONCE));
    HttpListener listener = new HttpListener(bind(settings), tls, pages::answer);
    listener.start();
    return new HttpEndpoints(listener, urlOf(settings, listener.port()));
  }

  /**
   * Checks, before anything else is started, that {@link #start} would not refuse these settings.
   *
   * @throws Failure as start does
   */
  public static void rehearse(HttpSettings settings) {
    Optional<SSLContext> unused = tls(settings);
    try {
      bind(settings).close();
    } catch (IOException failed) {
      throw cannotListen(settings, failed);
    }
  }

  /** The address of the server, without a page. */
  public URI url() {
    return url;
  }

  @Override
  public void close() {
    listener.close();
  }

  private static Optional<SSLContext> tls(HttpSettings settings) {
    return settings.keystore().isPresent() ? Optional.of(Tls.context(settings)) : Optional.empty();
  }

  private static ServerSocket bind(HttpSettings settings) {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    if (address.isUnresolved()) {
      throw Failure.setting(
          "http.host is not known: \"" + settings.host() + "\"", "give an address of this machine");
    }
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
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
          "stop what uses the port, or choose another http.port (0 = a free one)");
    } catch (IOException failed) {
      throw cannotListen(settings, failed);
    }
  }

  private static void bind(ServerSocket socket, InetSocketAddress address) throws IOException {
    try {
      socket.bind(address);
    } catch (IOException refused) {
      socket.close();
      throw refused;
    }
  }

  private static Failure cannotListen(HttpSettings settings, IOException failed) {
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

  /** What is answered to whom. */
  private record Pages(
      KnownHosts hosts,
      Optional<Credentials> credentials,
      MetricsSource metrics,
      List<HealthCheck> live,
      List<HealthCheck> ready,
      Semaphore scrapes) {

    HttpAnswer answer(HttpRequest request) {
      if (!hosts.include(request.header("host"))) {
        return HttpAnswer.text(421, "this name is not known here; http.names lists those that are");
      }
      try {
        return switch (request.path()) {
          case "/metrics" -> reading(request, () -> scrape(request));
          case "/health/live" -> reading(request, () -> report(HealthCheck.failing(live)));
          case "/health/ready" -> reading(request, () -> report(HealthCheck.failing(ready)));
          default -> HttpAnswer.text(404, "not found");
        };
      } catch (RuntimeException failed) {
        LOG.warn("a page could not be made", failed);
        return HttpAnswer.text(500, "the page could not be made; the log says why");
      }
    }

    private static HttpAnswer reading(HttpRequest request, Supplier<HttpAnswer> page) {
      return request.method().matches("GET|HEAD")
          ? page.get()
          : HttpAnswer.text(405, "only GET and HEAD").with("Allow", "GET, HEAD");
    }

    private HttpAnswer scrape(HttpRequest request) {
      boolean known =
          credentials.isEmpty() || credentials.get().areIn(request.header("authorization"));
      if (!known) {
        return HttpAnswer.text(401, "user and password are wanted")
            .with("WWW-Authenticate", "Basic realm=\"tongji\", charset=\"UTF-8\"");
      }
      String accept = request.header("accept");
      scrapes.acquireUninterruptibly();
      try {
        return HttpAnswer.page(OK, metrics.contentType(accept), metrics.scrape(accept));
      } finally {
        scrapes.release();
      }
    }

    private static HttpAnswer report(List<String> failing) {
      String names = String.join("\",\"", failing);
      String body =
          failing.isEmpty()
              ? "{\"status\":\"up\"}\n"
              : "{\"status\":\"down\",\"failing\":[\"" + names + "\"]}\n";
      return HttpAnswer.page(
          failing.isEmpty() ? OK : UNAVAILABLE,
          "application/json",
          body.getBytes(StandardCharsets.UTF_8));
    }
  }
}
