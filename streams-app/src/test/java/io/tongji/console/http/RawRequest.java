package io.tongji.console.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A request such as no browser sends. */
final class RawRequest {

  private static final long MOST_SENT = 1L << 30;
  private static final int PATIENCE_MILLIS = 60_000;

  private RawRequest() {}

  /** The status of the answer to a head without a body; 0 if the server ends the connection. */
  static int status(URI server, String request, String... headers) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(head(request, headers));
      return status(socket);
    }
  }

  /**
   * The status for who sends a whole body before the answer is read, as browsers do; 0 if the
   * server ends the connection.
   *
   * @param length of the body in bytes
   */
  static int afterBody(URI server, String request, long length, String... headers)
      throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Host: localhost";
    all[headers.length + 1] = "Content-Length: " + length;
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(head(request, all));
      byte[] block = new byte[1 << 16];
      for (long left = length; left > 0; left -= block.length) {
        out.write(block, 0, (int) Math.min(left, block.length));
      }
      return status(socket);
    }
  }

  /**
   * How much of a body without an end is taken, in bytes, which come in chunks.
   *
   * @param beginning of the body
   */
  static long taken(URI server, String request, String beginning, String... headers)
      throws IOException {
    byte[] chunk = new byte[1 << 16];
    byte[] size = (Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] begin = beginning.getBytes(StandardCharsets.US_ASCII);
    long sent = 0;
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head(request, headers));
      out.write((Integer.toHexString(begin.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(begin);
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      while (sent < MOST_SENT) {
        out.write(size);
        out.write(chunk);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        sent += chunk.length;
      }
    } catch (SocketException ended) {
      return sent;
    }
    return sent;
  }

  private static byte[] head(String request, String... headers) {
    return (request + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static int status(Socket socket) throws IOException {
    BufferedReader answer =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    String line = answer.readLine();
    return line == null ? 0 : Integer.parseInt(line.split(" ", -1)[1]);
  }
}
