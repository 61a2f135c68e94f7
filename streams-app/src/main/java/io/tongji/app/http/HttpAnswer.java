package io.tongji.app.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One answer over HTTP. */
record HttpAnswer(int status, String contentType, byte[] body) {

  private static final Logger LOG = LoggerFactory.getLogger(HttpAnswer.class);
  private static final int WORTH_COMPRESSING = 1024;

  /** Answers a reading request for exactly the page, and refuses anything else. */
  static void of(HttpExchange exchange, Supplier<HttpAnswer> page) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(exchange.getHttpContext().getPath())) {
        text(404, "not found").send(exchange);
      } else if (!exchange.getRequestMethod().matches("GET|HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        text(405, "only GET and HEAD").send(exchange);
      } else {
        made(page).send(exchange);
      }
    }
  }

  private static HttpAnswer made(Supplier<HttpAnswer> page) {
    try {
      return page.get();
    } catch (RuntimeException failed) {
      LOG.warn("a page could not be made", failed);
      return text(500, "the page could not be made; the log says why");
    }
  }

  private static HttpAnswer text(int status, String message) {
    byte[] body = (message + "\n").getBytes(StandardCharsets.UTF_8);
    return new HttpAnswer(status, "text/plain; charset=utf-8", body);
  }

  private void send(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    byte[] sent = body;
    if (body.length >= WORTH_COMPRESSING && acceptsGzip(exchange)) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      sent = compressed();
    }
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, sent.length == 0 ? -1 : sent.length);
    exchange.getResponseBody().write(sent);
  }

  private static boolean acceptsGzip(HttpExchange exchange) {
    String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }

  private byte[] compressed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(body);
    }
    return bytes.toByteArray();
  }
}
