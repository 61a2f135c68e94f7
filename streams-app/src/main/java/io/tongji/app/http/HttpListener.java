package io.tongji.app.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one request for each connection, on a thread of its own, so that no page waits for
 * another. Connections, time and pages on their way are bounded: who sends nothing, reads nothing,
 * or half a handshake, is closed when its time is over, or for the next one that comes.
 */
final class HttpListener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

  private static final int CONNECTIONS = 64;
  private static final int PAGES = 8;
  private static final int SMALL = 16 * 1024;
  private static final int BODY_DRAINED = 64 * 1024;
  private static final long REQUEST_SECONDS = 5;
  private static final long ANSWER_SECONDS = 30;
  private static final long BREATH_MILLIS = 100;

  private final ServerSocket listening;
  private final Optional<SSLContext> tls;
  private final Function<HttpRequest, HttpAnswer> pages;
  private final ConnectionLimit connections = new ConnectionLimit(CONNECTIONS);
  private final ConnectionLimit large = new ConnectionLimit(PAGES);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(work -> daemon(work, "http"));
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, work -> daemon(work, "http-clock"));

  /** Listens on the bound socket from {@link #start} on. */
  HttpListener(
      ServerSocket listening, Optional<SSLContext> tls, Function<HttpRequest, HttpAnswer> pages) {
    this.listening = listening;
    this.tls = tls;
    this.pages = pages;
    clock.setRemoveOnCancelPolicy(true);
  }

  void start() {
    threads.execute(this::accept);
  }

  /** The port it listens on. */
  int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException failed) {
      LOG.warn("the port of HTTP could not be closed", failed);
    }
    clock.shutdownNow();
    threads.shutdownNow();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket connection = listening.accept();
        connections.enter(connection);
        threads.execute(() -> serve(connection));
      } catch (IOException failed) {
        if (!listening.isClosed()) {
          LOG.warn("a connection over HTTP was not accepted: {}", failed.getMessage());
          breathe();
        }
      }
    }
  }

  /** Files may have run out; others give some back. */
  private static void breathe() {
    try {
      TimeUnit.MILLISECONDS.sleep(BREATH_MILLIS);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket connection) {
    try (connection;
        Socket secured = secured(connection)) {
      exchange(connection, secured);
    } catch (IOException gone) {
      LOG.debug("a connection over HTTP ended: {}", gone.getMessage());
    } finally {
      connections.leave(connection);
      large.leave(connection);
    }
  }

  /** A socket above the connection, so that the connection can be closed while TLS waits. */
  private Socket secured(Socket connection) throws IOException {
    if (tls.isEmpty()) {
      return connection;
    }
    SSLSocket secured =
        (SSLSocket)
            tls.get().getSocketFactory().createSocket(connection, "", connection.getPort(), false);
    secured.setUseClientMode(false);
    return secured;
  }

  private void exchange(Socket connection, Socket secured) throws IOException {
    InputStream in = secured.getInputStream();
    ScheduledFuture<?> asking = endAfter(REQUEST_SECONDS, connection);
    try {
      HttpRequest request = HttpRequest.read(new BufferedInputStream(in));
      asking.cancel(false);
      ScheduledFuture<?> answering = endAfter(ANSWER_SECONDS, connection);
      try {
        answer(request, connection, secured.getOutputStream());
        if (request.hasBody()) {
          in.readNBytes(BODY_DRAINED); // or the answer is lost with what was not read
        }
      } finally {
        answering.cancel(false);
      }
    } catch (ProtocolException malformed) {
      send(
          HttpAnswer.text(400, String.valueOf(malformed.getMessage())),
          secured.getOutputStream(),
          true);
    } finally {
      asking.cancel(false);
    }
  }

  private void answer(HttpRequest request, Socket connection, OutputStream out) throws IOException {
    HttpAnswer answer = pages.apply(request).accepted(request);
    if (answer.body().length > SMALL) {
      large.enter(connection);
    }
    send(answer, out, !request.isHead());
  }

  private static void send(HttpAnswer answer, OutputStream out, boolean whole) throws IOException {
    out.write(answer.head());
    if (whole) {
      out.write(answer.body());
    }
    out.flush();
  }

  private ScheduledFuture<?> endAfter(long seconds, Socket connection) {
    return clock.schedule(
        () -> {
          connection.close();
          return connection;
        },
        seconds,
        TimeUnit.SECONDS);
  }
}
