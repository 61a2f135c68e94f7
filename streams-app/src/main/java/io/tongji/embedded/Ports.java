package io.tongji.embedded;

import io.tongji.embedded.StartException.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
final class Ports {

  static final String LOOPBACK = "127.0.0.1";

  private static final int HIGHEST = 65_535;

  private Ports() {}

  /** The wanted port, refused if it is taken; 0 = any free one. */
  static int claim(String server, int wanted) {
    if (wanted < 0 || wanted > HIGHEST) {
      throw new StartException(
          Fault.SETTING,
          server
              + " cannot listen on port "
              + wanted
              + "; give one from 0 (= a free one) to 65535");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), wanted));
      return socket.getLocalPort();
    } catch (IOException taken) {
      throw new StartException(
          Fault.SETTING,
          server
              + " cannot listen on "
              + LOOPBACK
              + ":"
              + wanted
              + ": the port is taken; stop what uses it or choose another port (0 = a free one)",
          taken);
    }
  }
}
