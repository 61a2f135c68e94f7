package io.tongji.console.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request such as no browser sends. */
final class RawRequest {

  private static final int PATIENCE_MILLIS = 10_000;

  private RawRequest() {}

  /** The status of the answer to a head without a body; 0 if the server ends the connection. */
  static int status(URI server, String request, String... headers) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      String head = request + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String line = answer.readLine();
      return line == null ? 0 : Integer.parseInt(line.split(" ", -1)[1]);
    }
  }
}
