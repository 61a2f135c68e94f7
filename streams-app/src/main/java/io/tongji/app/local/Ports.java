package io.tongji.app.local;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback address. */
public final class Ports {

  static final String LOOPBACK = "127.0.0.1";

  /** How often a server claims a port at most, if each is taken before the server has it. */
  static final int MOST_CLAIMS = 3;

  private static final int HIGHEST = 65_535;

  /** Linux gives ports from 32768 on to outgoing connections, others from 49152 on. */
  private static final int HIGHEST_FREE = 32_768;

  private static final int LOWEST_FREE = 10_000;
  private static final int TRIES = 100;

  private Ports() {}

  /**
   * The wanted port, refused if it is taken; 0 = any free one. A server takes its port only when it
   * has started: so a free one is of those that no system gives to outgoing connections meanwhile,
   * and a server that finds it taken nevertheless claims another.
   */
  public static int claim(String server, int wanted) {
    if (wanted < 0 || wanted > HIGHEST) {
      throw Failure.setting(
          server + " cannot listen on port " + wanted, "give one from 0 (= a free one) to 65535");
    }
    return wanted == 0
        ? ThreadLocalRandom.current()
            .ints(TRIES, LOWEST_FREE, HIGHEST_FREE)
            .filter(Ports::isFree)
            .findFirst()
            .orElseGet(() -> bind(server, 0))
        : bind(server, wanted);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      listen(socket, port);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static void listen(ServerSocket socket, int port) throws IOException {
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port));
  }

  /** True if a server did not start because its port is taken. */
  static boolean isTaken(Throwable failed) {
    return failed instanceof BindException
        || (failed.getCause() != null && isTaken(failed.getCause()));
  }

  private static int bind(String server, int wanted) {
    try (ServerSocket socket = new ServerSocket()) {
      listen(socket, wanted);
      return socket.getLocalPort();
    } catch (IOException taken) {
      throw Failure.setting(
              server + " cannot listen on " + LOOPBACK + ":" + wanted + ": the port is taken",
              "stop what uses it or choose another port (0 = a free one)")
          .from(taken);
    }
  }
}
