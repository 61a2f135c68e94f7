package io.tongji.app.http;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that may be open at once. One too many closes the oldest, so connections that are
 * open for nothing keep nobody out.
 */
final class ConnectionLimit {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimit.class);

  private final int most;
  private final Set<Closeable> open = new LinkedHashSet<>();

  ConnectionLimit(int most) {
    this.most = most;
  }

  void enter(Closeable connection) {
    Closeable oldest = admit(connection);
    if (oldest != null) {
      try {
        oldest.close();
      } catch (IOException failed) {
        LOG.debug("the oldest connection could not be closed", failed);
      }
    }
  }

  private synchronized @Nullable Closeable admit(Closeable connection) {
    open.add(connection);
    if (open.size() <= most) {
      return null;
    }
    Iterator<Closeable> oldestFirst = open.iterator();
    Closeable oldest = oldestFirst.next();
    oldestFirst.remove();
    return oldest;
  }

  synchronized void leave(Closeable connection) {
    open.remove(connection);
  }
}
