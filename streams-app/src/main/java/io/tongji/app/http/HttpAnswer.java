package io.tongji.app.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** One answer over HTTP. */
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

  private static final int WORTH_COMPRESSING = 1024;

  /** Nobody may keep a figure that is not released, or take it for a page or a script. */
  private static final String ALWAYS =
      "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nConnection: close\r\n";

  /** A page. */
  static HttpAnswer page(int status, String contentType, byte[] body) {
    return new HttpAnswer(status, Map.of("Content-Type", contentType), body);
  }

  /** A sentence. */
  static HttpAnswer text(int status, String message) {
    return page(
        status, "text/plain; charset=utf-8", (message + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** This answer with one more header. */
  HttpAnswer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new HttpAnswer(status, more, body);
  }

  /** This answer, compressed if that is worth it and the reader accepts it. */
  HttpAnswer accepted(HttpRequest request) throws IOException {
    String encodings = request.header("accept-encoding");
    if (body.length < WORTH_COMPRESSING || encodings == null || !encodings.contains("gzip")) {
      return this;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(body);
    }
    return new HttpAnswer(status, headers, bytes.toByteArray()).with("Content-Encoding", "gzip");
  }

  /** The head as it is sent; the body follows. */
  byte[] head() {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + reason() + "\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append(ALWAYS).append("Content-Length: ").append(body.length).append("\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private String reason() {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 421 -> "Misdirected Request";
      case 500 -> "Internal Server Error";
      case 503 -> "Service Unavailable";
      default -> "";
    };
  }
}
