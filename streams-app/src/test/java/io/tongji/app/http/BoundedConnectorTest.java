package io.tongji.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.Test;

class BoundedConnectorTest {

  /** A byte now and then keeps Jetty's idle time-out from ever being reached. */
  @Test
  void whoSendsAByteNowAndThenIsEndedAllTheSame() throws Exception {
    Server server = new Server(new QueuedThreadPool(8));
    BoundedConnector connector =
        new BoundedConnector(
            server,
            new ConnectionFactory[] {new HttpConnectionFactory()},
            2,
            Duration.ofSeconds(1));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.start();
    try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
      OutputStream out = socket.getOutputStream();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);

      assertThatThrownBy(() -> trickle(out, end)).isInstanceOf(IOException.class);
      assertThat(System.nanoTime()).isLessThan(end);
    } finally {
      server.stop();
    }
  }

  private static void trickle(OutputStream out, long end) throws Exception {
    while (System.nanoTime() < end) {
      out.write('G');
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
