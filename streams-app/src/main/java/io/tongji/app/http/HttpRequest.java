package io.tongji.app.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request (RFC 9112): method, path without its query, and the headers by their names
 * in lower case, of repeated ones the first.
 */
record HttpRequest(String method, String path, Map<String, String> headers) {

  /** Octets of a head at most. */
  static final int LONGEST = 16 * 1024;

  /**
   * Reads one, up to the empty line.
   *
   * @throws EOFException if the stream ends before
   * @throws ProtocolException if it is no request, or too long
   */
  static HttpRequest read(InputStream in) throws IOException {
    List<String> lines = List.of(head(in).split("\r\n", -1));
    String[] first = lines.get(0).split(" ", -1);
    if (first.length != 3 || !first[1].startsWith("/") || !first[2].startsWith("HTTP/1.")) {
      throw new ProtocolException("no request of HTTP/1.1");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new ProtocolException("a header without a name");
      }
      headers.putIfAbsent(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new HttpRequest(first[0], first[1].split("\\?", 2)[0], Map.copyOf(headers));
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < LONGEST) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException();
      }
      head.append((char) octet);
      if (octet == '\n' && isWhole(head)) {
        return head.toString().strip();
      }
    }
    throw new ProtocolException("a head of more than " + LONGEST + " bytes");
  }

  private static boolean isWhole(StringBuilder head) {
    int end = head.length();
    return end >= 4 && head.substring(end - 4).equals("\r\n\r\n");
  }

  /** The value of a header by its name in lower case. */
  @Nullable String header(String name) {
    return headers.get(name);
  }

  /** Whether a body follows the head. */
  boolean hasBody() {
    return headers.containsKey("content-length") || headers.containsKey("transfer-encoding");
  }

  /** Whether the reader wants the head of the answer alone. */
  boolean isHead() {
    return method.equals("HEAD");
  }
}
