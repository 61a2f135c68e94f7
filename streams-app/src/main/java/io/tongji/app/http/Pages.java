package io.tongji.app.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages, and who may read them. */
final class Pages extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int SMALL = 16 * 1024;

  /** Nobody may keep a figure that is not released, or take it for a page or a script. */
  private static final List<HttpField> ALWAYS =
      List.of(
          new HttpField("X-Content-Type-Options", "nosniff"),
          new HttpField(HttpHeader.CACHE_CONTROL, "no-store"));

  private final Optional<Credentials> credentials;
  private final MetricsSource metrics;
  private final List<HealthCheck> live;
  private final List<HealthCheck> ready;
  private final Semaphore scrapes;
  private final ConnectionLimit large;

  /**
   * Pages for these readers.
   *
   * @param scrapesAtOnce scrapes that are written at the same time; more wait
   * @param largeAtOnce large pages on their way at the same time; one more ends the oldest
   */
  Pages(
      HttpSettings settings,
      MetricsSource metrics,
      List<HealthCheck> live,
      List<HealthCheck> ready,
      int scrapesAtOnce,
      int largeAtOnce) {
    this.credentials = settings.credentials().map(Credentials::new);
    this.metrics = metrics;
    this.live = live;
    this.ready = ready;
    this.scrapes = new Semaphore(scrapesAtOnce);
    this.large = new ConnectionLimit(largeAtOnce);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      answer(request, response, callback);
    } catch (RuntimeException | IOException failed) {
      LOG.warn("a page could not be made", failed);
      text(response, 500, "the page could not be made; the log says why", callback);
    }
    return true;
  }

  private void answer(Request request, Response response, Callback callback) throws IOException {
    String page = Request.getPathInContext(request);
    if (!page.matches("/metrics|/health/(live|ready)")) {
      text(response, 404, "not found", callback);
    } else if (!request.getMethod().matches("GET|HEAD")) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      text(response, 405, "only GET and HEAD", callback);
    } else if (!page.equals("/metrics")) {
      report(HealthCheck.failing(page.endsWith("live") ? live : ready), response, callback);
    } else if (mayScrape(request)) {
      scrape(request, response, callback);
    } else {
      response
          .getHeaders()
          .put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"tongji\", charset=\"UTF-8\"");
      text(response, 401, "user and password are wanted", callback);
    }
  }

  private boolean mayScrape(Request request) {
    return credentials.isEmpty()
        || credentials.get().areIn(request.getHeaders().get(HttpHeader.AUTHORIZATION));
  }

  private void scrape(Request request, Response response, Callback callback) throws IOException {
    String accept = request.getHeaders().get(HttpHeader.ACCEPT);
    String encodings = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
    byte[] body;
    scrapes.acquireUninterruptibly();
    try {
      if (encodings != null && encodings.contains("gzip")) {
        body = metrics.zipped(accept);
        response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
      } else {
        body = metrics.scrape(accept);
      }
    } finally {
      scrapes.release();
    }
    String type = metrics.contentType(accept);
    if (body.length <= SMALL) {
      send(response, 200, type, body, callback);
      return;
    }
    EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
    large.enter(connection);
    send(response, 200, type, body, Callback.from(callback, () -> large.leave(connection)));
  }

  private static void report(List<String> failing, Response response, Callback callback) {
    String names = String.join("\",\"", failing);
    String body =
        failing.isEmpty()
            ? "{\"status\":\"up\"}\n"
            : "{\"status\":\"down\",\"failing\":[\"" + names + "\"]}\n";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    send(response, failing.isEmpty() ? 200 : 503, "application/json", bytes, callback);
  }

  static void text(Response response, int status, String sentence, Callback callback) {
    send(response, status, TEXT, (sentence + "\n").getBytes(StandardCharsets.UTF_8), callback);
  }

  private static void send(
      Response response, int status, String type, byte[] body, Callback callback) {
    response.setStatus(status);
    ALWAYS.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** What is answered to something that is no request, or too long a one. */
  static final class ErrorPages extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      int status = response.getStatus();
      text(response, status, "refused: " + HttpStatus.getMessage(status), callback);
      return true;
    }
  }
}
