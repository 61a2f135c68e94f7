package io.tongji.it;

import io.tongji.app.local.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between processes of this machine: every connection goes through here, and each
 * direction between two of them can be cut or slowed. What is sent over a cut link is held, as TCP
 * holds it, and arrives when the link is whole again, late; also that a connection ended.
 */
final class Links implements AutoCloseable {

  /** Whoever is no process of the cluster: commands and readers. */
  static final String OUTSIDE = "outside";

  private static final int CHUNK = 16 * 1024;

  /** A direction. */
  private record Way(String from, String to) {}

  private final Map<Way, Duration> slow = new HashMap<>();
  private final Collection<Way> cut = new ArrayList<>();
  private final Map<Long, String> processes = new ConcurrentHashMap<>();
  private final List<ServerSocket> servers = new ArrayList<>();

  /** Opens a port that leads to a port of a process. */
  int forward(String target, int port) {
    try {
      InetAddress loopback = InetAddress.getByName("127.0.0.1");
      ServerSocket server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(loopback, Ports.claim("a forwarder", 0)));
      servers.add(server);
      inBackground(() -> accept(server, target, new InetSocketAddress(loopback, port)));
      return server.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whose connections those of a process are. */
  void know(String name, Process process) {
    processes.put(process.pid(), name);
  }

  /** Cuts a direction. */
  synchronized void cut(String from, String to) {
    cut.add(new Way(from, to));
  }

  /** Everything that goes a way takes so much longer. */
  synchronized void slow(String from, String to, Duration delay) {
    slow.put(new Way(from, to), delay);
  }

  /** All links are whole again. */
  synchronized void heal() {
    cut.clear();
    slow.clear();
    notifyAll();
  }

  private void accept(ServerSocket server, String target, InetSocketAddress address) {
    try {
      while (true) {
        Socket client = server.accept();
        inBackground(() -> connect(client, server.getLocalPort(), target, address));
      }
    } catch (IOException closed) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(closed);
      }
    }
  }

  private void connect(Socket client, int port, String target, InetSocketAddress address) {
    Socket there = new Socket();
    try {
      String source = SocketOwner.of(client.getPort(), port, processes).orElse(OUTSIDE);
      client.setTcpNoDelay(true);
      there.setTcpNoDelay(true);
      awaitWhole(source, target);
      there.connect(address);
      inBackground(() -> pump(client, there, new Way(source, target)));
      pump(there, client, new Way(target, source));
    } catch (IOException nobodyThere) {
      close(client);
      close(there);
    }
  }

  private void pump(Socket from, Socket to, Way way) {
    byte[] chunk = new byte[CHUNK];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        awaitWhole(way.from(), way.to());
        out.write(chunk, 0, read);
      }
    } catch (IOException ended) {
      // one end is gone: the other one is to see it, by closing below
    } finally {
      awaitWhole(way.from(), way.to());
    }
  }

  /** Waits while a way is cut, and for as long as it is slow. */
  private void awaitWhole(String from, String to) {
    Way way = new Way(from, to);
    try {
      Duration delay;
      synchronized (this) {
        while (cut.contains(way)) {
          wait();
        }
        delay = slow.getOrDefault(way, Duration.ZERO);
      }
      if (!delay.isZero()) {
        Thread.sleep(delay.toMillis()); // the delay itself is what is tried
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(null, work, "link", 128 * 1024);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    heal();
    for (ServerSocket server : servers) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
