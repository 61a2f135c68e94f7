package io.tongji.app.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connector with bounds that Jetty does not have. Its own idle time-out ends who sends or reads
 * nothing, but begins anew with each byte; and its own limit keeps new connections waiting, where
 * this one closes the oldest.
 */
final class BoundedConnector extends ServerConnector {

  private final ConnectionLimit open;
  private final Duration longest;
  private final Map<EndPoint, Scheduler.Task> ends = new ConcurrentHashMap<>();

  /**
   * A connector of the server.
   *
   * @param connections open at the same time
   * @param longest the life of a connection at most, whatever is sent and read
   */
  BoundedConnector(
      Server server, ConnectionFactory[] factories, int connections, Duration longest) {
    super(server, 1, 1, factories);
    this.open = new ConnectionLimit(connections);
    this.longest = longest;
  }

  @Override
  protected void onEndPointOpened(EndPoint connection) {
    super.onEndPointOpened(connection);
    ends.put(
        connection,
        getScheduler().schedule(connection::close, longest.toMillis(), TimeUnit.MILLISECONDS));
    open.enter(connection);
  }

  @Override
  protected void onEndPointClosed(EndPoint connection) {
    Scheduler.Task end = ends.remove(connection);
    if (end != null) {
      end.cancel();
    }
    open.leave(connection);
    super.onEndPointClosed(connection);
  }
}
