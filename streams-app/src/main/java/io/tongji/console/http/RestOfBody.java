package io.tongji.console.http;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * What is left of a body when the answer is sent: read and dropped, up to a bound. A server that
 * closes the connection on a browser that is still sending makes the network drop the answer with
 * it (RFC 9112, 9.6), and a clerk with too large a file or an old session reads "connection reset"
 * in place of the reason. The connector bounds how long this may last.
 */
final class RestOfBody implements Runnable {

  private final Request request;
  private final Callback done;
  private long left = 4 * FormBody.LARGEST;

  private RestOfBody(Request request, Callback done) {
    this.request = request;
    this.done = done;
  }

  /**
   * A callback of the answer that drops the rest before it ends the request.
   *
   * @param done what ends it
   */
  static Callback before(Request request, Callback done) {
    return Callback.from(new RestOfBody(request, done), done::failed);
  }

  @Override
  public void run() {
    while (left > 0) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      left -= chunk.remaining();
      chunk.release();
      if (chunk.isLast()) { // a body that has failed, too
        break;
      }
    }
    done.succeeded();
  }
}
