package io.tongji.app.http;

import io.tongji.failure.Failure;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The pages /metrics, /health/live and /health/ready. */
public final class HttpEndpoints implements AutoCloseable {

  private static final int SCRAPES_AT_ONCE = 2;
  private static final int LARGE_PAGES_AT_ONCE = 8;
  private static final WebServer.Patience PATIENCE =
      new WebServer.Patience(Duration.ofSeconds(5), Duration.ofSeconds(35));

  private final WebServer server;

  private HttpEndpoints(WebServer server) {
    this.server = server;
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
    Pages pages = new Pages(settings, metrics, live, ready, SCRAPES_AT_ONCE, LARGE_PAGES_AT_ONCE);
    return new HttpEndpoints(WebServer.start(settings, pages, PATIENCE));
  }

  /**
   * Checks, before anything else is started, that {@link #start} would not refuse these settings.
   *
   * @throws Failure as start does
   */
  public static void rehearse(HttpSettings settings) {
    WebServer.rehearse(settings);
  }

  /** The address of the server, without a page. */
  public URI url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }
}
