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
 * So many at once and no more: one that comes to a full crowd takes the place of the one that is in
 * it for longest, which is closed. So those who keep their places for nothing keep nobody out.
 */
final class Crowd {

  private static final Logger LOG = LoggerFactory.getLogger(Crowd.class);

  private final int most;
  private final Set<Closeable> inside = new LinkedHashSet<>();

  Crowd(int most) {
    this.most = most;
  }

  void enter(Closeable guest) {
    Closeable longest = admit(guest);
    if (longest != null) {
      try {
        longest.close();
      } catch (IOException failed) {
        LOG.debug("a connection that made room could not be closed", failed);
      }
    }
  }

  private synchronized @Nullable Closeable admit(Closeable guest) {
    inside.add(guest);
    if (inside.size() <= most) {
      return null;
    }
    Iterator<Closeable> oldestFirst = inside.iterator();
    Closeable longest = oldestFirst.next();
    oldestFirst.remove();
    return longest;
  }

  synchronized void leave(Closeable guest) {
    inside.remove(guest);
  }
}
